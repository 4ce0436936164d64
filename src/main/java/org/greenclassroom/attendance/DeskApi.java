package org.greenclassroom.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a desk brings what was said at it, one entry or many. */
@RestController
class DeskApi {
  private static final Logger LOG = LoggerFactory.getLogger(DeskApi.class);
  private static final int MOST = 500;

  /** A telephone that says a time before that has no clock; nothing is written of it. */
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  private final Desk desk;
  private final Shown shown;

  DeskApi(Desk desk, Shown shown) {
    this.desk = desk;
    this.shown = shown;
  }

  /**
   * One entry.
   *
   * @param id made by the telephone; the same twice is once
   * @param activity the day's key
   * @param code of a badge; or
   * @param signup the number on the list; or, of somebody who walks in, the six after it
   * @param speaks en, zh, fr
   * @param atLeast 16, 18 or 21
   * @param agreed to the texts that are asked for that day
   * @param word a coordinator's
   * @param listedAt of which time the list was
   */
  record EntryIn(
      @Nullable String id,
      @Nullable UUID activity,
      Entry.@Nullable Kind kind,
      @Nullable Via via,
      @Nullable String code,
      @Nullable Long signup,
      @Nullable Long slot,
      @Nullable String name,
      @Nullable String email,
      @Nullable String speaks,
      @Nullable Integer atLeast,
      @Nullable Boolean agreed,
      @Nullable String word,
      @Nullable UUID phone,
      @Nullable Instant listedAt,
      @Nullable Instant at) {}

  record EntriesIn(@Nullable List<EntryIn> entries) {}

  /** DONE, REFUSED (for good) or LATER (our trouble: send it again). */
  enum Result {
    DONE,
    REFUSED,
    LATER
  }

  /**
   * What became of an entry.
   *
   * @param presence its number: the receipt; null when it was not taken
   * @param said why it was refused, in words; null when it was not
   */
  record Outcome(
      String id,
      Result result,
      @Nullable Long presence,
      @Nullable String said,
      @Nullable String code) {}

  record Outcomes(List<Outcome> outcomes) {}

  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping({"/api/v1/attendance/entries", "/attendance/entries"})
  Outcomes entries(@RequestBody EntriesIn posted, Occasion occasion) {
    var all = posted.entries() == null ? List.<EntryIn>of() : posted.entries();
    if (all.size() > MOST) throw new Refusal("attendance.refusal.too-many", MOST);
    var outcomes = new ArrayList<Outcome>();
    for (var one : all) outcomes.add(taken(occasion, one));
    return new Outcomes(outcomes);
  }

  private Outcome taken(Occasion occasion, EntryIn in) {
    var id = in.id() == null ? "" : in.id();
    try {
      return new Outcome(id, Result.DONE, take(occasion, in), null, null);
    } catch (Refusal refusal) {
      return new Outcome(
          id,
          Result.REFUSED,
          null,
          shown.sentence(new Said(refusal.key(), List.of(refusal.arguments()))),
          refusal.key());
    } catch (RuntimeException trouble) {
      LOG.error("an entry failed", trouble); // its id is whatever a telephone sent
      return new Outcome(id, Result.LATER, null, null, "frame.refusal.broken");
    }
  }

  private long take(Occasion occasion, EntryIn in) {
    var via = said(in.via(), "via");
    var kind = said(in.kind(), "kind");
    if (via == Via.OFFICE || kind == Entry.Kind.STRUCK)
      throw new Refusal("frame.refusal.unreadable", "via", via.name());
    var entry =
        new Entry(
            uuid(said(in.id(), "id")),
            kind,
            via,
            in.word(),
            in.phone(),
            in.listedAt() == null || in.listedAt().isAfter(occasion.now())
                ? null
                : clock(in.listedAt(), "listed_at"),
            clock(said(in.at(), "at"), "at"));
    var day = said(in.activity(), "activity");
    if (via != Via.WALK_IN) return desk.take(occasion, day, in.code(), in.signup(), entry);
    return desk.walkIn(
        occasion,
        day,
        new WalkIn(
            said(in.slot(), "slot"),
            said(in.name(), "name"),
            said(in.email(), "email"),
            in.speaks() == null ? "en" : in.speaks(),
            in.atLeast(),
            Boolean.TRUE.equals(in.agreed())),
        entry);
  }

  private static Instant clock(Instant moment, String name) {
    if (moment.isBefore(EARLIEST))
      throw new Refusal("frame.refusal.unreadable", name, moment.toString());
    return moment;
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException other) {
      throw Refusal.notFound(text);
    }
  }

  private static <T> T said(@Nullable T value, String name) {
    if (value == null) throw new Refusal("frame.refusal.missing", name);
    return value;
  }
}
