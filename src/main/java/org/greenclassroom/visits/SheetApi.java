package org.greenclassroom.visits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a sheet brings what was said, one entry or many, and its photographs. */
@RestController
class SheetApi {
  private static final Logger LOG = LoggerFactory.getLogger(SheetApi.class);
  private static final int MOST = 500;

  private final Taking taking;
  private final Visits visits;
  private final Shown shown;

  SheetApi(Taking taking, Visits visits, Shown shown) {
    this.taking = taking;
    this.visits = visits;
    this.shown = shown;
  }

  /**
   * One entry; each carries what is needed to open its visit.
   *
   * @param id made by the client; the same twice is once
   * @param visit made by the client when the sheet was opened
   * @param task of the plan
   * @param version of the checklist
   * @param item of the checklist; of a roll the code that was scanned; of a position or a
   *     handing-in nothing
   * @param state of a roll
   * @param value of a position: latitude, longitude, metres of accuracy, datum
   * @param reason why there is no value, or why a computer is not working where it should
   * @param promised of a handing-in: the ids of the entries that belong to it
   */
  record EntryIn(
      @Nullable String id,
      @Nullable UUID visit,
      @Nullable Long task,
      @Nullable Long version,
      @Nullable Instant openedAt,
      Entry.@Nullable Kind kind,
      @Nullable String item,
      @Nullable RollState state,
      @Nullable String value,
      @Nullable String reason,
      @Nullable Boolean starred,
      @Nullable List<UUID> promised,
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
   * @param visit its number: the receipt; null when it was not taken
   * @param said why it was refused, in words; null when it was not
   */
  record Outcome(
      String id,
      Result result,
      @Nullable Long visit,
      @Nullable String said,
      @Nullable String code) {}

  record Outcomes(List<Outcome> outcomes) {}

  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping({"/api/v1/visits/entries", "/visits/entries"})
  Outcomes entries(@RequestBody EntriesIn posted, Occasion occasion) {
    var all = posted.entries() == null ? List.<EntryIn>of() : posted.entries();
    if (all.size() > MOST) throw new Refusal("visits.refusal.too-many", MOST);
    var outcomes = new ArrayList<Outcome>();
    for (var one : all) outcomes.add(taken(occasion, one));
    return new Outcomes(outcomes);
  }

  private Outcome taken(Occasion occasion, EntryIn in) {
    var id = in.id() == null ? "" : in.id();
    try {
      return new Outcome(id, Result.DONE, taking.take(occasion, head(in), entry(in)), null, null);
    } catch (Refusal refusal) {
      return new Outcome(
          id,
          Result.REFUSED,
          null,
          shown.sentence(new Said(refusal.key(), List.of(refusal.arguments()))),
          refusal.key());
    } catch (RuntimeException trouble) {
      LOG.error("entry {} failed", id, trouble);
      return new Outcome(id, Result.LATER, null, null, "frame.refusal.broken");
    }
  }

  private static Head head(EntryIn in) {
    return new Head(
        said(in.visit(), "visit"),
        said(in.task(), "task"),
        said(in.version(), "version"),
        said(in.openedAt(), "opened_at"));
  }

  private static Entry entry(EntryIn in) {
    return new Entry(
        uuid(said(in.id(), "id")),
        said(in.kind(), "kind"),
        in.item() == null ? "" : in.item(),
        null,
        in.state(),
        blank(in.value()),
        blank(in.reason()),
        Boolean.TRUE.equals(in.starred()),
        in.promised() == null ? List.of() : in.promised(),
        said(in.at(), "at"));
  }

  record AttachmentIn(@Nullable String sha256) {}

  /**
   * A photograph whose bytes were sent before it.
   *
   * @param takenAt read from the camera by the client
   * @param latitude WGS-84, likewise
   */
  record PhotographIn(
      @Nullable UUID visit,
      @Nullable Long task,
      @Nullable Long version,
      @Nullable Instant openedAt,
      @Nullable String item,
      @Nullable Instant takenAt,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable List<AttachmentIn> attachments) {}

  /** The receipt. */
  record Kept(long visit, String sha256) {}

  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping({"/api/v1/visits/photographs", "/visits/photographs"})
  Kept photograph(@RequestBody PhotographIn in, Occasion occasion) {
    var sent = in.attachments();
    if (sent == null || sent.size() != 1) throw new Refusal("visits.refusal.one-photo");
    var hash = said(sent.getFirst().sha256(), "sha256");
    var at =
        in.latitude() == null || in.longitude() == null
            ? null
            : new Coordinates(in.latitude(), in.longitude());
    var head =
        new Head(
            said(in.visit(), "visit"),
            said(in.task(), "task"),
            said(in.version(), "version"),
            said(in.openedAt(), "opened_at"));
    return new Kept(
        taking.picture(occasion, head, said(in.item(), "item"), hash, in.takenAt(), at), hash);
  }

  /** What of a visit is here: a red light is checked before it is believed. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping({"/api/v1/visits/received/{key}", "/visits/received/{key}"})
  Visits.Here received(@PathVariable String key, Occasion occasion) {
    return visits.here(occasion.actor(), uuid(key));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException other) {
      throw Refusal.notFound(text);
    }
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static <T> T said(@Nullable T value, String name) {
    if (value == null) throw new Refusal("frame.refusal.missing", name);
    return value;
  }
}
