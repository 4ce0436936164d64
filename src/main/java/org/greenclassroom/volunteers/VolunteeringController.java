package org.greenclassroom.volunteers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Guests;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of volunteers themselves: asking for a link, coming in by it, what they signed. */
@Controller
class VolunteeringController {
  static final Map<String, String> LANGUAGES =
      Map.of("en", "English", "zh", "中文", "fr", "Français");

  private static final int MOST_AN_HOUR = 20;

  /** Letters to one address within an hour, from wherever they are asked for. */
  private static final int MOST_TO_AN_ADDRESS = 6;

  private static final String LINK = "/v/{secret:[0-9a-z]{32}}";

  private final Volunteers volunteers;
  private final Texts texts;
  private final Guests guests;
  private final Floods floods;
  private final Origin origin;
  private final ObjectProvider<MePart> parts; // rooms above hang theirs

  VolunteeringController(
      Volunteers volunteers,
      Texts texts,
      Guests guests,
      Floods floods,
      Origin origin,
      ObjectProvider<MePart> parts) {
    this.volunteers = volunteers;
    this.texts = texts;
    this.guests = guests;
    this.floods = floods;
    this.origin = origin;
    this.parts = parts;
  }

  /**
   * How one comes to one's page.
   *
   * @param possible false: nobody told the house its own address
   */
  record WayPage(boolean possible) {}

  record DoorPage(String name, boolean signedIn) {}

  /** A text to read, and whether it is signed. */
  record Reading(TextTable.Signed signed, List<String> lines) {}

  /** What a room above says. */
  record Part(String title, List<MePart.Line> lines) {}

  record MePage(
      Volunteer volunteer,
      List<Reading> texts,
      List<Part> parts,
      List<VolunteerTable.Clearance> clearances,
      Map<String, String> languages) {
    public boolean allSigned() {
      return texts.stream().allMatch(one -> one.signed().agreedAt() != null);
    }
  }

  record TextPage(TextTable.Version version, List<String> lines) {}

  @AllowEveryone
  @GetMapping("/volunteering")
  String volunteering(Occasion occasion, Model model) {
    if (volunteers.of(occasion.actor()).isPresent()) return "redirect:/volunteering/me";
    model.addAttribute("indexed", true);
    return way(occasion, model);
  }

  private String way(Occasion occasion, Model model) {
    model.addAttribute("page", new WayPage(origin.isSure(occasion.actor())));
    return "volunteers/volunteering";
  }

  /** The same is said whether the address is known or not. */
  @AllowEveryone
  @PostMapping("/volunteering/links")
  String send(
      @RequestParam String email,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    origin.mustBeSure(occasion.actor());
    floods.count("volunteers/link", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    var to = Post.address(email);
    floods.count(
        "volunteers/to",
        PublicLinks.hash(to.toLowerCase(Locale.ROOT)),
        MOST_TO_AN_ADDRESS,
        occasion.now());
    volunteers.sendLink(occasion, to, "/volunteering/me", locale);
    Said.that(redirect, "volunteers.said.link");
    return "redirect:/volunteering";
  }

  /** A door and not the page: programs that look at letters open links, too. */
  @AllowKeyHolder
  @GetMapping(LINK)
  String door(
      @PathVariable String secret, HttpServletResponse response, Occasion occasion, Model model) {
    close(response);
    var link = volunteers.behind(secret, occasion.now());
    var name = volunteers.volunteer(link.volunteer()).name();
    model.addAttribute(
        "page", new DoorPage(name == null ? "" : name, occasion.actor().account() > 0));
    return "volunteers/door";
  }

  @AllowKeyHolder
  @PostMapping(LINK)
  String open(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion) {
    close(response);
    var link = volunteers.open(occasion, secret);
    // whoever has an account keeps it, and is this volunteer from now on
    if (volunteers.of(occasion.actor()).orElse(0L) != link.volunteer())
      guests.admit(request, response, link.volunteer());
    return "redirect:" + link.path();
  }

  @AllowSignedIn(guests = true)
  @GetMapping("/volunteering/me")
  String me(HttpServletResponse response, Occasion occasion, Locale locale, Model model) {
    var me = volunteers.of(occasion.actor());
    if (me.isEmpty()) return way(occasion, model);
    response.setHeader("Cache-Control", "no-store");
    var readings = new ArrayList<Reading>();
    for (var signed : texts.signed(me.get()))
      readings.add(new Reading(signed, texts.latest(signed.text()).lines(locale)));
    model.addAttribute(
        "page",
        new MePage(
            volunteers.volunteer(me.get()),
            readings,
            parts.stream()
                .sorted(Comparator.comparingInt(MePart::order))
                .map(part -> new Part(part.title(), part.lines(me.get())))
                .filter(part -> !part.lines().isEmpty())
                .toList(),
            volunteers.clearances(me.get()),
            LANGUAGES));
    return "volunteers/me";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/volunteering/me")
  String change(
      @RequestParam String name,
      @RequestParam String spoken,
      @RequestParam(required = false) @Nullable Integer atLeast,
      Occasion occasion,
      RedirectAttributes redirect) {
    var me = mine(occasion);
    volunteers.change(occasion, me, name, spoken, volunteers.volunteer(me).partner(), atLeast);
    Said.that(redirect, "volunteers.said.kept");
    return "redirect:/volunteering/me";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/volunteering/me/agreements")
  String agree(
      @RequestParam Text text,
      @RequestParam int number,
      Occasion occasion,
      RedirectAttributes redirect) {
    texts.agree(occasion, mine(occasion), text, number);
    Said.that(redirect, "volunteers.said.signed", text);
    return "redirect:/volunteering/me";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/volunteering/me/forgetting")
  String forget(
      @RequestParam(defaultValue = "false") boolean sure,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var me = mine(occasion);
    if (!sure) throw new Refusal("volunteers.refusal.sure");
    volunteers.erase(occasion, me);
    if (occasion.actor().isGuest()) request.getSession().invalidate();
    else Said.that(redirect, "volunteers.said.forgotten");
    return "redirect:/volunteering";
  }

  @AllowEveryone
  @GetMapping("/volunteering/texts/{text:conduct|waiver|training}")
  String text(
      @PathVariable String text,
      @RequestParam(required = false) @Nullable Integer version,
      Locale locale,
      Model model) {
    var which = Text.valueOf(text.toUpperCase(Locale.ROOT));
    var shown = version == null ? texts.latest(which) : texts.version(which, version);
    model.addAttribute("page", new TextPage(shown, shown.lines(locale)));
    return "volunteers/text";
  }

  private long mine(Occasion occasion) {
    return volunteers
        .of(occasion.actor())
        .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "volunteers.refusal.nobody"));
  }

  /** The address is a secret: it goes to no other page and stays in no cache. */
  private static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
