package org.greenclassroom.evidence;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front of every JSON format: parses within fences, so that no file can hurt or stall us. */
final class Json {
  private static final StreamReadConstraints FENCES =
      StreamReadConstraints.builder()
          .maxNestingDepth(100)
          .maxStringLength(4_000_000)
          .maxNumberLength(100)
          .maxNameLength(1_000)
          .maxTokenCount(1_500_000)
          .build();

  static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(FENCES).build()).build();

  private Json() {}

  /**
   * @throws Unreadable when it is no JSON, or deeper, longer or larger than any honest file
   */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException _) {
      throw new Unreadable("excessive");
    } catch (JacksonException _) {
      throw new Unreadable("malformed");
    }
  }

  static String write(JsonNode tree) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
  }
}
