package org.greenclassroom.evidence;

import java.io.IOException;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Evidence for machines. */
@RestController
class EvidenceApi {
  private final Evidence evidence;

  EvidenceApi(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Hands in what a tool wrote. 201 when it was new and kept, 200 when it was here before or was
   * refused; the outcome says which.
   */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping(path = "/api/v1/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Answer> take(
      @RequestPart MultipartFile file,
      @RequestParam(required = false) @Nullable String device,
      Occasion occasion) {
    var answer = evidence.take(occasion, bytes(file), nameOf(file), tagOf(device));
    return switch (answer.outcome()) {
      case MATCHED, REVIEW, UNMATCHED -> ResponseEntity.status(201).body(answer);
      case DUPLICATE, REFUSED -> ResponseEntity.ok(answer);
    };
  }

  static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  static String nameOf(MultipartFile file) {
    var name = file.getOriginalFilename();
    return name == null ? "" : name;
  }

  static @Nullable Tag tagOf(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : Tag.parse(typed);
  }
}
