package org.greenclassroom.wiping;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.greenclassroom.evidence.Answer;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a wiping computer sends its log. The address is the secret: there is no session and no
 * account at that end, and it is answered in plain text, which a shell shows as it is.
 */
@RestController
class UploadApi {
  private static final MediaType PLAIN = MediaType.parseMediaType("text/plain;charset=UTF-8");

  private final Uploads uploads;
  private final Shown shown;
  private final Origin origin;

  UploadApi(Uploads uploads, Shown shown, Origin origin) {
    this.uploads = uploads;
    this.shown = shown;
    this.origin = origin;
  }

  static String address(String origin, String secret) {
    return origin + "/api/v1/wipe-logs/" + secret;
  }

  /** The script that sends the logs. */
  @AllowKeyHolder
  @GetMapping("/api/v1/wipe-logs/{secret}")
  ResponseEntity<String> script(@PathVariable String secret) {
    try {
      uploads.open(secret);
      return plain(200, Uploads.script(address(origin.here(), secret)));
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  /** Takes one document as it is, at most 20 MB; its name may stand in the header File-Name. */
  @AllowKeyHolder
  @PostMapping("/api/v1/wipe-logs/{secret}")
  ResponseEntity<String> take(@PathVariable String secret, HttpServletRequest request) {
    try {
      uploads.open(secret); // whoever does not know the address sends nothing
      if (request.getContentLengthLong() > Files.LARGEST) throw tooLarge();
      var bytes = request.getInputStream().readNBytes(Files.LARGEST + 1);
      if (bytes.length > Files.LARGEST) throw tooLarge();
      var name = request.getHeader("File-Name");
      return plain(200, uploads.take(secret, bytes, name == null ? "" : name, this::said));
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (IOException broken) {
      return refused(new Refusal("frame.refusal.unreadable-body"));
    }
  }

  private String said(Answer answer) {
    var device = answer.device();
    var drives =
        answer.drives().stream()
            .map(drive -> (drive.serial() == null ? "?" : drive.serial()) + " " + drive.verdict())
            .collect(Collectors.joining("\n"));
    var key = "evidence.said." + answer.outcome().name().toLowerCase(Locale.ROOT);
    return shown.sentence(new Said(key, Arrays.asList(device == null ? "?" : device)))
        + "\n"
        + drives;
  }

  private static Refusal tooLarge() {
    return new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
  }

  private ResponseEntity<String> refused(Refusal refusal) {
    var sentence = shown.sentence(new Said(refusal.key(), Arrays.asList(refusal.arguments())));
    return plain(refusal.kind().status, sentence);
  }

  private static ResponseEntity<String> plain(int status, String text) {
    return ResponseEntity.status(status).contentType(PLAIN).body(text + "\n");
  }
}
