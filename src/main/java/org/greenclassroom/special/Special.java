package org.greenclassroom.special;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.DayKey;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.training.TeacherWatch;
import org.greenclassroom.training.Teachers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what stands in a room, whether it reads, who teaches there. */
@Service
@Transactional
public class Special implements TeacherWatch {
  private static final int PAGE = 50;

  private final AidTable table;
  private final Classrooms classrooms;
  private final Schools schools;
  private final Teachers teachers;
  private final Post post;

  Special(AidTable table, Classrooms classrooms, Schools schools, Teachers teachers, Post post) {
    this.table = table;
    this.classrooms = classrooms;
    this.schools = schools;
    this.teachers = teachers;
    this.post = post;
  }

  /**
   * A piece as it is entered.
   *
   * @param tag of the computer it belongs to; null: the whole room
   */
  public record Fresh(
      @Nullable String tag,
      AidKind kind,
      String product,
      @Nullable String version,
      int pieces,
      @Nullable String licence,
      @Nullable LocalDate expiresOn) {}

  /** The room, for somebody who may see it; one that is not for special needs is none here. */
  @Transactional(readOnly = true)
  public Classroom room(long classroom, Actor actor) {
    return room(classroom, actor, classroom);
  }

  /**
   * @param asked what was asked for, a group of the room say: a refusal names that alone
   */
  Classroom room(long classroom, Actor actor, long asked) {
    var room = classrooms.room(classroom, actor, asked);
    if (!room.specialNeeds()) throw new Refusal("special.refusal.not-special", room.name());
    return room;
  }

  /** A piece stands in the room from now on. */
  public void put(Occasion occasion, long classroom, Fresh fresh) {
    open(classroom, occasion.actor());
    var product = needed(fresh.product(), "special.refusal.product");
    if (fresh.pieces() < 1 || fresh.pieces() > 500)
      throw new Refusal("special.refusal.pieces", 1, 500);
    var tag = blank(fresh.tag());
    if (tag != null && fresh.pieces() != 1) throw new Refusal("special.refusal.one-piece", tag);
    var licence = blank(fresh.licence());
    if (fresh.expiresOn() != null && licence == null)
      throw new Refusal("special.refusal.licence", product);
    table.insert(
        occasion,
        classroom,
        tag == null ? null : Long.valueOf(device(tag, classroom)),
        fresh.kind(),
        product,
        blank(fresh.version()),
        fresh.pieces(),
        licence,
        fresh.expiresOn());
  }

  private Classroom open(long classroom, Actor actor) {
    var room = room(classroom, actor);
    if (room.closed()) throw new Refusal("special.refusal.closed", room.name());
    return room;
  }

  private long device(String typed, long classroom) {
    return table
        .device(Tag.parse(typed).code(), classroom)
        .orElseThrow(() -> new Refusal("special.refusal.not-here", typed));
  }

  static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  static String needed(String text, String key) {
    if (text.isBlank() || text.length() > 120) throw new Refusal(key);
    return text.strip();
  }

