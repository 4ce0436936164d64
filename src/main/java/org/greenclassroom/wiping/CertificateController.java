package org.greenclassroom.wiping;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: certificates that were issued, each with its papers and what became of it. */
@Controller
class CertificateController {
  private static final int ROWS = 50;

  private final Certificates certificates;
  private final Contents contents;
  private final People people;
  private final Shown shown;
  private final Origin origin;

  CertificateController(
      Certificates certificates, Contents contents, People people, Shown shown, Origin origin) {
    this.certificates = certificates;
    this.contents = contents;
    this.people = people;
    this.shown = shown;
    this.origin = origin;
  }

  record ListPage(Slice<Certificate> rows, boolean staff) {}

  record IssuedPage(
      Certificate certificate,
      @Nullable Certificate before,
      @Nullable Certificate after,
      @Nullable String issuer,
      @Nullable String donor,
      Map<String, String> papers,
      Map<String, String> hows,
      Map<Long, String> names,
      boolean officer,
      long account) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/wiping/certificates")
  String list(
      @RequestParam(required = false) @Nullable String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            certificates.page(occasion.actor(), after, ROWS),
            occasion.actor().is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR)));
    return "wiping/certificates";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/wiping/certificates/{id}")
  String certificate(@PathVariable long id, Occasion occasion, Model model) {
    var certificate = certificates.certificate(occasion.actor(), id);
    var hows = new LinkedHashMap<String, String>();
    hows.put("VOID", shown.word(Certificate.State.VOID));
    hows.put("SUPERSEDED", shown.word(Certificate.State.SUPERSEDED));
    var names = new TreeMap<Long, String>();
    var ending = certificate.ending();
    boolean staff = occasion.actor().seesAll();
    if (ending != null) {
      names.put(ending.proposedBy(), staff ? people.known(ending.proposedBy()).name() : "–");
      var agreed = ending.agreedBy();
      if (agreed != null) names.put(agreed, staff ? people.known(agreed).name() : "–");
    }
    model.addAttribute(
        "page",
        new IssuedPage(
            certificate,
            certificates.predecessor(certificate),
            certificates.successor(certificate),
            staff ? people.known(certificate.issuedBy()).name() : null,
            contents.donor(certificate.donor()),
            certificates.papers(certificate),
            hows,
            names,
            occasion.actor().is(Role.OFFICER),
            occasion.actor().account()));
    return "wiping/issued";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/wiping/certificates/{id}/{language}.pdf")
  ResponseEntity<byte[]> paper(
      @PathVariable long id, @PathVariable String language, Occasion occasion) {
    var certificate = certificates.certificate(occasion.actor(), id);
    certificates.released(occasion.actor(), certificate);
    return file(certificates.paper(certificate, language));
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/wiping/certificates/{id}/record.json")
  ResponseEntity<byte[]> record(@PathVariable long id, Occasion occasion) {
    var certificate = certificates.certificate(occasion.actor(), id);
    certificates.released(occasion.actor(), certificate);
    return file(certificates.record(certificate));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/wiping/{tag}/drives/{nth}/certificate")
  String ofDrive(
      @PathVariable String tag,
      @PathVariable int nth,
      Occasion occasion,
      RedirectAttributes redirect) {
    return issued(redirect, certificates.ofDrive(occasion, Tag.parse(tag), nth, origin.here()));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/wiping/{tag}/certificate")
  String ofComputer(@PathVariable String tag, Occasion occasion, RedirectAttributes redirect) {
    return issued(redirect, certificates.ofComputer(occasion, Tag.parse(tag), origin.here()));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/wiping/lots/{lot}/certificate")
  String ofLot(@PathVariable long lot, Occasion occasion, RedirectAttributes redirect) {
    return issued(redirect, certificates.ofLot(occasion, lot, origin.here()));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/wiping/certificates/{id}/ending")
  String propose(
      @PathVariable long id,
      @RequestParam Certificate.State how,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    certificates.propose(occasion, id, how, reason);
    Said.that(redirect, "wiping.said.proposed");
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/wiping/certificates/{id}/withdrawal")
  String withdraw(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    certificates.withdraw(occasion, id);
    Said.that(redirect, "wiping.said.left");
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/wiping/certificates/{id}/agreement")
  String agree(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    long now = certificates.agree(occasion, id, origin.here());
    Said.that(redirect, now == id ? "wiping.said.voided" : "wiping.said.superseded");
    return back(now);
  }

  private static String issued(RedirectAttributes redirect, long id) {
    Said.that(redirect, "wiping.said.issued");
    return back(id);
  }

  private static String back(long id) {
    return "redirect:/wiping/certificates/" + id;
  }

  private static ResponseEntity<byte[]> file(Files.Kept kept) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename(kept.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(kept.bytes());
  }
}
