package org.greenclassroom.wiping;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the QR code of a certificate, for whoever holds the paper. */
@Controller
class PublicController {
  private final Certificates certificates;
  private final Shown shown;

  PublicController(Certificates certificates, Shown shown) {
    this.certificates = certificates;
    this.shown = shown;
  }

  /**
   * What is public of a certificate: no person, no donor, no school, no whole serial number.
   *
   * @param tail the last four signs of the serial number of the one drive it is about
   */
  record CheckedPage(
      String code,
      Certificate.State state,
      Certificate.Kind kind,
      String number,
      int version,
      Instant issuedAt,
      @Nullable Instant endedAt,
      String standard,
      String categories,
      String techniques,
      String tools,
      @Nullable String tail,
      int computers,
      int drives,
      @Nullable String successor,
      @Nullable String successorCode) {}

  @AllowEveryone
  @GetMapping({"/c/{code}", "/C/{code}"})
  String check(@PathVariable String code, Model model) {
    var certificate = certificates.coded(code);
    var content = certificates.content(certificate);
    var after = certificates.successor(certificate);
    var ending = certificate.ending();
    model.addAttribute(
        "page",
        new CheckedPage(
            certificate.code(),
            certificate.state(),
            certificate.kind(),
            certificate.number(),
            certificate.version(),
            certificate.issuedAt(),
            ending == null ? null : ending.agreedAt(),
            content.standard(),
            words(content.categories()),
            words(content.techniques()),
            String.join(", ", content.tools()),
            tail(certificate, content),
            content.computers().size(),
            content.drives().size(),
            after == null ? null : after.number(),
            after == null ? null : after.code()));
    return "wiping/checked";
  }

  /** Compares a PDF with the ones that were issued, by its SHA-256; it is not kept. */
  @AllowEveryone
  @PostMapping("/c/{code}")
  String compare(
      @PathVariable String code, @RequestPart MultipartFile file, RedirectAttributes redirect) {
    var certificate = certificates.coded(code);
    try {
      var number = file.isEmpty() ? null : certificates.numberOf(file.getBytes());
      if (number == null) Said.that(redirect, "wiping.checked.changed");
      else if (Objects.equals(number, certificate.number()))
        Said.that(redirect, "wiping.checked.same", number);
      else Said.that(redirect, "wiping.checked.other", number);
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    return "redirect:/c/" + certificate.code();
  }

  private String words(Collection<? extends Enum<?>> all) {
    return all.stream().map(each -> shown.word(each)).collect(Collectors.joining(", "));
  }

  private static @Nullable String tail(Certificate certificate, Content content) {
    if (certificate.kind() != Certificate.Kind.DRIVE) return null;
    var serial = content.drives().getFirst().serial();
    return serial == null || serial.length() < 8
        ? null
        : "…" + serial.substring(serial.length() - 4);
  }
}
