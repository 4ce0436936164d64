package org.greenclassroom.takeback;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Foreigner;
import org.greenclassroom.classrooms.Foreigners;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet of a count: without a connection once it was open, and without scripts. */
@Controller
class SheetController {
  private final OnSite site;
  private final Takeback takeback;
  private final Classrooms classrooms;
  private final Foreigners foreigners;
  private final Partners partners;

  SheetController(
      OnSite site,
      Takeback takeback,
      Classrooms classrooms,
      Foreigners foreigners,
      Partners partners) {
    this.site = site;
    this.takeback = takeback;
    this.classrooms = classrooms;
    this.foreigners = foreigners;
    this.partners = partners;
  }

  /**
   * The sheet.
   *
   * @param asked accessories that were sent, with how many; all others may be counted too
   */
  record SheetPage(
      long account,
      Recall recall,
      Classroom room,
      String school,
      List<RecallTable.Issued> issued,
      Map<Accessory, Integer> asked,
      List<Foreigner> foreigners,
      Map<String, String> carriers) {
    public List<Accessory> others() {
      return Arrays.stream(Accessory.values())
          .filter(one -> !asked.containsKey(one))
          .toList();
    }

    public Condition[] conditions() {
      return Condition.values();
    }

    public LossCause[] causes() {
      return LossCause.values();
    }
  }

  /** A file that the queue sent before. */
  record AttachedIn(@Nullable String sha256) {}

  /**
   * A sheet as its page's queue posts it.
   *
   * @param shows of each attachment the tag it shows; empty: the room
   */
  record SheetIn(
      @Nullable Instant at,
      @Nullable Long carrier,
      @Nullable Map<String, String> is,
      @Nullable Map<String, String> words,
      @Nullable Map<String, String> report,
      @Nullable Map<String, String> day,
      @Nullable String others,
      @Nullable Map<String, String> accessory,
      Signing.@Nullable SignedIn giver,
      Signing.@Nullable SignedIn taker,
      @Nullable List<AttachedIn> attachments,
      @Nullable List<String> shows) {}

  /** The receipt: what was found and what was not. */
  record Taken(int found, int missing) {}

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/takeback/{recall}/sheet")
  String sheet(
      @PathVariable long recall, Occasion occasion, HttpServletResponse response, Model model) {
    ContentPolicy.withDecoder(response);
    var found = takeback.recall(recall, occasion.actor());
    var room = classrooms.room(found.classroom());
    var asked = new LinkedHashMap<Accessory, Integer>();
    for (var one : site.accessories(recall))
      if (one.issued() > 0) asked.put(one.accessory(), one.issued());
    var carriers = new LinkedHashMap<String, String>();
    for (var carrier : partners.of(PartnerKind.CARRIER))
      carriers.put(Long.toString(carrier.partner()), carrier.name());
    model.addAttribute(
        "page",
        new SheetPage(
            occasion.actor().account(),
            found,
            room,
            partners.partner(room.school()).name(),
            takeback.issued(recall),
            asked,
            foreigners.of(found.classroom()),
            carriers));
    return "takeback/sheet";
  }

  /** From the queue of the page: photographs were sent before. */
  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(
      path = "/takeback/{recall}/sheet",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken count(@PathVariable long recall, @RequestBody SheetIn in, Occasion occasion) {
    var attached = in.attachments() == null ? List.<AttachedIn>of() : in.attachments();
    var shows = in.shows() == null ? List.<String>of() : in.shows();
    var pictures = new ArrayList<SiteCount.Picture>();
    for (int i = 0; i < attached.size(); i++) {
      var hash = attached.get(i).sha256();
      if (hash == null) throw new Refusal("frame.refusal.missing", "sha256");
      var of = i < shows.size() && !shows.get(i).isBlank() ? Tag.parse(shows.get(i)) : null;
      pictures.add(new SiteCount.Picture(site.sent(occasion, hash), of));
    }
    var form =
        new SheetForm(
            said(in.is()),
            said(in.words()),
            said(in.report()),
            said(in.day()),
            in.others() == null ? "" : in.others(),
            said(in.accessory()));
    return taken(
        site.count(
            occasion,
            recall,
            form.read(
                in.at() == null ? occasion.now() : in.at(),
                in.carrier(),
                pictures,
                Signing.of(in.giver(), Party.SCHOOL),
                Signing.of(in.taker(), Party.PROGRAMME))));
  }

  /** From a form, without scripts. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/sheet")
  String count(
      @PathVariable long recall,
      @RequestParam(required = false) @Nullable Long carrier,
      @RequestParam Map<String, String> fields,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var pictures =
        Signing.files(request, "photos").stream()
            .map(bytes -> new SiteCount.Picture(bytes, null))
            .toList();
    var closed =
        taken(
            site.count(
                occasion,
                recall,
                SheetForm.of(fields)
                    .read(
                        occasion.now(),
                        carrier,
                        pictures,
                        Signing.of(request, "giver", Party.SCHOOL),
                        Signing.of(request, "taker", Party.PROGRAMME))));
    Said.that(redirect, "takeback.said.closed", closed.found(), closed.missing());
    return "redirect:/takeback/" + recall;
  }

  /** A photograph of the room or of a computer. */
  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/takeback/photos/{photo:\\d+}")
  ResponseEntity<byte[]> photo(@PathVariable long photo, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .body(site.photo(photo, occasion.actor()).bytes());
  }

  private static Taken taken(Recall recall) {
    return new Taken(recall.found(), recall.missing());
  }

  private static Map<String, String> said(@Nullable Map<String, String> group) {
    return group == null ? Map.of() : group;
  }
}
