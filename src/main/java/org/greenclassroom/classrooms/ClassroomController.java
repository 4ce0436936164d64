package org.greenclassroom.classrooms;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the list of classrooms, one classroom, and the steps of its life. */
@Controller
class ClassroomController {
  private static final int PAGE = 50;

  /** How many devices of one model the reservation shows beyond those it proposes. */
  private static final int SPARE_CHOICE = 30;

  private final Classrooms classrooms;
  private final Funding funding;
  private final Needs needs;
  private final List<ClassroomPanel> panels;
  private final List<ProtocolPart> protocolParts;
  private final Partners partners;
  private final Paper paper;
  private final Shown shown;

  ClassroomController(
      Classrooms classrooms,
      Funding funding,
      Needs needs,
      List<ClassroomPanel> panels,
      List<ProtocolPart> protocolParts,
      Partners partners,
      Paper paper,
      Shown shown) {
    this.classrooms = classrooms;
    this.funding = funding;
    this.needs = needs;
    this.panels = panels.stream().sorted(Comparator.comparingInt(ClassroomPanel::order)).toList();
    this.protocolParts = protocolParts;
    this.partners = partners;
    this.paper = paper;
    this.shown = shown;
  }

  record ListPage(
      Slice<ClassroomTable.Row> rows, Map<Progress, Long> states, String typed, boolean canPlan) {
    public long all() {
      return states.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  record NewPage(
      Map<String, String> schools, Map<String, String> sponsors, Set<DeviceKind> kinds) {}

  record ClassroomPage(
      Classroom room,
      String school,
      List<Funders.Funder> funders,
      Map<String, String> sponsors,
      Set<FundingWay> ways,
      @Nullable Agreement agreement,
      List<AgreementTable.SignedBy> signatures,
      @Nullable Term term,
      List<Term.Milestone> milestones,
      LocalDate today,
      List<ClassroomTable.Seated> devices,
      List<ClassroomTable.Gone> gone,
      List<Movements.Headcount> headcounts,
      List<Movements.Dispatch> dispatches,
      List<Movements.Acceptance> acceptances,
      String schoolYear,
      Set<HeadcountSource> sources,
      boolean officer,
      boolean canAccept,
      boolean canCount,
      List<PanelPage> panels,
      @Nullable Need need) {
    public long left() {
      return term == null ? 0 : term.left(today);
    }

    public long daysLate() {
      return -left();
    }

    public long day() {
      return term == null ? 0 : term.gone(today) + 1;
    }

    public int percent() {
      return term == null ? 0 : term.percent(today);
    }

    public int steps() {
      return room.state().step();
    }

    /** Where a share of the term stands on the line, which leaves room at both ends. */
    public String x(int share) {
      return String.format(java.util.Locale.ROOT, "%.1f%%", 3 + 0.94 * share);
    }

    public boolean canRelease() {
      return officer && room.reserved() > 0;
    }
  }

  /** What a room above says of the classroom. */
  record PanelPage(String title, ClassroomPanel.Line line) {
    public Object[] argumentArray() {
      return line.arguments().toArray();
    }
  }

  record SignPage(
      Classroom room,
      String school,
      @Nullable String sponsor,
      List<AgreementText.Version> versions,
      String hash,
      LocalDate today) {}

  record Choice(Tag tag, boolean proposed) {}

  record ChoiceGroup(@Nullable String name, int ready, int taken, List<Choice> devices) {}

  record ReservePage(
      Classroom room, String school, List<ChoiceGroup> groups, int proposed, long models) {}

  record DispatchPage(
      Classroom room,
      String school,
      List<ClassroomTable.Seated> devices,
      boolean byCarrier,
      Map<String, String> carriers,
      LocalDate today) {}

  record ProtocolPage(
      Classroom room,
      String school,
      Movements.Acceptance acceptance,
      Slip slip,
      List<ClassroomTable.Seated> devices,
      List<ProtocolPart.Part> parts) {}

  record AcceptPage(
      Classroom room,
      String school,
      List<ClassroomTable.Seated> devices,
      LocalDate today,
      int years) {}

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms")
  String list(
      @RequestParam(required = false) @Nullable Progress state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            classrooms.page(state, q, after, PAGE, occasion.actor()),
            classrooms.byState(occasion.actor()),
            q.strip(),
            occasion.actor().is(Role.OFFICER)));
    return "classrooms/list";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/new")
  String planning(Model model) {
    model.addAttribute(
        "page",
        new NewPage(
            choices(partners.of(PartnerKind.SCHOOL)),
            sponsors(),
            EnumSet.range(DeviceKind.LAPTOP, DeviceKind.TABLET)));
    return "classrooms/new";
  }

  /** Plans a room; a school that is not known yet is recorded with it. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms")
  String plan(
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "") String schoolName,
      @RequestParam(defaultValue = "CN") String territory,
      @RequestParam(required = false) @Nullable String address,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam String name,
      @RequestParam int seats,
      @RequestParam DeviceKind kind,
      @RequestParam(defaultValue = "false") boolean specialNeeds,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (school == null && schoolName.isBlank()) throw new Refusal("classrooms.refusal.no-school");
    var classroom =
        classrooms.planWithSchool(
            occasion,
            school,
            new Classrooms.NewSchool(schoolName, territory, address),
            new Classrooms.Wanted(
                school == null ? 0 : school, sponsor, name, seats, kind, specialNeeds));
    Said.that(redirect, "classrooms.said.planned", name);
    return "redirect:/classrooms/" + classroom;
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}")
  String classroom(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    var agreement = room.agreement() == null ? null : classrooms.agreement(room.agreement());
    var term = room.term();
    var officer = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new ClassroomPage(
            room,
            classrooms.nameOf(room.school()),
            funding.of(classroom),
            officer ? sponsors() : Map.of(),
            EnumSet.allOf(FundingWay.class),
            agreement,
            agreement == null ? List.of() : classrooms.signatures(agreement.agreement()),
            term,
            term == null ? List.of() : term.milestones(occasion.today()),
            occasion.today(),
            classrooms.devices(classroom),
            classrooms.gone(classroom),
            classrooms.headcounts(classroom),
            classrooms.dispatches(classroom),
            classrooms.acceptances(classroom),
            schoolYearOf(occasion.today()),
            EnumSet.allOf(HeadcountSource.class),
            officer,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER) && room.canAccept(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.SCHOOL),
            panels(classroom, occasion),
            needs.of(classroom).orElse(null)));
    return "classrooms/classroom";
  }

  private List<PanelPage> panels(long classroom, Occasion occasion) {
    var shown = new ArrayList<PanelPage>();
    for (var panel : panels)
      if (occasion.actor().is(panel.roles()))
        panel
            .line(classroom, occasion)
            .ifPresent(line -> shown.add(new PanelPage(panel.key(), line)));
    return shown;
  }

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/agreement/new")
  String signing(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new SignPage(
            room,
            classrooms.nameOf(room.school()),
            nameOrNull(room.sponsor()),
            classrooms.proposedText(room),
            classrooms.proposedHash(room),
            occasion.today()));
    return "classrooms/agreement";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/agreement")
  String sign(
      @PathVariable long classroom,
      @RequestParam String shown,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate signedOn,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var room = classrooms.room(classroom);
    classrooms.sign(
        occasion,
        classroom,
        shown,
        signedOn,
        Signed.from(request, "school", Party.SCHOOL),
        Signed.from(request, "programme", Party.PROGRAMME),
        room.sponsor() == null ? null : Signed.from(request, "sponsor", Party.SPONSOR));
    Said.that(redirect, "classrooms.said.signed", room.name());
    return "redirect:/classrooms/" + classroom;
  }

  /** The exact words that were signed, as they are kept. */
  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}/agreement")
  ResponseEntity<byte[]> text(@PathVariable long classroom, Occasion occasion) {
    var room = classrooms.room(classroom, occasion.actor());
    if (room.agreement() == null) throw Refusal.notFound(Long.toString(classroom));
    return sent(classrooms.signedText(room.agreement()), true);
  }

