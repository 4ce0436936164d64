package org.greenclassroom.agents;

import jakarta.servlet.http.HttpServletRequest;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where computers and collectors enrol: the code of a label is all they hold. */
@RestController
class EnrolmentApi {
  /** A school of four classrooms behind one address, each code mistyped once. */
  private static final int MOST = 240;

  private final Enrolments enrolments;
  private final Floods floods;

  EnrolmentApi(Enrolments enrolments, Floods floods) {
    this.enrolments = enrolments;
    this.floods = floods;
  }

  /**
   * A computer.
   *
   * @param code of its label
   * @param fingerprint 64 hexadecimal digits: a salted hash, which tells only that the same
   *     computer asks again
   * @param system LINUX or WINDOWS
   */
  record ComputerIn(
      @Nullable String code,
      @Nullable String fingerprint,
      @Nullable String system,
      @Nullable String version) {}

  /**
   * A collector.
   *
   * @param publicKey Ed25519, 32 bytes in base64
   */
  record CollectorIn(@Nullable String code, @Nullable String publicKey, @Nullable String version) {}

  @AllowKeyHolder
  @PostMapping("/api/v1/agents/enrolments")
  @ResponseStatus(HttpStatus.CREATED)
  Enrolments.Enrolled enrol(
      @RequestBody ComputerIn computer, HttpServletRequest request, Occasion occasion) {
    floods.count("agents/enrolment", request.getRemoteAddr(), MOST, occasion.now());
    return enrolments.enrol(
        occasion,
        said(computer.code(), "code"),
        said(computer.fingerprint(), "fingerprint"),
        Enrolments.system(said(computer.system(), "system")),
        said(computer.version(), "version"));
  }

  @AllowKeyHolder
  @PostMapping("/api/v1/agents/collectors")
  @ResponseStatus(HttpStatus.CREATED)
  Enrolments.Collector enrolCollector(
      @RequestBody CollectorIn collector, HttpServletRequest request, Occasion occasion) {
    floods.count("agents/enrolment", request.getRemoteAddr(), MOST, occasion.now());
    return enrolments.enrolCollector(
        occasion,
        said(collector.code(), "code"),
        said(collector.publicKey(), "public_key"),
        said(collector.version(), "version"));
  }

  private static String said(@Nullable String value, String name) {
    if (value == null || value.isBlank()) throw new Refusal("frame.refusal.missing", name);
    return value;
  }
}
