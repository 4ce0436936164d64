package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a stock agent is told: to come again tomorrow, to make an inventory, and to leave out of it
 * whatever speaks of people.
 */
public final class AgentAnswer {
  private static final String HOURS = "24";

  /**
   * Sections that the agent is asked not to send: people, programs, addresses (see decision 13).
   */
  private static final String NOT_WANTED =
      "database,environment,firewall,licenseinfo,local_group,local_user,printer,process,"
          + "provider,remote_mgmt,software,user,usb,accesslog,network";

  private AgentAnswer() {}

  /** To a contact or a PROLOG. */
  public static ResponseEntity<byte[]> contact(AgentCall call) {
    if (call.answersInXml())
      return xml("<RESPONSE>SEND</RESPONSE><PROLOG_FREQ>" + HOURS + "</PROLOG_FREQ>");
    return json(
        200,
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

  /** To an inventory that was taken. */
  public static ResponseEntity<byte[]> taken(AgentCall call) {
    return call.answersInXml()
        ? xml("<RESPONSE>ok</RESPONSE>")
        : json(200, Map.of("status", "ok", "expiration", HOURS));
  }

  public static ResponseEntity<byte[]> error(int status, String sentence) {
    return json(status, Map.of("status", "error", "message", sentence, "expiration", HOURS));
  }

  /** Stock agents send name and password only after they were asked for them. */
  public static ResponseEntity<byte[]> whoAreYou(String sentence) {
    return ResponseEntity.status(401)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"classroom\"")
        .contentType(MediaType.APPLICATION_JSON)
        .body(error(401, sentence).getBody());
  }

  private static ResponseEntity<byte[]> json(int status, Map<String, ?> message) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.MAPPER.writeValueAsBytes(message));
  }

  private static ResponseEntity<byte[]> xml(String inner) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REPLY>" + inner + "</REPLY>\n")
                .getBytes(StandardCharsets.UTF_8));
  }
}
