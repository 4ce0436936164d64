package org.greenclassroom.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What differs: written down, confirmed by another person, listed for the donor to sign. */
@Controller
class DifferenceController {
  /** A paper of more rows nobody signs; the table (CSV) holds them all. */
  static final int MOST_ON_PAPER = 2_000;

  private final Intake intake;
  private final ReceivingSessions sessions;
  private final Reconciling reconciling;
  private final Partners partners;
  private final Paper paper;
  private final Shown shown;

  DifferenceController(
      Intake intake,
      ReceivingSessions sessions,
      Reconciling reconciling,
      Partners partners,
      Paper paper,
      Shown shown) {
    this.intake = intake;
    this.sessions = sessions;
    this.reconciling = reconciling;
    this.partners = partners;
    this.paper = paper;
    this.shown = shown;
  }

  record DifferencesPage(
      Lot lot,
      String donor,
      Session session,
      List<DifferenceTable.Count> counts,
      @Nullable Differs kind,
      Slice<Difference> differences,
      int unexplained,
      Slice<Awaiting.Awaited> awaited,
      Map<String, String> missing,
      Map<String, String> seals,
      Map<String, String> miscounts,
      int mine,
      int others,
      boolean mayWrite) {}

  record DifferencePage(Session session, Difference difference, Map<String, String> reasons) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/intake/lots/{lot}/sessions/{session}/differences")
  String differences(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(required = false) @Nullable Differs kind,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var known = sessions.session(actor, lot, session);
    var found = intake.lot(actor, lot);
    var counts = List.copyOf(reconciling.counts(session, actor.account()).values());
    int open = counts.stream().mapToInt(DifferenceTable.Count::open).sum();
    int own = counts.stream().mapToInt(DifferenceTable.Count::own).sum();
    model.addAttribute(
        "page",
        new DifferencesPage(
            found,
            partners.partner(found.donor()).name(),
            known,
            counts,
            kind,
            reconciling.ofSession(session, kind, after),
            known.open() ? reconciling.unexplained(lot, session) : 0,
            known.open()
                ? reconciling.awaited(lot, session, Long.MIN_VALUE)
                : new Slice<>(List.of(), null),
            SessionController.reasons(shown, Differs.MISSING),
            SessionController.reasons(shown, Differs.SEAL),
            SessionController.reasons(shown, Differs.COUNT),
            own,
            open - own,
            known.open() && actor.is(Role.OFFICER, Role.TECHNICIAN)));
    return "intake/differences";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/differences")
  String write(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam Differs differs,
      @RequestParam(required = false) @Nullable Reason reason,
      @RequestParam(defaultValue = "") String lines,
      @RequestParam(defaultValue = "") String remark,
      Occasion occasion,
      RedirectAttributes redirect) {
    sessions.session(occasion.actor(), lot, session);
    if (reason == null) throw new Refusal("intake.refusal.no-reason");
    int written = 1;
    if (differs == Differs.MISSING)
      written =
          reconciling.missing(
              occasion,
              lot,
              session,
              lines.isBlank() ? null : List.copyOf(Lines.of(lines)),
              reason,
              remark);
    else reconciling.ofLot(occasion, lot, session, differs, reason, remark);
    Said.that(redirect, "intake.said.differs", written);
    return of(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/confirmation")
  String confirm(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      Occasion occasion,
      RedirectAttributes redirect) {
    int confirmed = reconciling.confirm(occasion, lot, session);
    Said.that(redirect, "intake.said.confirmed", confirmed);
    return of(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/intake/lots/{lot}/sessions/{session}/differences/{difference}")
  String difference(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @PathVariable("difference") long difference,
      Occasion occasion,
      Model model) {
    var known = sessions.session(occasion.actor(), lot, session);
    var found = reconciling.one(session, difference);
    model.addAttribute(
        "page", new DifferencePage(known, found, SessionController.reasons(shown, found.kind())));
    return "intake/difference";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/differences/{difference}")
  String change(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @PathVariable("difference") long difference,
      @RequestParam(required = false) @Nullable Reason reason,
      @RequestParam(defaultValue = "") String remark,
      Occasion occasion,
      RedirectAttributes redirect) {
    sessions.session(occasion.actor(), lot, session);
    if (reason == null) throw new Refusal("intake.refusal.no-reason");
    reconciling.change(occasion, lot, session, difference, reason, remark);
    Said.that(redirect, "intake.said.differs", 1);
    return of(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/differences/{difference}/removal")
  String drop(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @PathVariable("difference") long difference,
      Occasion occasion,
      RedirectAttributes redirect) {
    reconciling.drop(occasion, lot, session, difference);
    Said.that(redirect, "intake.said.dropped");
    return of(lot, session);
  }

  private static String of(long lot, long session) {
    return "redirect:/intake/lots/" + lot + "/sessions/" + session + "/differences";
  }

  // --- the list for the donor ---

  /**
   * Every difference of a lot that counts, as a table; with a session, also those that nobody
   * confirmed yet.
   */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR})
  @GetMapping("/intake/lots/{lot}/differences.csv")
  void csv(
      @PathVariable("lot") long lot,
      @RequestParam(required = false) @Nullable Long session,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var page = new Pages(occasion, lot, session);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"differences-%d.csv\"".formatted(lot));
    var out = response.getWriter();
    out.write(
        "\uFEFFkind,reason,remark,line,device,announced,announced_number,received,received_number,"
            + "recorded_at,confirmed_at,arrived_at\r\n");
    for (var rows = page.next(); !rows.isEmpty(); rows = page.next())
      for (var row : rows)
        out.write(
            Csv.row(
                row.kind(),
                row.reason(),
                row.remark(),
                row.line(),
                row.deviceKind(),
                row.was(),
                row.wasNumber(),
                row.is(),
                row.isNumber(),
                row.recordedAt(),
                row.confirmedAt(),
                row.arrivedAt()));
  }

  /** The same to be signed. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR})
  @GetMapping("/intake/lots/{lot}/differences.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable("lot") long lot,
      @RequestParam(required = false) @Nullable Long session,
      Occasion occasion,
      Locale locale) {
    var page = new Pages(occasion, lot, session);
    var rows = new ArrayList<Difference>();
    for (var some = page.next();
        !some.isEmpty() && rows.size() <= MOST_ON_PAPER;
        some = page.next()) rows.addAll(some);
    if (rows.size() > MOST_ON_PAPER)
      throw new Refusal("intake.refusal.too-much-for-paper", MOST_ON_PAPER);
    var found = intake.lot(occasion.actor(), lot);
    var model = new HashMap<String, Object>();
    model.put("lot", found);
    model.put("donor", partners.partner(found.donor()).name());
    model.put("house", partners.partner(Partners.HOUSE).name());
    model.put("rows", rows);
    model.put("issued", occasion.today());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"differences-%d-%s.pdf\"".formatted(lot, locale.getLanguage()))
        .body(paper.pdf("intake/differences-paper", model, locale));
  }

  /** A long list, some rows at a time. */
  private final class Pages {
    private static final int SOME = 1_000;
    private final long lot;
    private final @Nullable Long session;
    private long after;

    Pages(Occasion occasion, long lot, @Nullable Long session) {
      intake.lot(occasion.actor(), lot);
      if (session != null) {
        if (!occasion.actor().seesAll()) throw Refusal.notFound(String.valueOf(session));
        sessions.session(occasion.actor(), lot, session);
      }
      this.lot = lot;
      this.session = session;
    }

    List<Difference> next() {
      var rows = reconciling.some(lot, session, after, SOME);
      if (!rows.isEmpty()) after = rows.getLast().difference();
      return rows;
    }
  }
}
