package org.greenclassroom.collection;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page a driver carries on a phone: it works without a connection once it was loaded, and
 * without scripts while there is one.
 */
@Controller
class DrivingController {
  private final Driving driving;
  private final Pickups pickups;

  DrivingController(Driving driving, Pickups pickups) {
    this.driving = driving;
    this.pickups = pickups;
  }

  /**
   * The driver's page.
   *
   * @param at its own address: the link's, or the one for staff
   * @param others classes of which none is expected
   */
  record DrivePage(
      long account,
      boolean guest,
      String at,
      Pickup pickup,
      List<Line> lines,
      List<ThingClass> others,
      @Nullable Contact contact,
      @Nullable Collecting collecting,
      List<Remark> remarks,
      List<WhyNot> whyNot) {}

  /** Who signed, as a page's queue posts it. */
  record SignedIn(@Nullable String name, @Nullable String drawn) {}

  /** A file that the queue sent before. */
  record AttachedIn(@Nullable String name, @Nullable String sha256) {}

  /** What was fetched, as a page's queue posts it. */
  record LoadIn(
      @Nullable Map<String, Integer> counts,
      @Nullable Integer pallets,
      @Nullable List<String> seals,
      @Nullable String kilograms,
      @Nullable List<String> remarks,
      @Nullable Instant collectedAt,
      @Nullable SignedIn giver,
      @Nullable SignedIn taker,
      @Nullable List<AttachedIn> attachments) {}

  record FailedIn(@Nullable WhyNot why) {}

  /** What is answered: the slip, and that it stands written. */
  record Taken(long slip, String state) {}

  @AllowSignedIn(guests = true)
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/driving/{id:\\d+}")
  String page(@PathVariable long id, Occasion occasion, Model model) {
    return page(occasion, id, "/driving/" + id, model);
  }

  String page(Occasion occasion, long id, String at, Model model) {
    var pickup = driving.pickup(occasion, id);
    var lines = pickups.lines(id);
    var others = new ArrayList<>(List.of(ThingClass.values()));
    for (var line : lines) others.remove(line.thingClass());
    model.addAttribute(
        "page",
        new DrivePage(
            occasion.actor().account(),
            occasion.actor().isGuest(),
            at,
            pickup,
            lines,
            others,
            pickups.contact(id).orElse(null),
            pickups.collecting(id).orElse(null),
            List.of(Remark.values()),
            List.of(WhyNot.NOBODY_THERE, WhyNot.NO_ACCESS, WhyNot.NOT_READY, WhyNot.TRANSPORT)));
    return "collection/driving";
  }

  /** From the queue of a page: photographs were sent before. */
  @Once
  @AllowSignedIn(guests = true)
  @PostMapping(path = "/driving/{id:\\d+}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken collect(@PathVariable long id, @RequestBody LoadIn in, Occasion occasion) {
    driving.pickup(occasion, id);
    var hashes = new ArrayList<String>();
    if (in.attachments() != null)
      for (var one : in.attachments()) if (one.sha256() != null) hashes.add(one.sha256());
    var load =
        new Load(
            counts(in.counts()),
            in.pallets() == null ? 0 : in.pallets(),
            in.seals() == null ? List.of() : in.seals(),
            in.kilograms() == null || in.kilograms().isBlank()
                ? null
                : Weight.kilograms(in.kilograms()),
            in.remarks() == null ? List.of() : in.remarks(),
            in.collectedAt() == null ? occasion.now() : in.collectedAt(),
            signature(in.giver(), PartnerKind.DONOR),
            signature(in.taker(), PartnerKind.CARRIER),
            driving.sent(occasion, hashes));
    return new Taken(driving.collect(occasion, id, load), PickupState.COLLECTED.name());
  }

