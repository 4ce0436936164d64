package org.greenclassroom.epcis;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Custody as GS1 EPCIS 2.0 in JSON-LD: one device, the query interface, a whole document. */
@RestController
class EpcisApi {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Epcis epcis;
  private final Origin origin;

  EpcisApi(Epcis epcis, Origin origin) {
    this.epcis = epcis;
    this.origin = origin;
  }

  /** Everything that happened to one device, oldest first, as an EPCIS document. */
  @AllowSignedIn
  @GetMapping("/api/v1/devices/{tag}/epcis")
  void device(@PathVariable String tag, Occasion occasion, HttpServletResponse response)
      throws IOException {
    document(epcis.device(tag, occasion.actor()), occasion, response);
  }

  /**
   * The query interface: one page of what was asked, oldest first. The address of the next page
   * stands in the header {@code Link} with {@code rel="next"}, which the last page does not have.
   * By recording, only what is complete is answered, some seconds old; in that order the last page
   * has a link with our own relation {@code later}: what becomes known from now on, and nothing is
   * skipped. A time is no such place: what is long in coming is recorded with the time at which it
   * began.
   */
  @AllowSignedIn
  @Parameter(name = "GE_eventTime", in = ParameterIn.QUERY, description = "happened at or after")
  @Parameter(name = "LT_eventTime", in = ParameterIn.QUERY, description = "happened before")
  @Parameter(
      name = "GE_recordTime",
      in = ParameterIn.QUERY,
      description = "known at or after; go on by Link, not by a time")
  @Parameter(name = "LT_recordTime", in = ParameterIn.QUERY, description = "known before")
  @Parameter(name = "MATCH_epc", in = ParameterIn.QUERY, description = "devices, by comma")
  @Parameter(name = "EQ_bizStep", in = ParameterIn.QUERY, description = "steps, by comma")
  @Parameter(name = "EQ_action", in = ParameterIn.QUERY, description = "ADD, OBSERVE, DELETE")
  @Parameter(name = "EQ_eventID", in = ParameterIn.QUERY, description = "one event")
  @Parameter(
      name = "EXISTS_errorDeclaration",
      in = ParameterIn.QUERY,
      description = "error declarations only")
  @Parameter(
      name = "orderBy",
      in = ParameterIn.QUERY,
      description = "eventTime (usual) or recordTime")
  @Parameter(name = "perPage", in = ParameterIn.QUERY, description = "1 to 1000, usually 100")
  @Parameter(name = "nextPageToken", in = ParameterIn.QUERY, description = "from Link")
  @MayBeOld
  @GetMapping("/api/v1/epcis/events")
  void events(
      @Parameter(hidden = true) @RequestParam Map<String, String> asked,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var here = origin.here();
    var page = epcis.page(Question.of(asked, here), occasion.actor());
    var next = page.next();
    var later = page.later();
    if (next != null) response.setHeader("Link", link(here, asked, next, "next"));
    else if (later != null)
      response.setHeader("Link", link(here, asked, later, Event.vocabulary(here) + "later"));
    try (var out = begin(response)) {
      head(out, "EPCISQueryDocument", here, occasion);
      out.writeName("epcisBody");
      out.writeStartObject();
      out.writeName("queryResults");
      out.writeStartObject();
      out.writeStringProperty("queryName", "SimpleEventQuery");
      out.writeName("resultsBody");
      out.writeStartObject();
      out.writeName("eventList");
      out.writeStartArray();
      for (var told : page.rows()) out.writePOJO(Event.of(told, here));
      out.writeEndArray();
      out.writeEndObject();
      out.writeEndObject();
      out.writeEndObject();
      out.writeEndObject();
    }
  }

  /** The same question answered whole, as one EPCIS document that is written as it is read. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/api/v1/epcis/document")
  void whole(
      @Parameter(hidden = true) @RequestParam Map<String, String> asked,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var all = new LinkedHashMap<>(asked);
    all.put("perPage", "1000");
    document(Question.of(all, origin.here()), occasion, response);
  }

  private void document(Question question, Occasion occasion, HttpServletResponse response)
      throws IOException {
    var here = origin.here();
    try (var out = begin(response)) {
      head(out, "EPCISDocument", here, occasion);
      out.writeName("epcisBody");
      out.writeStartObject();
      out.writeName("eventList");
      out.writeStartArray();
      epcis.each(question, occasion.actor(), told -> out.writePOJO(Event.of(told, here)));
      out.writeEndArray();
      out.writeEndObject();
      out.writeEndObject();
    }
  }

  private static JsonGenerator begin(HttpServletResponse response) throws IOException {
    response.setContentType("application/ld+json");
    response.setHeader("GS1-EPCIS-Version", "2.0.0");
    response.setHeader("GS1-CBV-Version", "2.0.0");
    return JSON.createGenerator(response.getOutputStream());
  }

  private static void head(JsonGenerator out, String type, String here, Occasion occasion) {
    out.writeStartObject();
    out.writeName("@context");
    out.writePOJO(Event.context(here));
    out.writeStringProperty("type", type);
    out.writeStringProperty("schemaVersion", Event.SCHEMA);
    out.writeStringProperty("creationDate", Event.time(occasion.now()));
  }

  private static String link(String here, Map<String, String> asked, String token, String rel) {
    return "<" + address(here, asked, token) + ">; rel=\"" + rel + "\"";
  }

  private static String address(String here, Map<String, String> asked, String token) {
    var all = new LinkedHashMap<>(asked);
    all.put("nextPageToken", token);
    return here
        + "/api/v1/epcis/events?"
        + all.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
