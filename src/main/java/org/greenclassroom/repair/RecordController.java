package org.greenclassroom.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The test record on paper, with the fields of Annex VI of the EU directive 2012/19: what it is,
 * its numbers, its year, who is responsible, which tests were made when with which result.
 */
@Controller
class RecordController {
  private final Repair repair;
  private final People people;
  private final Partners partners;
  private final Paper paper;
  private final Shown shown;

  RecordController(Repair repair, People people, Partners partners, Paper paper, Shown shown) {
    this.repair = repair;
    this.people = people;
    this.partners = partners;
    this.paper = paper;
    this.shown = shown;
  }

  /**
   * The sheet.
   *
   * @param category of Annex III: 2 screens, 6 small IT; 0: not one of ours
   * @param address of the workshop; null: unknown
   */
  record RecordPage(
      Device device,
      BenchTest test,
      Standing standing,
      Grading grading,
      List<Probe> probes,
      List<String> facts,
      boolean passed,
      int category,
      String company,
      @Nullable String address,
      String tester) {}

  /** {@code ?language=zh}, {@code en} or {@code fr}; else the reader's. */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/{tag}/record.pdf")
  ResponseEntity<byte[]> record(
      @PathVariable String tag,
      @RequestParam(required = false) @Nullable String language,
      Occasion occasion) {
    var device = Tag.parse(tag);
    var locale = Words.language(language, LocaleContextHolder.getLocale());
    var bench = repair.device(occasion, device);
    var test = bench.test();
    if (test == null) throw new Refusal("repair.refusal.no-test", device.printed());
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      var model = new HashMap<String, Object>();
      model.put("page", page(bench, test));
      model.put("issued", shown.day(occasion.today()));
      return sent(paper.pdf("repair/record", model, locale), device, locale);
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private RecordPage page(Repair.OnBench bench, BenchTest test) {
    var facts = new ArrayList<String>();
    for (var judged : bench.grading().four()) {
      var said = new ArrayList<Object>();
      for (var argument : judged.arguments())
        said.add(argument instanceof Instant moment ? shown.day(moment) : argument);
      facts.add(shown.sentence(new Said(judged.key(), said)));
    }
    var sites = partners.sites(Partners.HOUSE);
    return new RecordPage(
        bench.device(),
        test,
        bench.standing(),
        bench.grading(),
        Probe.all(),
        facts,
        Readiness.passes(bench.standing()),
        category(bench.device().observed().kind()),
        partners.partner(Partners.HOUSE).name(),
        sites.isEmpty() ? null : sites.getFirst().address(),
        test.testedBy() <= 0 ? shown.unknown() : people.known(test.testedBy()).name());
  }

  private static ResponseEntity<byte[]> sent(byte[] pdf, Tag tag, Locale locale) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"test-" + tag.printed() + "-" + locale.getLanguage() + ".pdf\"")
        .body(pdf);
  }

  /** A screen of more than 100 square centimetres makes a category of its own. */
  private static int category(DeviceKind kind) {
    return switch (kind) {
      case LAPTOP, ALL_IN_ONE, TABLET, SCREEN -> 2;
      case DESKTOP -> 6;
      case OTHER -> 0;
    };
  }
}
