package org.greenclassroom.dismantling;

import org.greenclassroom.frame.Files;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A plant's paper on its way to a browser: a picture is shown, a PDF is saved. */
final class PaperFile {
  private PaperFile() {}

  static ResponseEntity<byte[]> of(Files.Kept kept) {
    var image = kept.mediaType().startsWith("image/");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            (image ? "inline" : "attachment")
                + "; filename=\"paper-"
                + kept.sha256().substring(0, 12)
                + (image ? "" : ".pdf")
                + "\"")
        .body(kept.bytes());
  }
}
