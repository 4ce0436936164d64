package org.greenclassroom.passes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of passes: giving them out, opening them, ending them. */
@Service
@Transactional
public class Passes {
  /** So long a link may lie in a letter box. */
  static final Duration TO_OPEN = Duration.ofDays(7);

  /** About a term; then the school gives out another. */
  static final Duration OPENED = Duration.ofDays(120);

  private static final Duration REMEMBERED = Duration.ofDays(365);
  private static final int MOST_OF_A_ROOM = 30;
  private static final int SHOWN = 60;

  private final PassTable table;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Post post;

  Passes(PassTable table, Classrooms classrooms, Partners partners, Post post) {
    this.table = table;
    this.classrooms = classrooms;
    this.partners = partners;
    this.post = post;
  }

  /**
   * A link to be given by hand.
   *
   * @return its secret, told this once; empty: it was told before
   */
  public Optional<String> make(Occasion occasion, long classroom) {
    return insert(occasion, classroom, Pass.Way.HAND);
  }

  /**
   * A link in a letter to a teacher of this school whom the house may write to.
   *
   * @param origin where the house is found from outside
   */
  public void send(Occasion occasion, long classroom, long teacher, String origin) {
    var room = classrooms.room(classroom, occasion.actor());
    var known =
        table.teachers(room.school()).stream()
            .filter(each -> each.teacher() == teacher)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(Long.toString(teacher)));
    var language = Locale.forLanguageTag(known.language());
    insert(occasion, classroom, Pass.Way.LETTER)
        .ifPresent(secret ->
            post.writeSealed(
                occasion,
                known.email(),
                language,
                "passes.letter",
                known.name(),
                partners.partner(room.school()).name(),
                room.name(),
                origin + "/teach/" + secret,
                TO_OPEN.toDays(),
                OPENED.toDays()));
  }

  private Optional<String> insert(Occasion occasion, long classroom, Pass.Way way) {
    var room = classrooms.room(classroom, occasion.actor());
    if (room.closed()) throw new Refusal("passes.refusal.closed", room.name());
    if (table.good(classroom, occasion.now()) >= MOST_OF_A_ROOM)
      throw new Refusal("passes.refusal.many", room.name(), MOST_OF_A_ROOM);
    var secret = PublicLinks.secret();
    boolean made =
        table.insert(
            occasion.keyFor("pass"),
            classroom,
            way,
            PublicLinks.hash(secret),
            occasion.now(),
            occasion.actor().account(),
            occasion.now().plus(TO_OPEN));
    return made ? Optional.of(secret) : Optional.empty();
  }

  @Transactional(readOnly = true)
  List<Pass> of(Occasion occasion, long classroom) {
    classrooms.room(classroom, occasion.actor());
    return table.of(classroom, SHOWN);
  }

  @Transactional(readOnly = true)
  List<PassTable.Known> teachers(long school) {
    return table.teachers(school);
  }

  @Transactional(readOnly = true)
  int good(long classroom, Instant now) {
    return table.good(classroom, now);
  }

  /**
   * It opens nothing any more.
   *
   * @return the room it opened
   */
  public long end(Occasion occasion, long pass) {
    long classroom = check(pass, occasion.actor());
    table.end(pass, occasion.now());
    return classroom;
  }

  /** The room of the pass, for whoever may know of it. */
  @Transactional(readOnly = true)
  long check(long pass, Actor actor) {
    var known = table.pass(pass).orElseThrow(() -> Refusal.notFound(Long.toString(pass)));
    return classrooms.room(known.classroom(), actor, pass).classroom();
  }

  /** The same by who holds it. */
  void give(Occasion occasion, Pass pass) {
    table.end(pass.pass(), occasion.now());
  }

  /**
   * The pass of this link for this browser. Whether it never was, is over, or is another browser's,
   * nobody learns.
   *
   * @param browser what the browser keeps of it; null: nothing, and then it must be one that nobody
   *     opened
   */
  @Transactional(readOnly = true)
  Pass pass(String secret, @Nullable String browser, Instant now) {
    return table
        .coded(PublicLinks.hash(secret))
        .filter(pass -> pass.isGood(now))
        .filter(pass ->
            pass.browser() == null
                || browser != null && pass.browser().equals(PublicLinks.hash(browser)))
        .filter(pass -> !classrooms.room(pass.classroom()).closed())
        .orElseThrow(Passes::over);
  }

  /** Takes it for this browser; answers the secret that the browser keeps. */
  String open(Occasion occasion, Pass pass) {
    var browser = PublicLinks.secret();
    var until = occasion.now().plus(OPENED);
    if (!table.open(pass.pass(), PublicLinks.hash(browser), occasion.now(), until)) throw over();
    return browser;
  }

  /** Who holds it: in this room they speak for its school, and nowhere else. */
  @Transactional(readOnly = true)
  Occasion as(Pass pass, Occasion occasion) {
    var school = classrooms.room(pass.classroom()).school();
    var teacher = new Actor(-pass.pass(), List.of(new Actor.Grant(Role.SCHOOL, school)));
    return new Occasion(teacher, occasion.now(), occasion.zone(), occasion.key());
  }

  int sweep(Instant now) {
    return table.forget(now.minus(REMEMBERED));
  }

  static Refusal over() {
    return new Refusal(Refusal.Kind.NOT_FOUND, "passes.refusal.over", TO_OPEN.toDays());
  }
}
