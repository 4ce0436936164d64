package org.greenclassroom.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Fixtures;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A fact as an event, and what is asked by address. */
class EventTest {
  private static final String HERE = "https://green.example";
  private static final String HASH = "ab".repeat(32);
  private static final Instant AT = Instant.parse("2026-11-20T02:03:04.5Z");

  private static Told told(FactKind kind, int nth, String detail, @Nullable String correction) {
    return new Told(
        correction == null ? 7 : 9,
        7,
        "7K3M9QX2",
        nth,
        kind,
        AT,
        AT.plusSeconds(60),
        3L,
        5L,
        2L,
        1L,
        detail,
        HASH,
        correction);
  }

  @ParameterizedTest
  @EnumSource(value = FactKind.class, mode = EnumSource.Mode.EXCLUDE, names = "CORRECTED")
  void every_fact_is_an_event_that_gs1s_schema_accepts(FactKind kind) throws IOException {
    Fixtures.folder("gs1-epcis");
    for (int nth : List.of(1, 4))
      for (var correction : new String[] {null, "{\"why\":\"WRONG_DEVICE\"}"}) {
        var detail =
            """
            {"observed":{"kind":"LAPTOP","maker":"Dell","grams":2400},"classroom":8,"batch":4,\
            "proofs":["%s","17"]}\
            """
                .formatted(HASH);
        assertAccepted(document(Event.of(told(kind, nth, detail, correction), HERE)));
      }
  }

  /** By GS1's schema, where the fixtures are; without them only that it is JSON. */
  static void assertAccepted(String json) throws IOException {
    var file =
        Path.of(System.getProperty("fixtures", "../shared/fixtures"))
            .resolve("gs1-epcis/EPCIS-JSON-Schema.json");
    assertThat(JsonMapper.shared().readTree(json).isObject()).isTrue();
    if (System.getProperty("fixtures") != null) assertThat(file).exists();
    if (!Files.exists(file)) return;
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(file, StandardCharsets.UTF_8), InputFormat.JSON);
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  private static String document(Map<String, Object> event) {
    var document = new LinkedHashMap<String, Object>();
    document.put("@context", Event.context(HERE));
    document.put("type", "EPCISDocument");
    document.put("schemaVersion", Event.SCHEMA);
    document.put("creationDate", Event.time(AT));
    document.put("epcisBody", Map.of("eventList", List.of(event)));
    return JsonMapper.shared().writeValueAsString(document);
  }

  @Test
  void a_receipt_says_what_came_from_whom_and_that_its_data_may_be_held() {
    var event =
        Event.of(
            told(
                FactKind.RECEIVED,
                1,
                "{\"observed\":{\"kind\":\"LAPTOP\",\"maker\":\"Dell\",\"serial\":\"SN1\"}}",
                null),
            HERE);
    assertThat(event)
        .containsEntry("action", "ADD")
        .containsEntry("bizStep", "receiving")
        .containsEntry("eventTime", "2026-11-20T10:03:04.500+08:00")
        .containsEntry("eventTimeZoneOffset", "+08:00")
        .containsEntry("epcList", List.of(HERE + "/7K3M9QX2"))
        .containsEntry("gc:hash", HASH)
        .containsEntry("ilmd", Map.of("gc:kind", "laptop", "gc:maker", "Dell"))
        .doesNotContainKey("errorDeclaration");
    assertThat(event.get("sourceList").toString()).contains("/partners/2");
    assertThat(event.get("persistentDisposition").toString()).contains("data_may_be_held");
    assertThat(event.toString()).doesNotContain("SN1");
  }

  @Test
  void what_is_corrected_is_declared_an_error_under_its_own_number() {
    var event = Event.of(told(FactKind.MISSED, 3, "{}", "{\"why\":\"DID_NOT_HAPPEN\"}"), HERE);
    assertThat(event).containsEntry("eventID", HERE + "/facts/7");
    assertThat(event.get("errorDeclaration").toString())
        .contains("did_not_occur", "2026-11-20T10:04:04.500+08:00");
  }

  @Test
  void proofs_are_named_by_what_they_say_and_people_are_not_named() {
    var event =
        Event.of(
            told(FactKind.CLEARED, 3, "{\"proofs\":[\"%s\",\"17\"]}".formatted(HASH), null), HERE);
    assertThat(event.get("certificationInfo"))
        .isEqualTo(List.of("ni:///sha-256;q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s"));
  }

  @Test
  void a_question_is_read_from_its_parameters_or_refused() {
    var asked =
        Question.of(
            Map.of(
                "GE_eventTime",
                "2026-11-20T00:00:00 08:00",
                "EQ_bizStep",
                HERE + "/epcis/voc/data_clearing",
                "EQ_action",
                "OBSERVE",
                "perPage",
                "5000"),
            HERE);
    assertThat(asked.from()).isEqualTo(Instant.parse("2026-11-19T16:00:00Z"));
    assertThat(asked.kinds()).containsExactly(FactKind.CLEARED, FactKind.WIPE_FAILED);
    assertThat(asked.first()).isFalse();
    assertThat(asked.size()).isEqualTo(1_000);
    for (var wrong :
        List.of(
            Map.of("GE_eventTime", "yesterday"),
            Map.of("perPage", "0"),
            Map.of("nextPageToken", "nonsense"),
            Map.of("orderBy", "mood"),
            Map.of("orderDirection", "DESC"),
            Map.of("MATCH_epc", "x,".repeat(1_001) + "x"),
            Map.of("EQ_colour", "red")))
      assertThatThrownBy(() -> Question.of(wrong, HERE)).isInstanceOf(Refusal.class);
    assertThat(Question.of(Map.of("MATCH_epc", "https://other.example/7K3M9QX2"), HERE).isEmpty())
        .isTrue();
    assertThat(Question.of(Map.of("EQ_eventID", "urn:other"), HERE).isEmpty()).isTrue();
    var place = new Question.Place(AT, 12);
    assertThat(Question.Place.parse(place.token())).isEqualTo(place);
  }
}
