package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.greenclassroom.frame.Attachments.Progress;
import org.greenclassroom.kernel.Occasion;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the queue of a page brings its files, part by part. */
@RestController
class AttachmentController {
  private final Attachments attachments;

  AttachmentController(Attachments attachments) {
    this.attachments = attachments;
  }

  @AllowSignedIn(guests = true)
  @GetMapping("/queue/attachments/{sha256:[0-9a-f]{64}}")
  Progress progress(@PathVariable String sha256, Occasion occasion) {
    return attachments.progress(occasion, sha256);
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/queue/attachments/{sha256:[0-9a-f]{64}}")
  Progress add(
      @PathVariable String sha256,
      @RequestParam long size,
      @RequestParam long offset,
      HttpServletRequest request,
      Occasion occasion)
      throws IOException {
    var bytes = request.getInputStream().readNBytes(Attachments.LARGEST_PART + 1);
    return attachments.add(occasion, sha256, size, offset, bytes);
  }
}
