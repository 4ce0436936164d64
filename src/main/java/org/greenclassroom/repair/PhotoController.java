package org.greenclassroom.repair;

import java.io.IOException;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Photographs of devices: only for those to whom the bench shows the device. */
@Controller
class PhotoController {
  private final Mending mending;

  PhotoController(Mending mending) {
    this.mending = mending;
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/photos")
  String photograph(
      @PathVariable String tag,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(required = false) @Nullable Long defect,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    byte[] bytes;
    try {
      bytes = file.getBytes();
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    mending.photograph(occasion, device, defect, bytes, words);
    Said.that(redirect, "repair.said.photographed", device.printed());
    return "redirect:/repair/" + device.code() + "#photos";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/{tag}/photos/{photo}")
  ResponseEntity<byte[]> photo(@PathVariable String tag, @PathVariable long photo) {
    var kept = mending.photo(Tag.parse(tag), photo);
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", "inline; filename=\"photo-" + photo + ".jpg\"")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .body(kept.bytes());
  }
}
