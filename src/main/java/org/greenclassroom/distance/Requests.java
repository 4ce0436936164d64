package org.greenclassroom.distance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.LetterLinks;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests of principals: asked by anybody by the form, answered once by an officer. */
@Service
@Transactional
public class Requests {
  /** So long after its day somebody may still be asked how it was; then nobody needs to be. */
  static final Duration KEPT = Duration.ofDays(90);

  private final RequestTable table;
  private final SessionTable sessions;
  private final Schools schools;
  private final Classrooms classrooms;
  private final Post post;
  private final LetterLinks links;

  Requests(
      RequestTable table,
      SessionTable sessions,
      Schools schools,
      Classrooms classrooms,
      Post post,
      LetterLinks links) {
    this.table = table;
    this.sessions = sessions;
    this.schools = schools;
    this.classrooms = classrooms;
    this.post = post;
    this.links = links;
  }

  /**
   * Keeps a request and writes to who asked. The letter names the page only where its address is
   * surely ours: whoever asks may have chosen another, and typed somebody else's e-mail.
   *
   * @param school of whoever is signed in; null by the public form
   * @return the secret of its link
   */
  public String ask(Occasion occasion, Wish wish, @Nullable Long school, Locale language) {
    var key = occasion.keyFor("request");
    var known = table.keyed(key);
    if (known.isPresent()) return asked(known.get()).secret();
    if (school != null) schools.school(school, occasion.actor());
    var secret = PublicLinks.secret();
    table.insert(occasion, key, secret, school, spoken(language), wish);
    post.write(
        occasion,
        wish.email(),
        language,
        "distance.letter.asked",
        wish.person(),
        wish.course(),
        link(secret, language));
    return secret;
  }

  private static String spoken(Locale language) {
    var spoken = language.getLanguage();
    return List.of("zh", "fr").contains(spoken) ? spoken : "en";
  }

  /** For a letter in this language. */
  String link(String secret, Locale language) {
    return links.to("/distance/asked/" + secret, language);
  }

  @Transactional(readOnly = true)
  Asked behind(String secret) {
    return table.behind(secret).orElseThrow(() -> Refusal.notFound("request"));
  }

  /** The request behind a link. */
  @Transactional(readOnly = true)
  public long number(String secret) {
    return behind(secret).request();
  }

  private Asked asked(long request) {
    return table.asked(request).orElseThrow(() -> Refusal.notFound(String.valueOf(request)));
  }

  /** One request; another school's is unknown here. */
  @Transactional(readOnly = true)
  Asked asked(long request, Actor actor) {
    var asked = asked(request);
    var school = asked.school();
    if (actor.seesAll() || school != null && actor.partnersAs(Role.SCHOOL).contains(school))
      return asked;
    throw Refusal.notFound(String.valueOf(request));
  }

  @Transactional(readOnly = true)
  Slice<Asked> page(@Nullable RequestState state, Actor actor, long before, int size) {
    var own = schools.own(actor);
    var rows = table.page(state, own == null ? null : own.toArray(Long[]::new), before, size + 1);
    return Slice.of(rows, size, row -> String.valueOf(row.request()));
  }

  @Transactional(readOnly = true)
  long waiting() {
    return table.waiting();
  }

  /**
   * Says yes: sessions may be planned.
   *
   * @param school needed where the form did not come from a school's own account
   * @param classroom one of that school's rooms; null: another room
   */
  public void accept(
      Occasion occasion, long request, @Nullable Long school, @Nullable Long classroom) {
    var asked = asked(request);
    var of = asked.school() == null ? school : asked.school();
    if (of == null) throw new Refusal("distance.refusal.which-school", asked.schoolName());
    schools.school(of);
    if (classroom != null && classrooms.room(classroom).school() != of)
      throw new Refusal("distance.refusal.other-room", asked.schoolName());
    answered(table.answer(request, RequestState.ACCEPTED, of, classroom, null, occasion), asked);
    tell(occasion, asked, "distance.letter.accepted", "");
  }

  /** Says no, and why. */
  void decline(Occasion occasion, long request, String reason) {
    var asked = asked(request);
    if (reason.isBlank()) throw new Refusal("distance.refusal.reason");
    answered(
        table.answer(request, RequestState.DECLINED, null, null, reason.strip(), occasion), asked);
    tell(occasion, asked, "distance.letter.declined", reason.strip());
  }

  private static void answered(int rows, Asked asked) {
    if (rows == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "distance.refusal.answered", asked.schoolName());
  }

  /** Persons are forgotten once their days are long over. Run once a night; how many. */
  public int forget(Occasion occasion) {
    var before = occasion.now().minus(KEPT);
    return table.forget(before, occasion.now()) + sessions.forgetAdults(before);
  }

  private void tell(Occasion occasion, Asked asked, String key, String reason) {
    if (asked.isForgotten()) return;
    post.write(
        occasion,
        asked.email(),
        Locale.forLanguageTag(asked.language()),
        key,
        asked.person(),
        asked.course(),
        link(asked.secret(), Locale.forLanguageTag(asked.language())),
        reason);
  }
}