  public void remove(Occasion occasion, long aid) {
    var known = aid(aid, occasion.actor());
    if (table.remove(aid, occasion.today()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "special.refusal.removed", known.called());
  }

  /** Its licence runs longer; somebody is told of the new end in its time. */
  public void renew(Occasion occasion, long aid, LocalDate until) {
    var known = aid(aid, occasion.actor());
    if (known.licence() == null) throw new Refusal("special.refusal.licence", known.called());
    if (known.removedOn() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "special.refusal.removed", known.called());
    var before = known.expiresOn();
    if (before != null && !until.isAfter(before))
      throw new Refusal("special.refusal.not-longer", known.called(), before);
    table.renew(aid, until);
  }

  /** Somebody tried its pieces today: so many work. */
  public void inspect(Occasion occasion, long aid, int working) {
    var known = aid(aid, occasion.actor());
    if (known.removedOn() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "special.refusal.removed", known.called());
    if (working < 0 || working > known.pieces())
      throw new Refusal("special.refusal.working", known.called(), known.pieces());
    table.inspect(occasion, aid, working);
  }

  @Transactional(readOnly = true)
  Aid aid(long aid, Actor actor) {
    var known = table.aid(aid).orElseThrow(() -> Refusal.notFound(String.valueOf(aid)));
    classrooms.room(known.classroom(), actor, aid);
    return known;
  }

  /**
   * Writes to those who teach in a room of which a licence ends within sixty days; once for each
   * end.
   *
   * @return how many letters
   */
  public int warn(Occasion occasion) {
    return warn(occasion, null);
  }

  /** The same in rooms of the schools that this person knows: what the list beside it shows. */
  int warnOwn(Occasion occasion) {
    return warn(occasion, schools.own(occasion.actor()));
  }

  private int warn(Occasion occasion, @Nullable Set<Long> own) {
    var due = table.warnings(own, occasion.today().plusDays(Aid.WARNED_DAYS));
    var warned = new LinkedHashSet<Long>();
    for (var one : due) {
      warned.add(one.aid());
      post.write(
          new Occasion(
              occasion.actor(),
              occasion.now(),
              occasion.zone(),
              UUID.nameUUIDFromBytes(
                  "special/%d/%s"
                      .formatted(one.aid(), one.expiresOn())
                      .getBytes(StandardCharsets.UTF_8))),
          one.email(),
          Locale.of(one.language()),
          "special.letter.licence",
          one.name(),
          one.product(),
          one.expiresOn(),
          one.room(),
          one.school());
    }
    if (!warned.isEmpty()) table.warned(new ArrayList<>(warned), occasion.now());
    return due.size();
  }

  // ---- trials ----

  /** What became of reading the sign-in screen on one computer. */
  public void attempt(
      Occasion occasion,
      long classroom,
      String tag,
      LocalDate day,
      String product,
      @Nullable String version,
      Outcome outcome,
      String words) {
    open(classroom, occasion.actor());
    if (day.isAfter(occasion.today())) throw new Refusal("special.refusal.future", day);
    if (words.length() > 500) throw new Refusal("special.refusal.words");
    table.attempt(
        occasion,
        classroom,
        device(tag, classroom),
        day,
        needed(product, "special.refusal.product"),
        blank(version),
        outcome,
        blank(words),
        occasion.keyFor("trial"));
  }

  // ---- who teaches ----

  /** A teacher of that school teaches there, and this certificate says they can. */
  public void teach(
      Occasion occasion,
      long classroom,
      long teacher,
      String title,
      String issuer,
      @Nullable String number,
      @Nullable LocalDate until) {
    var room = open(classroom, occasion.actor());
    var known = teachers.teacher(teacher);
    if (known.school() != room.school() || !known.present())
      throw new Refusal("special.refusal.not-of-school", known.called(), room.name());
    table.teach(
        occasion,
        classroom,
        teacher,
        needed(title, "special.refusal.title"),
        needed(issuer, "special.refusal.issuer"),
        blank(number),
        until);
  }

  /** The number of a certificate says whose it is; title and issuer stay, of nobody. */
  @Override
  public void forgotten(Occasion occasion, long teacher) {
    table.forget(teacher);
  }

  public void stop(Occasion occasion, long classroom, long instructor) {
    room(classroom, occasion.actor());
    if (table.stop(instructor, classroom, occasion.today()) == 0)
      throw Refusal.notFound(String.valueOf(instructor));
  }

  // ---- what there is ----

  /** Whether this room is one of ours and open. */
  @Transactional(readOnly = true)
  public boolean isSpecial(long classroom) {
    var room = classrooms.room(classroom);
    return room.specialNeeds() && !room.closed();
  }

  /** Tags of the computers that stand in a room, in the order of its seats. */
  @Transactional(readOnly = true)
  public List<String> computers(long classroom) {
    return table.tried(classroom).stream().map(AidTable.Tried::tag).toList();
  }

  @Transactional(readOnly = true)
  Slice<AidTable.Profile> profiles(Actor actor, String after) {
    return Slice.of(
        table.profiles(
            schools.own(actor), after.matches("\\d{1,18}") ? Long.parseLong(after) : 0, PAGE + 1),
        PAGE,
        last -> String.valueOf(last.classroom()));
  }

  @Transactional(readOnly = true)
  AidTable.Profile profile(long classroom) {
    return table.profile(classroom).orElseThrow(() -> Refusal.notFound(String.valueOf(classroom)));
  }

  @Transactional(readOnly = true)
  List<Aid> aids(long classroom) {
    return table.of(classroom);
  }

  @Transactional(readOnly = true)
  List<AidTable.Tried> tried(long classroom) {
    return table.tried(classroom);
  }

  @Transactional(readOnly = true)
  List<AidTable.Instructor> instructors(long classroom) {
    return table.instructors(classroom);
  }

  @Transactional(readOnly = true)
  Slice<Aid> ending(Actor actor, LocalDate today, String after) {
    var key = DayKey.read(after, DayKey.FIRST);
    return Slice.of(
        table.ending(
            schools.own(actor), today.plusDays(Aid.WARNED_DAYS), key.day(), key.number(), PAGE + 1),
        PAGE,
        last -> new DayKey(Objects.requireNonNull(last.expiresOn()), last.aid()).code());
  }

  /** How many end soon, and how many did already. */
  @Transactional(readOnly = true)
  int[] counted(LocalDate today) {
    return table.counted(today.plusDays(Aid.WARNED_DAYS), today);
  }
}
