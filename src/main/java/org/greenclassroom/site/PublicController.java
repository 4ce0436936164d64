package org.greenclassroom.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.greenclassroom.atlas.PublicMap;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Graph;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Figures, the map, and the page that finds out whether a paper is genuine. */
@Controller
class PublicController {
  private static final int MOST_AN_HOUR = 60;
  private static final int LONGEST = 200;

  private final Counters counters;
  private final PublicMap map;
  private final List<Verifier> verifiers;
  private final Floods floods;
  private final Origin origin;
  private final Welcome welcome;
  private final OpenSets sets;

  PublicController(
      Counters counters,
      PublicMap map,
      List<Verifier> verifiers,
      Floods floods,
      Origin origin,
      Welcome welcome,
      OpenSets sets) {
    this.sets = sets;
    this.counters = counters;
    this.map = map;
    this.verifiers = verifiers;
    this.floods = floods;
    this.origin = origin;
    this.welcome = welcome;
  }

  /**
   * @param address of the counters for a frame; on that page, of the page with their definitions
   */
  record FiguresPage(List<Counter> counters, String address) {
    /** What another site writes into its page. */
    public String snippet(String language, String title) {
      return """
      <iframe src="%s?language=%s" title="%s" width="320" height="640" loading="lazy"></iframe>\
      """
          .formatted(address, language, title.replace("\"", "&quot;"))
          .strip();
    }
  }

  /**
   * @param typed what was looked for; empty: nothing yet
   */
  record CheckPage(String typed) {}

  @AllowEveryone
  @GetMapping("/figures")
  String figures(Model model) {
    welcome.index(model, "site.figures.lead");
    var told = counters.told();
    Graph.tell(model, sets.figures(Counter.lastRead(told)));
    model.addAttribute("page", new FiguresPage(told, origin.here() + "/figures/embed"));
    return "site/figures";
  }

  /** The only page of ours that may stand in a frame of another site. */
  @AllowEveryone
  @GetMapping("/figures/embed")
  String embedded(HttpServletResponse response, Model model) {
    ContentPolicy.framed(response);
    response.setHeader("Cache-Control", "private, max-age=600");
    model.addAttribute("page", new FiguresPage(counters.told(), origin.here() + "/figures"));
    return "site/embed";
  }

  @AllowEveryone
  @GetMapping("/map")
  String map(Model model) {
    welcome.index(model, "site.map.lead");
    Graph.tell(model, sets.places());
    model.addAttribute("page", map.spread());
    return "site/map";
  }

  /** Whatever is printed on it: a number with its code, or the whole address. */
  @AllowEveryone
  @GetMapping("/check")
  String check(
      @RequestParam(defaultValue = "") String number,
      HttpServletRequest request,
      Occasion occasion,
      CsrfToken csrf,
      Model model) {
    csrf.getToken(); // begins a session while the answer's head can still say so
    var typed = number.strip();
    if (typed.length() > LONGEST) throw new Refusal("site.refusal.long", LONGEST);
    if (!typed.isEmpty()) {
      floods.count("site/check", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
      var last = typed.replaceFirst("[/?]+$", "").replaceFirst(".*/", "").replaceAll("\\s", "");
      for (var verifier : verifiers) {
        var path = verifier.path(last);
        if (path.isPresent()) return "redirect:" + path.get();
      }
    }
    welcome.index(model, "site.check.lead");
    model.addAttribute("page", new CheckPage(typed));
    return "site/check";
  }

  /** Compares a file with all that were ever given out, by its SHA-256; it is not kept. */
  @AllowEveryone
  @PostMapping("/check")
  String compare(
      @RequestPart MultipartFile file,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (file.isEmpty()) throw new Refusal("frame.refusal.missing", "file");
    floods.count("site/check", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    redirect.addFlashAttribute("compared", numberOf(file));
    return "redirect:/check";
  }

  private String numberOf(MultipartFile file) {
    try {
      var bytes = file.getBytes();
      for (var verifier : verifiers) {
        var number = verifier.number(bytes);
        if (number.isPresent()) return number.get();
      }
      return "";
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }
}