  /** From a form, without scripts. */
  @AllowSignedIn(guests = true)
  @PostMapping("/driving/{id:\\d+}")
  String collect(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException, ServletException {
    driving.pickup(occasion, id);
    var form = new OrderForm(posted);
    var kilograms = form.text("kilograms");
    var load =
        new Load(
            form.pieces(),
            form.text("pallets") == null ? 0 : form.whole("pallets"),
            form.words("seals"),
            kilograms == null ? null : Weight.kilograms(kilograms),
            form.chosen("remarks"),
            occasion.now(),
            signature(request, form, "giver", PartnerKind.DONOR),
            signature(request, form, "taker", PartnerKind.CARRIER),
            photos(request));
    driving.collect(occasion, id, load);
    Said.that(redirect, "collection.said.collected");
    return "redirect:" + back(form, id);
  }

  @Once
  @AllowSignedIn(guests = true)
  @PostMapping(path = "/driving/{id:\\d+}/failure", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken fail(@PathVariable long id, @RequestBody FailedIn in, Occasion occasion) {
    driving.pickup(occasion, id);
    if (in.why() == null) throw new Refusal("frame.refusal.missing", "why");
    driving.fail(occasion, id, in.why());
    return new Taken(0, PickupState.FAILED.name());
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/driving/{id:\\d+}/failure")
  String fail(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    driving.pickup(occasion, id);
    var form = new OrderForm(posted);
    driving.fail(occasion, id, why(form.text("why")));
    Said.that(redirect, "collection.said.failed");
    return "redirect:" + back(form, id);
  }

  /** Back to the page the form stood on: a guest's address is the link. */
  private static String back(OrderForm form, long id) {
    var at = form.text("at");
    return at != null && at.matches("/pickup/[A-Za-z0-9_-]{8,64}") ? at : "/driving/" + id;
  }

  private static WhyNot why(@Nullable String name) {
    for (var one : WhyNot.values()) if (one.name().equals(name)) return one;
    throw new Refusal("frame.refusal.missing", "why");
  }

  private static Map<ThingClass, Integer> counts(@Nullable Map<String, Integer> posted) {
    var all = new EnumMap<ThingClass, Integer>(ThingClass.class);
    if (posted == null) return all;
    posted.forEach((name, pieces) -> {
      for (var what : ThingClass.values())
        if (what.name().equals(name) && pieces != null) all.put(what, pieces);
    });
    return all;
  }

  private static HandOver.Signature signature(@Nullable SignedIn in, PartnerKind whose) {
    if (in == null || in.name() == null || in.name().isBlank())
      throw new Refusal("frame.refusal.signature-name", whose);
    if (in.drawn() == null || in.drawn().isBlank())
      return new HandOver.Signature(in.name().strip(), null, null);
    var signed = Signed.drawn(in.name(), in.drawn(), whose);
    return new HandOver.Signature(signed.name(), signed.image(), signed.mediaType());
  }

  /** Drawn, scanned, or, for whoever can do neither, the name alone. */
  private static HandOver.Signature signature(
      HttpServletRequest request, OrderForm form, String side, PartnerKind whose)
      throws IOException, ServletException {
    var name = form.text(side + "Name");
    if (name == null) throw new Refusal("frame.refusal.signature-name", whose);
    var drawn = request.getParameter(side + "Drawn");
    var part =
        request.getContentType() != null && request.getContentType().startsWith("multipart/")
            ? request.getPart(side + "Scan")
            : null;
    if ((drawn == null || drawn.isBlank()) && (part == null || part.getSize() == 0))
      return new HandOver.Signature(name, null, null);
    var signed = Signed.from(request, side, whose);
    return new HandOver.Signature(signed.name(), signed.image(), signed.mediaType());
  }

  private static List<byte[]> photos(HttpServletRequest request)
      throws IOException, ServletException {
    var all = new ArrayList<byte[]>();
    if (request.getContentType() == null || !request.getContentType().startsWith("multipart/"))
      return all;
    for (var part : request.getParts()) {
      if (!part.getName().equals("photos") || part.getSize() == 0) continue;
      if (part.getSize() > Files.LARGEST)
        throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
      all.add(Photograph.of(part.getInputStream().readAllBytes()).jpeg());
    }
    return all;
  }
}
