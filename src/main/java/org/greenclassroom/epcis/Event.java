package org.greenclassroom.epcis;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event of GS1 EPCIS 2.0 in its JSON form, drawn from a fact of the book.
 *
 * <p>The programme has no GS1 company prefix, so that identifiers are web addresses of this house,
 * which the CBV allows: a device is the address in the QR code on its label.
 */
final class Event {
  static final String SCHEMA = "2.0";

  private static final String CONTEXT =
      "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(Occasion.PROGRAMME_ZONE);
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("xxx").withZone(Occasion.PROGRAMME_ZONE);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final JsonMapper JSON = JsonMapper.shared();

  private Event() {}

  /** What stands before everything: GS1's words, and ours beside them. */
  static List<Object> context(String origin) {
    return List.of(CONTEXT, Map.of("gc", vocabulary(origin)));
  }

  static String vocabulary(String origin) {
    return origin + "/epcis/voc/";
  }

  static String epc(String origin, String tag) {
    return origin + "/" + tag;
  }

  static String id(String origin, long number) {
    return origin + "/facts/" + number;
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** The event; of a fact that was voided, its error declaration. */
  static Map<String, Object> of(Told told, String origin) {
    var kind = told.kind();
    var step = Step.of(kind, told.nth() == 1);
    var detail = JSON.readTree(told.detail());
    var event = new LinkedHashMap<String, Object>();
    event.put("eventID", id(origin, told.number()));
    event.put("type", "ObjectEvent");
    event.put("eventTime", time(told.occurredAt()));
    event.put("eventTimeZoneOffset", OFFSET.format(told.occurredAt()));
    event.put("recordTime", time(told.recordedAt()));
    var correction = told.correction();
    if (correction != null) event.put("errorDeclaration", declaration(told, correction));
    event.put("action", step.action().name());
    event.put("epcList", List.of(epc(origin, told.tag())));
    event.put("bizStep", ours(step.bizStep(), origin));
    event.put("disposition", ours(step.disposition(), origin));
    var lasting = Step.lasting(kind);
    if (lasting != null) event.put("persistentDisposition", lasting(lasting, kind, told, origin));
    var place = told.place();
    if (place != null) event.put("readPoint", Map.of("id", origin + "/sites/" + place));
    var stands = stands(told, step, detail, origin);
    if (stands != null) event.put("bizLocation", Map.of("id", stands));
    var papers = papers(told, detail, origin);
    if (!papers.isEmpty()) event.put("bizTransactionList", papers);
    var from = told.fromPartner();
    var to = told.toPartner();
    if (from != null) event.put("sourceList", List.of(party("source", from, origin)));
    if (to != null) event.put("destinationList", List.of(party("destination", to, origin)));
    var proofs = proofs(detail);
    if (!proofs.isEmpty()) event.put("certificationInfo", proofs);
    if (step.action() == Step.Action.ADD) {
      var seen = seen(detail.path("observed"));
      if (!seen.isEmpty()) event.put("ilmd", seen);
    }
    event.put("gc:fact", kind.name());
    event.put("gc:nth", told.nth());
    event.put("gc:hash", told.hash()); // by it the event is found in the sealed book
    return event;
  }

  /** As EPCIS wants it: the same event again, with when and why it is withdrawn. */
  private static Map<String, Object> declaration(Told told, String correction) {
    var why = JSON.readTree(correction).path("why").asString("");
    var declared = new LinkedHashMap<String, Object>();
    declared.put("declarationTime", time(told.recordedAt()));
    declared.put(
        "reason",
        why.equals("ENTERED_TWICE") || why.equals("DID_NOT_HAPPEN")
            ? "did_not_occur"
            : "incorrect_data");
    return declared;
  }

  /** A word of ours is written out: a disposition or step must be GS1's word or a whole address. */
  private static String ours(String word, String origin) {
    return word.startsWith("gc:") ? vocabulary(origin) + word.substring(3) : word;
  }

  private static Map<String, Object> lasting(
      String holds, FactKind kind, Told told, String origin) {
    var lasting = new LinkedHashMap<String, Object>();
    lasting.put("set", List.of(ours(holds, origin)));
    if (kind == FactKind.CLEARED)
      lasting.put("unset", List.of(ours("gc:data_may_be_held", origin)));
    else if (told.nth() > 1) lasting.put("unset", List.of(ours("gc:data_cleared", origin)));
    return lasting;
  }

  private static @Nullable String stands(Told told, Step step, JsonNode detail, String origin) {
    if (step.away()) return null;
    if (told.kind() == FactKind.INSTALLED)
      return origin + "/classrooms/" + detail.path("classroom").asLong();
    var place = told.place();
    return place == null ? null : origin + "/sites/" + place;
  }

  private static List<Map<String, Object>> papers(Told told, JsonNode detail, String origin) {
    var papers = new ArrayList<Map<String, Object>>();
    var slip = told.slip();
    if (slip != null) papers.add(paper("hand_over", "/slips/" + slip, origin));
    if (detail.path("batch").isNumber())
      papers.add(paper("batch", "/dismantling/batches/" + detail.path("batch").asLong(), origin));
    return papers;
  }

  private static Map<String, Object> paper(String type, String path, String origin) {
    return Map.of("type", vocabulary(origin) + type, "bizTransaction", origin + path);
  }

  private static Map<String, Object> party(String side, long partner, String origin) {
    return Map.of("type", "possessing_party", side, origin + "/partners/" + partner);
  }

  /**
   * The evidence, named by what it says (RFC 6920). The accounts of two who looked are people and
   * stay at home.
   */
  private static List<String> proofs(JsonNode detail) {
    var hashes = new ArrayList<String>();
    for (var proof : detail.path("proofs")) hashes.add(proof.asString(""));
    hashes.add(detail.path("evidence").asString(""));
    hashes.add(detail.path("certificate").asString(""));
    return hashes.stream()
        .filter(hash -> SHA256.matcher(hash).matches())
        .distinct()
        .map(hash ->
            "ni:///sha-256;"
                + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(HexFormat.of().parseHex(hash)))
        .toList();
  }

  /** What it is. A serial number is its owner's matter and is asked of the device itself. */
  private static Map<String, Object> seen(JsonNode observed) {
    var seen = new LinkedHashMap<String, Object>();
    var kind = observed.path("kind").asString("");
    if (!kind.isEmpty()) seen.put("gc:kind", kind.toLowerCase(Locale.ROOT));
    for (var name : List.of("maker", "model")) {
      var said = observed.path(name).asString("");
      if (!said.isEmpty()) seen.put("gc:" + name, said);
    }
    if (observed.path("grams").isNumber()) seen.put("gc:grams", observed.path("grams").asLong());
    return seen;
  }
}
