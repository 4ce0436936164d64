package org.greenclassroom.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scanning without scripts and by pasted lists; one scanned machine and what it is. */
@Controller
@RequestMapping("/intake/lots/{lot}/sessions/{session}")
class ScanController {
  private final ReceivingSessions sessions;
  private final Scanning scanning;
  private final Reconciling reconciling;
  private final Shown shown;

  ScanController(
      ReceivingSessions sessions, Scanning scanning, Reconciling reconciling, Shown shown) {
    this.sessions = sessions;
    this.scanning = scanning;
    this.reconciling = reconciling;
    this.shown = shown;
  }

  /** One line of a pasted list and what became of it. */
  record Answer(int nth, Line line, Heard heard, String said, Judged judged) {}

  /**
   * @param answers those that want a look, and a few of the others
   * @param counts how many lines were answered so, in all
   */
  record ListPage(Session session, List<Answer> answers, Map<Heard, Long> counts, int lines) {}

  record ScanPage(
      Session session,
      Scanned scan,
      Map<String, String> kinds,
      Map<String, String> others,
      Map<String, String> damages,
      @Nullable Reason other,
      @Nullable Reason damage,
      @Nullable String remark) {}

  /** Answered line by line; those that want a look stand first. */
  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/list")
  String list(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String codes,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(required = false) @Nullable Long item,
      @RequestParam(defaultValue = "false") boolean anew,
      @RequestParam(required = false) @Nullable DeviceKind kind,
      @RequestParam(defaultValue = "") String maker,
      @RequestParam(defaultValue = "") String model,
      Occasion occasion,
      Model page) {
    var cells = new ArrayList<Line.Cells>();
    if (!tag.isBlank()) cells.add(new Line.Cells(code, tag));
    else cells.addAll(Line.split(code));
    cells.addAll(Line.split(codes));
    if (cells.isEmpty() && kind != null) cells.add(new Line.Cells("", null));
    if (cells.isEmpty()) throw new Refusal("intake.scan.nothing");
    var lines = new ArrayList<Line>();
    for (var cell : cells)
      lines.add(
          new Line(
              occasion.key() + "/" + lines.size(), // the form's own key: sent twice, it counts once
              cell.typed(),
              cell.tag(),
              item,
              anew,
              kind,
              Description.text(maker),
              Description.text(model),
              occasion.now()));
    var judged = scanning.scan(occasion, lot, session, lines);
    page.addAttribute(
        "page",
        new ListPage(
            sessions.session(occasion.actor(), lot, session),
            worthALook(lines, judged),
            counts(judged),
            lines.size()));
    return "intake/scanned";
  }

  private List<Answer> worthALook(List<Line> lines, List<Judged> judged) {
    var first = new ArrayList<Answer>();
    var others = new ArrayList<Answer>();
    for (int at = 0; at < lines.size(); at++) {
      var one = judged.get(at);
      var answer = new Answer(at + 1, lines.get(at), one.heard(), shown.sentence(one.said()), one);
      if (one.heard() != Heard.DONE) first.add(answer);
      else if (others.size() < 100) others.add(answer);
    }
    var all = new ArrayList<>(first.subList(0, Math.min(500, first.size())));
    all.addAll(others);
    return all;
  }

  private static Map<Heard, Long> counts(List<Judged> judged) {
    var counts = new TreeMap<Heard, Long>();
    for (var one : judged) counts.merge(one.heard(), 1L, Long::sum);
    return counts;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/undoing")
  String undo(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(required = false) @Nullable Long scan,
      Occasion occasion,
      RedirectAttributes redirect) {
    var undone = scanning.undo(occasion, lot, session, scan);
    if (undone == null) throw new Refusal("intake.refusal.nothing-to-undo");
    Said.that(redirect, "intake.said.scan-undone", undone.typed());
    return "redirect:" + path(lot, session);
  }

  /** Everything that nobody described yet is one and the same. */
  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/descriptions")
  String describeAll(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(name = "all-kind", required = false) @Nullable DeviceKind kind,
      @RequestParam(name = "all-maker", defaultValue = "") String maker,
      @RequestParam(name = "all-model", defaultValue = "") String model,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (kind == null) throw new Refusal("intake.refusal.no-kind");
    int described = sessions.describeAll(occasion, lot, session, kind, maker, model);
    Said.that(redirect, "intake.said.described", described);
    return "redirect:" + path(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/scans/{scan}")
  String scan(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @PathVariable("scan") long scan,
      Occasion occasion,
      Model model) {
    var known = sessions.session(occasion.actor(), lot, session);
    var written = reconciling.ofScan(session, scan);
    model.addAttribute(
        "page",
        new ScanPage(
            known,
            sessions.one(session, scan),
            SessionController.kinds(shown),
            SessionController.reasons(shown, Differs.OTHER),
            SessionController.reasons(shown, Differs.DAMAGED),
            reason(written, Differs.OTHER),
            reason(written, Differs.DAMAGED),
            written.stream()
                .map(Difference::remark)
                .filter(remark -> remark != null)
                .findFirst()
                .orElse(null)));
    return "intake/scan";
  }

  private static @Nullable Reason reason(List<Difference> written, Differs kind) {
    for (var each : written) if (each.kind() == kind) return each.reason();
    return null;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/scans/{scan}")
  String describe(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @PathVariable("scan") long scan,
      @RequestParam(required = false) @Nullable DeviceKind kind,
      @RequestParam(defaultValue = "") String maker,
      @RequestParam(defaultValue = "") String model,
      @RequestParam(defaultValue = "") String serial,
      @RequestParam(defaultValue = "") String worn,
      @RequestParam(defaultValue = "") String kg,
      @RequestParam(required = false) @Nullable Reason other,
      @RequestParam(required = false) @Nullable Reason damage,
      @RequestParam(defaultValue = "") String remark,
      Occasion occasion,
      RedirectAttributes redirect) {
    sessions.describe(
        occasion,
        lot,
        session,
        scan,
        Description.typed(kind, maker, model, serial, worn, kg, other, damage, remark));
    Said.that(redirect, "intake.said.described", 1);
    return "redirect:" + path(lot, session);
  }

  private static String path(long lot, long session) {
    return "/intake/lots/" + lot + "/sessions/" + session;
  }

  /** When it was scanned by the house's clock; a clock that runs ahead does not scan tomorrow. */
  static Instant at(@Nullable Instant said, Occasion occasion) {
    return said == null || said.isAfter(occasion.now()) ? occasion.now() : said;
  }
}
