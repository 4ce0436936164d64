package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.DayKey;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for what becomes of it: asked by a letter with a link, by a call, on a visit. */
@Service
@Transactional
public class Followups {
  private static final int PAGE = 50;
  private static final int LETTERS = 500;

  private final FollowupTable table;
  private final Schools schools;
  private final Post post;
  private final Origin origin;

  Followups(FollowupTable table, Schools schools, Post post, Origin origin) {
    this.table = table;
    this.schools = schools;
    this.post = post;
    this.origin = origin;
  }

  /** Writes to everybody who is due, agreed to be written to, and was not asked yet. */
  public int ask(Occasion occasion) {
    return ask(occasion, null);
  }

  /** The same of the schools that this person knows: what the list beside it shows. */
  int askOwn(Occasion occasion) {
    return ask(occasion, schools.own(occasion.actor()));
  }

  private int ask(Occasion occasion, @Nullable Set<Long> own) {
    int written = 0;
    List<Followup> due;
    do { // however many there are
      due = table.unasked(occasion.today(), own, LETTERS);
      written += due.size();
      write(occasion, due);
    } while (due.size() == LETTERS);
    return written;
  }

  private void write(Occasion occasion, List<Followup> due) {
    for (var one : due)
      post.writeSealed(
          new Occasion(
              occasion.actor(),
              occasion.now(),
              occasion.zone(),
              UUID.nameUUIDFromBytes(
                  one.secret().getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
          Objects.requireNonNull(one.email()),
          Locale.of(one.language()),
          "training.letter.followup",
          one.called(),
          one.title(),
          one.day(),
          origin.here() + "/training/followups/" + one.secret());
    if (!due.isEmpty()) table.asked(due.stream().map(Followup::followup).toList(), occasion.now());
  }

  /** Writes down what a teacher says, once. */
  public void answer(Occasion occasion, long followup, Via via, Used used, boolean help) {
    var known = followup(followup);
    if (known.gone()) throw new Refusal("training.refusal.gone", known.called());
    if (known.day().isAfter(occasion.today()))
      throw new Refusal("training.refusal.future", known.day());
    if (table.answer(
            followup, occasion.today(), via, used, help, Math.max(0, occasion.actor().account()))
        == 0) throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.answered", known.called());
  }

  @Transactional(readOnly = true)
  public Followup followup(long followup) {
    return table.followup(followup).orElseThrow(() -> Refusal.notFound(String.valueOf(followup)));
  }

  @Transactional(readOnly = true)
  Followup behind(String secret) {
    return table
        .behind(secret)
        .filter(one -> !one.gone())
        .orElseThrow(() -> Refusal.notFound("followup"));
  }

  /** Open ones that are due by a day. */
  @Transactional(readOnly = true)
  Slice<Followup> open(LocalDate by, String after, Actor actor) {
    var key = DayKey.read(after, DayKey.FIRST);
    return Slice.of(
        table.open(by, schools.own(actor), key.day(), key.number(), PAGE + 1),
        PAGE,
        last -> new DayKey(last.dueOn(), last.followup()).code());
  }

  @Transactional(readOnly = true)
  public List<Followup> ofTeacher(long teacher) {
    return table.ofTeacher(teacher);
  }

  @Transactional(readOnly = true)
  int[] due(LocalDate today) {
    return table.due(today);
  }

  /** Nothing of a time after which fewer than five answered. */
  @Transactional(readOnly = true)
  List<FollowupTable.Answered> answered() {
    return table.answered(Sessions.LEAST);
  }
}
