package org.greenclassroom.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenclassroom.frame.AllowKeyHolder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The stock GLPI agent's server, as far as an inventory needs it: contact, then inventory. An older
 * agent's PROLOG is answered too, in its own XML, or by the contact answer that makes a GLPI agent
 * speak JSON.
 *
 * <p>Source: glpi-agent 1.x, HTTP::Client::GLPI, HTTP::Client::OCS and Protocol::Contact. Bodies
 * are packed by zlib or gzip; who speaks is said by Basic authentication, which the agent sends
 * only after it was asked for it.
 */
@RestController
class AgentController {
  private static final String HOURS = "24";

  /**
   * Sections that the agent is asked not to send: people, programs, addresses (see decision 13).
   */
  private static final String NOT_WANTED =
      "database,environment,firewall,licenseinfo,local_group,local_user,printer,process,"
          + "provider,remote_mgmt,software,user,usb,accesslog,network";

  private static final Pattern QUERY = Pattern.compile("<QUERY>\\s*([A-Za-z]+)\\s*</QUERY>");
  private static final Pattern DEVICE = Pattern.compile("<DEVICEID>([^<]{1,200})</DEVICEID>");
  private static final Pattern VERSION = Pattern.compile("[\\w .+()-]{1,40}");

  private final Agents agents;
  private final MessageSource words;

  AgentController(Agents agents, MessageSource words) {
    this.agents = agents;
    this.words = words;
  }

  /** The second address is the one that agents try on a server of GLPI. */
  @AllowKeyHolder
  @PostMapping({"/agent/inventory", "/agent/inventory/front/inventory.php"})
  ResponseEntity<byte[]> hear(HttpServletRequest request) throws IOException {
    var caller = caller(request);
    if (caller.isEmpty()) return unknown(request.getLocale());
    try {
      var body = opened(request.getInputStream().readNBytes(Text.MOST_BYTES + 1));
      return startsWith(body, '<')
          ? xml(caller.get(), request, body)
          : json(caller.get(), request, body);
    } catch (Unreadable unreadable) {
      return error(422, word(request, "evidence.refused." + unreadable.reason()));
    }
  }

  private ResponseEntity<byte[]> json(
      Agents.Caller caller, HttpServletRequest request, byte[] body) {
    var message = Json.parse(Text.of(body).all());
    var action = text(message, "action");
    var agent = agentOf(request);
    if (agent == null) return error(400, word(request, "evidence.agent.no-id"));
    if (!agents.hear(caller, agent, version(text(message, "version")))) return full(request);
    if ("contact".equals(action)) return contact();
    if ("inventory".equals(action) || action == null && message.has("content"))
      return taken(request, agents.take(caller, agent, body));
    return error(422, word(request, "evidence.agent.no-such-task"));
  }

  private ResponseEntity<byte[]> xml(
      Agents.Caller caller, HttpServletRequest request, byte[] body) {
    var start = new String(body, 0, Math.min(body.length, 4_000), StandardCharsets.UTF_8);
    var end =
        new String(
            body,
            Math.max(0, body.length - 4_000),
            Math.min(body.length, 4_000),
            StandardCharsets.UTF_8);
    var query = QUERY.matcher(start + end);
    var what = query.find() ? query.group(1).toUpperCase(Locale.ROOT) : "";
    var speaksJson = agentOf(request);
    var device = DEVICE.matcher(start + end);
    var agent =
        speaksJson != null
            ? speaksJson
            : device.find()
                ? UUID.nameUUIDFromBytes(
                    (caller.enrolment() + "/" + device.group(1)).getBytes(StandardCharsets.UTF_8))
                : null;
    if (agent == null) return error(400, word(request, "evidence.agent.no-id"));
    if (!agents.hear(caller, agent, null)) return full(request);
    if ("PROLOG".equals(what))
      return speaksJson != null
          ? contact()
          : xmlAnswer("<RESPONSE>SEND</RESPONSE><PROLOG_FREQ>" + HOURS + "</PROLOG_FREQ>");
    if (!"INVENTORY".equals(what)) return error(422, word(request, "evidence.agent.no-such-task"));
    var answer = agents.take(caller, agent, body);
    if (answer.outcome() == Outcome.REFUSED) return taken(request, answer);
    return xmlAnswer("<RESPONSE>ok</RESPONSE>");
  }

  private ResponseEntity<byte[]> taken(HttpServletRequest request, Answer answer) {
    if (answer.outcome() == Outcome.REFUSED)
      return error(422, word(request, "evidence.refused." + answer.findings().getFirst()));
    return ok(Map.of("status", "ok", "expiration", HOURS));
  }

  private static ResponseEntity<byte[]> contact() {
    return ok(
        Map.of(
            "status",
            "ok",
            "expiration",
            HOURS,
            "disabled",
            new String[] {
              "deploy",
              "collect",
              "esx",
              "netdiscovery",
              "netinventory",
              "remoteinventory",
              "wakeonlan"
            },
            "tasks",
            Map.of(
                "inventory",
                Map.of("server", "glpi", "version", "10.0.0", "no-category", NOT_WANTED))));
  }

  private ResponseEntity<byte[]> full(HttpServletRequest request) {
    return error(403, word(request, "evidence.agent.full"));
  }

  private ResponseEntity<byte[]> unknown(Locale locale) {
    var body = error(401, words.getMessage("evidence.agent.unknown", null, locale));
    return ResponseEntity.status(401)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"classroom\"")
        .contentType(MediaType.APPLICATION_JSON)
        .body(body.getBody());
  }

  private String word(HttpServletRequest request, String key) {
    return words.getMessage(key, null, request.getLocale());
  }

  private static ResponseEntity<byte[]> error(int status, String sentence) {
    return answer(status, Map.of("status", "error", "message", sentence, "expiration", HOURS));
  }

  private static ResponseEntity<byte[]> ok(Map<String, ?> message) {
    return answer(200, message);
  }

  private static ResponseEntity<byte[]> answer(int status, Map<String, ?> message) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.MAPPER.writeValueAsBytes(message));
  }

  private static ResponseEntity<byte[]> xmlAnswer(String inner) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REPLY>" + inner + "</REPLY>\n")
                .getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Agents.Caller> caller(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) return Optional.empty();
    try {
      var pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : agents.caller(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static byte[] opened(byte[] body) {
    if (body.length == 0) throw new Unreadable("empty");
    return Packed.isPacked(body) ? Packed.opened(body) : body;
  }

  private static @Nullable UUID agentOf(HttpServletRequest request) {
    var id = request.getHeader("GLPI-Agent-ID");
    if (id == null || !id.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"))
      return null;
    return UUID.fromString(id);
  }

  private static @Nullable String text(JsonNode node, String name) {
    var value = node.get(name);
    return value == null || !value.isString() ? null : value.asString();
  }

  private static @Nullable String version(@Nullable String said) {
    return said != null && VERSION.matcher(said).matches() ? said : null;
  }

  private static boolean startsWith(byte[] body, char wanted) {
    for (byte b : body) {
      if (b == wanted) return true;
      if (!Character.isWhitespace(b) && b != (byte) 0xef && b != (byte) 0xbb && b != (byte) 0xbf)
        return false;
    }
    return false;
  }
}
