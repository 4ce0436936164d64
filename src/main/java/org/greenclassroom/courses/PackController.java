package org.greenclassroom.courses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Packs for a USB stick. */
@Controller
class PackController {
  private static final String PACK = "/courses/packs/{pack:\\d{1,18}}";
  private final Packs packs;
  private final Courses courses;

  PackController(Packs packs, Courses courses) {
    this.packs = packs;
    this.courses = courses;
  }

  record PackPage(Pack pack, CourseVersion version, List<Pack.File> files, boolean writes) {}

  /**
   * Checking a stick.
   *
   * @param checked null: nothing was brought yet
   */
  record CheckPage(Packs.@Nullable Checked checked) {}

  @Allow(Role.OFFICER)
  @PostMapping("/courses/versions/{version:\\d{1,18}}/packs")
  String begin(
      @PathVariable long version, @RequestParam(defaultValue = "") String name, Occasion occasion) {
    return "redirect:/courses/packs/" + packs.begin(occasion, version, name);
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping(PACK)
  String pack(@PathVariable long pack, Occasion occasion, Model model) {
    var known = packs.pack(pack);
    model.addAttribute(
        "page",
        new PackPage(
            known,
            courses.version(known.version()),
            packs.files(pack),
            occasion.actor().is(Role.OFFICER)));
    return "courses/pack";
  }

  @Allow(Role.OFFICER)
  @PostMapping(PACK + "/files")
  String put(
      @PathVariable long pack,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(defaultValue = "") String folder,
      RedirectAttributes redirect)
      throws IOException {
    packs.pack(pack);
    int count = 0;
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (file.isEmpty()) continue;
      var name = file.getOriginalFilename();
      var path = (folder.isBlank() ? "" : folder.strip() + "/") + (name == null ? "file" : name);
      packs.put(pack, path, file.getBytes());
      count++;
    }
    if (count == 0) throw new Refusal("frame.refusal.missing", "files");
    Said.that(redirect, "courses.said.files", count);
    return "redirect:/courses/packs/" + pack;
  }

  @Allow(Role.OFFICER)
  @PostMapping(PACK + "/removal")
  String take(@PathVariable long pack, @RequestParam(defaultValue = "") String path) {
    packs.take(pack, path);
    return "redirect:/courses/packs/" + pack;
  }

  @Allow(Role.OFFICER)
  @PostMapping(PACK + "/seal")
  String seal(@PathVariable long pack, Occasion occasion, RedirectAttributes redirect) {
    packs.seal(occasion, pack);
    Said.that(redirect, "courses.said.sealed", packs.pack(pack).called());
    return "redirect:/courses/packs/" + pack;
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping(PACK + "/pack.zip")
  ResponseEntity<StreamingResponseBody> zip(@PathVariable long pack) {
    var known = packs.pack(pack);
    if (!known.isSealed()) throw new Refusal("courses.refusal.pack-open", known.called());
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("application/zip"))
        .header("Content-Disposition", "attachment; filename=\"" + known.called() + ".zip\"")
        .body(out -> packs.write(pack, out));
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping(PACK + "/manifest")
  ResponseEntity<byte[]> manifest(@PathVariable long pack) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/plain;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"" + Manifest.NAME + "\"")
        .body(packs.manifest(pack).getBytes(StandardCharsets.UTF_8));
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/courses/packs/check")
  String check(Model model) {
    model.addAttribute("page", new CheckPage(null));
    return "courses/check";
  }

  /** Nothing is kept of what was brought; its answer is the page itself. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.SCHOOL})
  @PostMapping("/courses/packs/check")
  String check(@RequestParam(required = false) @Nullable MultipartFile file, Model model)
      throws IOException {
    if (file == null || file.isEmpty()) throw new Refusal("frame.refusal.missing", "file");
    try (var brought = file.getInputStream()) {
      model.addAttribute("page", new CheckPage(packs.check(brought)));
    }
    return "courses/check";
  }
}
