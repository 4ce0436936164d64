package org.greenclassroom.checkins;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Fill;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The check-in on paper: a column a month, the room's code, a square to scan, and how to make the
 * SMS with a pencil where nothing computes.
 */
@Controller
class PaperController {
  private static final int MONTHS = 6;
  private final Checkins checkins;
  private final Links links;
  private final Checklists checklists;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Paper paper;
  private final Origin origin;
  private final String smsNumber;

  PaperController(
      Checkins checkins,
      Links links,
      Checklists checklists,
      Classrooms classrooms,
      Partners partners,
      Paper paper,
      Origin origin,
      @Value("${greenclassroom.sms-number:}") String smsNumber) {
    this.checkins = checkins;
    this.links = links;
    this.checklists = checklists;
    this.classrooms = classrooms;
    this.partners = partners;
    this.paper = paper;
    this.origin = origin;
    this.smsNumber = smsNumber;
  }

  /**
   * The sheet.
   *
   * @param address of the form; null: the room has no link, or the reader may not know it
   * @param months as in an SMS, and what each adds to the check
   * @param tables what working, faulty and missing add, by tens and ones
   * @param answers what the answers 1 to 6 add
   */
  record FormPaper(
      String room,
      String school,
      String code,
      @Nullable String address,
      @Nullable String qr,
      List<Fill.Line> lines,
      List<CheckSums.Month> months,
      Map<String, int[][]> tables,
      int[] answers,
      String letters,
      String example,
      String smsNumber) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @GetMapping("/checkins/rooms/{id:\\d{1,18}}/form.pdf")
  ResponseEntity<byte[]> form(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String in,
      Occasion occasion,
      Locale locale) {
    var room = classrooms.room(id, occasion.actor());
    var language = Words.language(in, locale);
    var code = links.code(id);
    var secret =
        occasion.actor().is(Role.OFFICER, Role.SCHOOL) ? links.secret(id).orElse(null) : null;
    var address = secret == null ? null : origin.here() + "/r/" + secret;
    var first = ReportKind.CHECKIN.period(occasion.today());
    var months = new ArrayList<LocalDate>();
    for (int n = 0; n < MONTHS; n++) months.add(first.plusMonths(n));
    var model = new HashMap<String, Object>();
    model.put(
        "page",
        new FormPaper(
            room.name(),
            partners.partner(room.school()).name(),
            code,
            address,
            address == null ? null : Qr.svg(address),
            checklists.fill(checkins.asked(ReportKind.CHECKIN), Map.of(), language).lines().stream()
                .filter(line -> line.item().asks())
                .toList(),
            CheckSums.months(code, months),
            CheckSums.tables(),
            CheckSums.answers(),
            SmsCode.SYMBOLS,
            new SmsCode(code, first, 28, 1, 0, 5).text(),
            smsNumber));
    model.put("issued", occasion.today());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"check-in-%s.pdf\"".formatted(code))
        .header("Cache-Control", "no-store")
        .body(paper.pdf("checkins/paper", Map.copyOf(model), language));
  }
}
