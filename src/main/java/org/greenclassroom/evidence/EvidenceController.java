package org.greenclassroom.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the documents that wait, one document with what was read from it. */
@Controller
class EvidenceController {
  private static final int ROWS = 50;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Evidence evidence;
  private final Decisions decisions;
  private final People people;
  private final Partners partners;
  private final Shown shown;

  EvidenceController(
      Evidence evidence, Decisions decisions, People people, Partners partners, Shown shown) {
    this.evidence = evidence;
    this.decisions = decisions;
    this.people = people;
    this.partners = partners;
    this.shown = shown;
  }

  record Row(Documents.Kept document, @Nullable String tag, int drives, long proven, long failed) {}

  record QueuePage(
      Slice<Row> rows,
      long count,
      List<Documents.State> states,
      boolean waiting,
      boolean canHandIn,
      boolean mayEnrol) {}

  record DriveLine(DriveReading drive, String started, String ended, String took) {}

  record DocumentPage(
      Documents.Kept document,
      @Nullable String tag,
      String person,
      List<DriveLine> drives,
      List<SeenDrive> seen,
      Set<String> findings,
      Comparison comparison,
      @Nullable String likely,
      Map<Why, String> reasons,
      Map<Undone, String> undone,
      Map<DeviceKind, String> kinds,
      Map<String, String> givers,
      boolean canMake,
      Map<Dismissal, String> dismissals,
      boolean canDecide) {}

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/evidence")
  String queue(
      @RequestParam(required = false) Documents.@Nullable State state,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
      Occasion occasion,
      Model model) {
    var states = state == null ? Evidence.WAITING : EnumSet.of(state);
    var page = evidence.page(states, after, ROWS);
    var drives = evidence.drivesOf(page.rows());
    var devices = new LinkedHashSet<Long>();
    for (var kept : page.rows()) if (kept.device() != null) devices.add(kept.device());
    var tags = evidence.tags(devices);
    var rows =
        page.rows().stream()
            .map(kept -> {
              var read = drives.getOrDefault(kept.document(), List.of());
              return new Row(
                  kept,
                  kept.device() == null ? null : tags.get(kept.device()),
                  read.size(),
                  read.stream().filter(each -> each.verdict() == Verdict.PROVEN).count(),
                  read.stream().filter(each -> each.verdict() == Verdict.FAILED).count());
            })
            .toList();
    model.addAttribute(
        "page",
        new QueuePage(
            new Slice<>(rows, page.next()),
            evidence.count(states),
            Arrays.asList(Documents.State.values()),
            state == null,
            canWrite(occasion),
            occasion.actor().is(Set.of(Role.OFFICER))));
    return "evidence/queue";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/evidence")
  String take(
      @RequestPart MultipartFile file,
      @RequestParam(required = false) @Nullable String device,
      Occasion occasion,
      RedirectAttributes redirect) {
    var answer =
        evidence.take(
            occasion, EvidenceApi.bytes(file), EvidenceApi.nameOf(file), EvidenceApi.tagOf(device));
    if (answer.outcome() == Outcome.REFUSED)
      throw new Refusal("evidence.refused." + answer.findings().getFirst());
    Said.that(redirect, "evidence.said." + answer.outcome().name().toLowerCase());
    return "redirect:/evidence/" + answer.id();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/evidence/{document:\\d+}")
  String document(@PathVariable long document, Occasion occasion, Model model) {
    var kept = evidence.document(document);
    var drives = evidence.drives(document);
    var findings = new LinkedHashSet<>(kept.findings());
    for (var drive : drives) findings.addAll(drive.findings());
    boolean waits = Evidence.WAITING.contains(kept.state());
    var comparison = waits ? evidence.comparison(kept) : new Comparison(List.of(), List.of());
    boolean officer = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new DocumentPage(
            kept,
            kept.device() == null ? null : evidence.tags(List.of(kept.device())).get(kept.device()),
            people.known(kept.receivedBy()).name(),
            drives.stream().map(EvidenceController::line).toList(),
            evidence.seen(document),
            findings,
            comparison,
            comparison.devices().isEmpty() ? null : comparison.devices().getFirst().tag(),
            words(Why.values()),
            words(Undone.values()),
            words(DeviceKind.values()),
            officer && waits ? givers() : Map.of(),
            officer && waits && !kept.host().isUnknown(),
            words(Dismissal.values()),
            canWrite(occasion)));
    return "evidence/document";
  }

  /** The raw file, as a download: never shown by the browser as a page of ours. */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/evidence/{document:\\d+}/file")
  ResponseEntity<byte[]> file(@PathVariable long document) {
    var kept = evidence.file(document);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(kept.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(kept.bytes());
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/evidence/{document:\\d+}/link")
  String link(
      @PathVariable long document,
      @RequestParam String device,
      @RequestParam Why why,
      Occasion occasion,
      RedirectAttributes redirect) {
    var tag = Tag.parse(device);
    evidence.link(occasion, document, tag, why);
    Said.that(redirect, "evidence.said.linked", tag.printed());
    return "redirect:/evidence/" + document;
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/evidence/{document:\\d+}/dismissal")
  String dismiss(
      @PathVariable long document,
      @RequestParam Dismissal why,
      Occasion occasion,
      RedirectAttributes redirect) {
    evidence.dismiss(occasion, document, why);
    Said.that(redirect, "evidence.said.dismissed");
    return "redirect:/evidence";
  }

  /** The match was wrong: the document waits again. */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/evidence/{document:\\d+}/undoing")
  String undo(
      @PathVariable long document,
      @RequestParam Undone why,
      Occasion occasion,
      RedirectAttributes redirect) {
    decisions.undo(occasion, document, why);
    Said.that(redirect, "evidence.said.undone");
    return "redirect:/evidence/" + document;
  }

  /** The computer stands here and is in no list: it is received now. */
  @Allow(Role.OFFICER)
  @PostMapping("/evidence/{document:\\d+}/device")
  String makeDevice(
      @PathVariable long document,
      @RequestParam DeviceKind kind,
      @RequestParam long donor,
      @RequestParam BigDecimal kilograms,
      Occasion occasion,
      RedirectAttributes redirect) {
    long grams = kilograms.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
    var taker = people.known(occasion.actor().account()).name();
    var tag = decisions.makeDevice(occasion, document, kind, donor, grams, taker);
    Said.that(redirect, "evidence.said.made", tag.printed());
    return "redirect:/evidence/" + document;
  }

  private Map<String, String> givers() {
    var givers = new LinkedHashMap<String, String>();
    for (var donor : partners.of(PartnerKind.DONOR))
      givers.put(String.valueOf(donor.partner()), donor.name());
    return givers;
  }

  private <E extends Enum<E>> Map<E, String> words(E[] constants) {
    var words = new LinkedHashMap<E, String>();
    for (var constant : constants) words.put(constant, shown.word(constant));
    return words;
  }

  private static boolean canWrite(Occasion occasion) {
    return occasion.actor().is(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER);
  }

  private static DriveLine line(DriveReading drive) {
    var started = drive.started();
    var ended = drive.ended();
    return new DriveLine(
        drive,
        started == null ? "" : CLOCK.format(started),
        ended == null ? "" : CLOCK.format(ended),
        started == null || ended == null ? "" : span(Duration.between(started, ended)));
  }

  private static String span(Duration span) {
    return "%d:%02d:%02d"
        .formatted(span.toHours(), Math.abs(span.toMinutesPart()), Math.abs(span.toSecondsPart()));
  }

  static Instant aDayBefore(Instant now) {
    return now.minus(Duration.ofDays(1));
  }
}
