package org.greenclassroom.repair;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** System images and what runs where. */
@Controller
class ImageController {
  private static final List<String> LANGUAGES = List.of("zh", "en", "fr", "mul");

  private final Imaging imaging;
  private final MessageSource words;

  ImageController(Imaging imaging, MessageSource words) {
    this.imaging = imaging;
    this.words = words;
  }

  /**
   * The list.
   *
   * @param soon support that ends before this day wants attention
   */
  record ImagesPage(
      List<Image.Used> images,
      Map<String, String> languages,
      LocalDate today,
      LocalDate soon,
      boolean mayWrite) {}

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/images")
  String images(Occasion occasion, Model model) {
    var languages = new LinkedHashMap<String, String>();
    for (var language : LANGUAGES)
      languages.put(
          language,
          words.getMessage("repair.language." + language, null, LocaleContextHolder.getLocale()));
    model.addAttribute(
        "page",
        new ImagesPage(
            imaging.all(),
            languages,
            occasion.today(),
            occasion.today().plusYears(1),
            occasion.actor().is(Role.OFFICER)));
    return "repair/images";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/repair/images")
  String keep(
      @RequestParam String name,
      @RequestParam String version,
      @RequestParam String spoken, // "language" would turn the page
      @RequestParam String sha256,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate released,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate supportEnds,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (supportEnds == null) throw new Refusal("frame.refusal.missing", "supportEnds");
    imaging.keep(
        occasion,
        name,
        version,
        spoken,
        sha256.strip().toLowerCase(Locale.ROOT),
        released,
        supportEnds);
    Said.that(redirect, "repair.said.image-kept", name.strip() + " " + version.strip());
    return "redirect:/repair/images";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/repair/images/{image}/support")
  String support(
      @PathVariable long image,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate ends,
      Occasion occasion,
      RedirectAttributes redirect) {
    imaging.support(occasion, image, ends);
    Said.that(redirect, "repair.said.support");
    return "redirect:/repair/images";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/repair/images/{image}/supersession")
  String supersede(@PathVariable long image, Occasion occasion, RedirectAttributes redirect) {
    imaging.supersede(occasion, image);
    Said.that(redirect, "repair.said.superseded");
    return "redirect:/repair/images";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/installations")
  String install(
      @PathVariable String tag,
      @RequestParam long image,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    imaging.install(occasion, device, image);
    Said.that(redirect, "repair.said.installed", device.printed());
    return "redirect:/repair/" + device.code();
  }
}
