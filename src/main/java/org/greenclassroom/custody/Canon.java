package org.greenclassroom.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import org.greenclassroom.frame.Files;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The canonical form of a fact, over which its hash is taken (SHA-256). Described for others in
 * {@code docs/custody.md}; a change here would break every chain, so it carries a version.
 */
final class Canon {
  /** The hash before the first fact. */
  static final String START = "0".repeat(64);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .changeDefaultPropertyInclusion(
              was -> was.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Canon() {}

  /** The fact's detail: properties in alphabetical order, no blanks, unknown ones left out. */
  static String detail(Fact fact) {
    return JSON.writeValueAsString(fact);
  }

  static Fact fact(FactKind kind, String detail) {
    return JSON.readValue(detail, kind.type);
  }

  static String time(Instant instant) {
    return MICROS.format(instant);
  }

  static String hash(
      String previous,
      Tag tag,
      int nth,
      FactKind kind,
      Entry entry,
      String detail,
      Instant recordedAt,
      long recordedBy,
      UUID key) {
    var text =
        String.join(
            "\n",
            "green-classroom/1",
            previous,
            tag.code(),
            Integer.toString(nth),
            kind.name(),
            time(entry.occurredAt()),
            time(recordedAt),
            Long.toString(recordedBy),
            key.toString(),
            text(entry.slip()),
            text(entry.holder()),
            text(entry.place()),
            text(entry.voids()),
            detail);
    return Files.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(@Nullable Long value) {
    return Objects.toString(value, "");
  }
}
