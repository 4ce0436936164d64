package org.greenclassroom.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Receipts;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scanning into a session as JSON: for programs with a token under {@code /api/v1}, for our own
 * page with its session under {@code /intake}.
 */
@RestController("receivingScanApi")
class ScanApi {
  private final ReceivingSessions sessions;
  private final Scanning scanning;
  private final Shown shown;

  ScanApi(ReceivingSessions sessions, Scanning scanning, Shown shown) {
    this.sessions = sessions;
    this.scanning = scanning;
    this.shown = shown;
  }

  record SessionTold(long id, long lot) {}

  /**
   * One scan, or a list of them in {@code scans}.
   *
   * @param id made when it was scanned; posted twice, it counts once
   * @param code serial number, donor's tag or a tag of a pre-printed roll; empty for a thing
   *     without a number
   * @param tag the pre-printed label that the machine wears
   * @param item the announced line that a person chose among several
   * @param anew a person looked: it is another machine than the one found
   * @param kind what is being scanned, when that is known beforehand
   */
  record LineIn(
      @Nullable String id,
      @Nullable String code,
      @Nullable String tag,
      @Nullable Long item,
      @Nullable Boolean anew,
      @Nullable DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable Instant scannedAt,
      @Nullable List<LineIn> scans) {}

  /** A line of a list among which a person chooses. */
  record LineChoice(long item, long lot, long line, String what) {}

  record LineTold(
      String id,
      Heard result,
      String said,
      @Nullable String tag,
      List<LineChoice> choices,
      boolean anew) {}

  /**
   * @param outcomes in the order of the scans
   * @param pieces how many machines of this session count now
   */
  record LinesTold(List<LineTold> outcomes, int pieces) {}

  /** Opens a session, or answers the one that is open. */
  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/api/v1/lots/{lot}/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  SessionTold open(@PathVariable("lot") long lot, Occasion occasion) {
    return new SessionTold(sessions.open(occasion, lot), lot);
  }

  @Once
  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping({
    "/api/v1/lots/{lot}/sessions/{session}/scans",
    "/intake/lots/{lot}/sessions/{session}/scans"
  })
  LinesTold scan(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestBody LineIn posted,
      Occasion occasion) {
    var all = posted.scans() == null ? List.of(posted) : posted.scans();
    var lines = new ArrayList<Line>(all.size());
    for (var one : all) lines.add(line(one, occasion));
    var judged = scanning.scan(occasion, lot, session, lines);
    var outcomes = new ArrayList<LineTold>(lines.size());
    for (int at = 0; at < lines.size(); at++)
      outcomes.add(told(lines.get(at).id(), judged.get(at)));
    return new LinesTold(
        outcomes, sessions.counts(session).stream().mapToInt(ScanTable.Count::pieces).sum());
  }

  private static Line line(LineIn in, Occasion occasion) {
    if (in.code() == null) throw new Refusal("frame.refusal.missing", "code");
    return new Line(
        in.id() == null ? UUID.randomUUID().toString() : Receipts.key(in.id()),
        in.code(),
        in.tag(),
        in.item(),
        Boolean.TRUE.equals(in.anew()),
        in.kind(),
        Description.text(in.maker()),
        Description.text(in.model()),
        ScanController.at(in.scannedAt(), occasion));
  }

  private LineTold told(String id, Judged judged) {
    var tag = judged.tag();
    return new LineTold(
        id,
        judged.heard(),
        shown.sentence(judged.said()),
        tag == null ? null : tag.printed(),
        judged.choices().stream()
            .map(each ->
                new LineChoice(
                    each.item(),
                    each.lot(),
                    each.line(),
                    shown.word(each.kind()) + Matching.named(each.maker(), each.model())))
            .toList(),
        judged.anew());
  }
}