  @Allow({Role.OFFICER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/classrooms/{classroom}/agreement/signatures/{party}")
  ResponseEntity<byte[]> signature(
      @PathVariable long classroom, @PathVariable Party party, Occasion occasion) {
    var room = classrooms.room(classroom, occasion.actor());
    if (room.agreement() == null) throw Refusal.notFound(Long.toString(classroom));
    var kept = classrooms.signatureImage(room.agreement(), party);
    return sent(kept, kept.mediaType().startsWith("image/"));
  }

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/reservation")
  String reserving(@PathVariable long classroom, Model model) {
    var room = classrooms.room(classroom);
    var proposal = classrooms.propose(room);
    var groups = new ArrayList<ChoiceGroup>();
    for (var group : proposal.groups()) {
      var name = group.devices().getFirst().printed();
      groups.add(
          new ChoiceGroup(
              name.isEmpty() ? null : name,
              group.devices().size(),
              group.taken(),
              group.devices().stream()
                  .limit(group.taken() + SPARE_CHOICE)
                  .map(ready -> new Choice(ready.tag(), proposal.chosen().contains(ready.tag())))
                  .toList()));
    }
    model.addAttribute(
        "page",
        new ReservePage(
            room,
            classrooms.nameOf(room.school()),
            groups,
            proposal.chosen().size(),
            proposal.models()));
    return "classrooms/reservation";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/reservation")
  String reserve(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    var reserved = classrooms.reserve(occasion, classroom, tagsOf(tags)).size();
    Said.that(redirect, "classrooms.said.reserved", reserved);
    return "redirect:/classrooms/" + classroom;
  }

  /** Releases the ticked devices; all reserved ones when {@code all} is sent. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/releases")
  String release(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.release(occasion, classroom, tagsOf(tags));
    Said.that(redirect, "classrooms.said.released", tags.size());
    return "redirect:/classrooms/" + classroom;
  }

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/dispatch")
  String dispatching(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "own") String by,
      Occasion occasion,
      Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new DispatchPage(
            room,
            classrooms.nameOf(room.school()),
            at(classroom, Stage.RESERVED),
            by.equals("carrier"),
            choices(partners.of(PartnerKind.CARRIER)),
            occasion.today()));
    return "classrooms/dispatch";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/dispatch")
  String dispatch(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate leftOn,
      @RequestParam(defaultValue = "own") String by,
      @RequestParam(required = false) @Nullable Long carrier,
      @RequestParam(defaultValue = "") String seal,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var byCarrier = by.equals("carrier");
    if (byCarrier && carrier == null) throw new Refusal("classrooms.refusal.no-carrier");
    classrooms.dispatch(
        occasion,
        classroom,
        new Classrooms.Departure(
            tagsOf(tags),
            leftOn,
            byCarrier ? carrier : null,
            seal.isBlank() ? null : seal.strip(),
            byCarrier ? signature(Signed.from(request, "giver", Party.PROGRAMME)) : null,
            byCarrier ? signature(Signed.from(request, "taker", PartnerKind.CARRIER)) : null));
    Said.that(redirect, "classrooms.said.dispatched", tags.size());
    return "redirect:/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/classrooms/{classroom}/acceptance")
  String accepting(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new AcceptPage(
            room,
            classrooms.nameOf(room.school()),
            at(classroom, Stage.ON_THE_WAY),
            occasion.today(),
            Classrooms.YEARS));
    return "classrooms/acceptance";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/classrooms/{classroom}/acceptance")
  String accept(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate acceptedOn,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    classrooms.accept(
        occasion,
        classroom,
        tagsOf(tags),
        acceptedOn,
        signature(Signed.from(request, "giver", Party.PROGRAMME)),
        signature(Signed.from(request, "taker", Party.SCHOOL)));
    Said.that(redirect, "classrooms.said.accepted", tags.size());
    return "redirect:/classrooms/" + classroom;
  }

  /** The list that the school signed for, on paper. */
  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}/acceptances/{acceptance}/protocol.pdf")
  ResponseEntity<byte[]> protocol(
      @PathVariable long classroom, @PathVariable long acceptance, Occasion occasion) {
    var room = classrooms.room(classroom, occasion.actor());
    var protocol = classrooms.protocol(classroom, acceptance);
    var page =
        new ProtocolPage(
            room,
            classrooms.nameOf(room.school()),
            protocol.acceptance(),
            protocol.slip(),
            protocol.devices(),
            protocolParts.stream()
                .flatMap(one ->
                    one.part(classroom, acceptance, LocaleContextHolder.getLocale()).stream())
                .toList());
    var pdf =
        paper.pdf(
            "classrooms/protocol",
            Map.of("page", page, "issued", shown.day(occasion.today())),
            LocaleContextHolder.getLocale());
    return sent(
        new Files.Kept("", "acceptance-" + acceptance + ".pdf", "application/pdf", pdf), true);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/classrooms/{classroom}/headcounts")
  String count(
      @PathVariable long classroom,
      @RequestParam String schoolYear,
      @RequestParam int pupils,
      @RequestParam HeadcountSource source,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom, occasion.actor());
    classrooms.countPupils(occasion, classroom, schoolYear, pupils, source);
    Said.that(redirect, "classrooms.said.counted", pupils, schoolYear);
    return "redirect:/classrooms/" + classroom;
  }

  private List<ClassroomTable.Seated> at(long classroom, Stage stage) {
    return classrooms.devices(classroom).stream()
        .filter(device -> device.stage() == stage)
        .toList();
  }

  /** Who may pay for a room. */
  private Map<String, String> sponsors() {
    var sponsors = choices(partners.of(PartnerKind.SPONSOR));
    sponsors.putAll(choices(partners.of(PartnerKind.DONOR)));
    return sponsors;
  }

  private @Nullable String nameOrNull(@Nullable Long partner) {
    return partner == null ? null : classrooms.nameOf(partner);
  }

  private static ResponseEntity<byte[]> sent(Files.Kept kept, boolean inline) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            (inline ? "inline" : "attachment")
                + "; filename*=UTF-8''"
                + java.net.URLEncoder.encode(kept.name(), StandardCharsets.UTF_8))
        .body(kept.bytes());
  }

  private static HandOver.Signature signature(Signed signed) {
    return new HandOver.Signature(signed.name(), signed.image(), signed.mediaType());
  }

  private static List<Tag> tagsOf(List<String> typed) {
    return typed.stream().filter(one -> !one.isBlank()).map(Tag::parse).distinct().toList();
  }

  private static Map<String, String> choices(List<Partner> partners) {
    var choices = new LinkedHashMap<String, String>();
    for (var partner : partners) choices.put(Long.toString(partner.partner()), partner.name());
    return choices;
  }

  /** School years begin in September; in August the next one is meant. */
  private static String schoolYearOf(LocalDate day) {
    int first = day.getMonthValue() >= 8 ? day.getYear() : day.getYear() - 1;
    return first + "-" + (first + 1);
  }
}
