package org.greenclassroom.training;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for the survey of needs: by a school's link or through the office, counted. */
@Service
@Transactional
public class Needs {
  private static final int PAGE = 50;

  /** A link that hangs in a staff room is forgotten there: after a year it opens nothing. */
  private static final Duration GOOD_FOR = Duration.ofDays(365);

  private final NeedTable table;
  private final Teachers teachers;
  private final Partners partners;
  private final Nearby nearby;

  Needs(NeedTable table, Teachers teachers, Partners partners, Nearby nearby) {
    this.table = table;
    this.teachers = teachers;
    this.partners = partners;
    this.nearby = nearby;
  }

  /**
   * What one teacher says.
   *
   * @param who null: says no name
   */
  public record Answer(
      UUID uid,
      List<Integer> aspects,
      Set<Wish> wishes,
      Set<Obstacle> obstacles,
      Teachers.@Nullable Known who) {}

  /** A new link for a school; the one before it ends. */
  public String link(Occasion occasion, long school) {
    var partner = partners.partner(school);
    if (!partner.is(PartnerKind.SCHOOL))
      throw new Refusal("training.refusal.not-a-school", partner.name());
    var secret = PublicLinks.secret();
    table.link(occasion, school, secret);
    return secret;
  }

  @Transactional(readOnly = true)
  public Optional<String> secret(long school, Instant now) {
    return table.secret(school, now.minus(GOOD_FOR));
  }

  @Transactional(readOnly = true)
  long behind(String secret, Instant now) {
    return table.behind(secret, now.minus(GOOD_FOR)).orElseThrow(() -> Refusal.notFound("link"));
  }

  /**
   * Takes an answer; the same sent again is the same.
   *
   * @return whether it is new
   */
  public boolean answer(Occasion occasion, long school, Answer answer, boolean link) {
    if (table.has(answer.uid())) return false;
    if (!Sessions.all(answer.aspects(), Aspect.values().length))
      throw new Refusal("training.refusal.unanswered");
    if (answer.wishes().isEmpty()) throw new Refusal("training.refusal.no-wish");
    var who = answer.who();
    var teacher = who == null ? null : Long.valueOf(teachers.met(occasion, who));
    return table.insert(
            answer.uid(),
            school,
            teacher,
            occasion.today(),
            answer.aspects().toArray(Integer[]::new),
            answer.wishes().stream().map(Enum::name).toArray(String[]::new),
            answer.obstacles().stream().map(Enum::name).toArray(String[]::new),
            link)
        > 0;
  }

  @Transactional(readOnly = true)
  List<NeedTable.Named> named(int year, @Nullable Long school) {
    return table.named(year, school, Sessions.LEAST);
  }

  @Transactional(readOnly = true)
  List<NeedTable.Mean> means(int year, @Nullable Long school) {
    return table.means(year, school, Sessions.LEAST);
  }

  @Transactional(readOnly = true)
  Slice<NeedTable.Answered> schools(Actor actor, int year, String after) {
    return Slice.of(
        table.schools(
            nearby.schools(actor),
            year,
            Sessions.LEAST,
            after.matches("\\d{1,18}") ? Long.parseLong(after) : 0,
            PAGE + 1),
        PAGE,
        last -> String.valueOf(last.school()));
  }
}
