package org.greenclassroom.usage;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.agents.Signed;
import org.greenclassroom.agents.UsageField;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a piece within fences. A field that is not on the list of {@link UsageField} is refused by
 * its name: of the whole, all; of a computer, its days; of a day, that day.
 */
final class PieceReader {
  static final int MOST_BYTES = 5 * 1024 * 1024;
  static final int MOST_AGENTS = 200;
  static final int MOST_DAYS = 500;
  private static final int FORMAT = 1;

  /** What the frame of a piece may hold; {@code made_at} is for people who look into a file. */
  private static final Set<String> FRAME =
      Set.of("format", "made_at", "collector", "seq", "previous", "agents");

  private static final Set<String> OF_AGENT = UsageField.names(UsageField.Part.AGENT);
  private static final Set<String> OF_DAY = UsageField.names(UsageField.Part.DAY);
  private static final List<UsageField> DAY =
      Arrays.stream(UsageField.values())
          .filter(field -> field.part() == UsageField.Part.DAY)
          .toList();
  private static final Set<UsageField> TEXTS =
      EnumSet.of(UsageField.DAY, UsageField.QUALITY, UsageField.DISK);
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,20}");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(1_000)
                          .maxNumberLength(20)
                          .maxNameLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private PieceReader() {}

  static Piece read(byte[] body) {
    if (body.length > MOST_BYTES)
      throw new Refusal(
          Refusal.Kind.TOO_LARGE, "usage.refusal.too-large", MOST_BYTES / 1024 / 1024);
    var root = tree(body);
    if (!root.isObject()) throw new Refusal("usage.refusal.unreadable");
    var unknown = unknown(root, FRAME);
    if (unknown != null) throw new Refusal("usage.refusal.field", unknown);
    if (!root.path("format").isInt() || root.path("format").intValue() != FORMAT)
      throw new Refusal("usage.refusal.format", shown(root.path("format").toString()), FORMAT);
    var collector = text(root, "collector");
    var sequence = number(root, "seq");
    if ((collector == null) != (sequence == null) || sequence != null && sequence < 1)
      throw new Refusal("usage.refusal.sequence");
    var agents = root.path("agents");
    if (!agents.isArray()) throw new Refusal("usage.refusal.unreadable");
    if (agents.size() > MOST_AGENTS)
      throw new Refusal("usage.refusal.agents", agents.size(), MOST_AGENTS);
    if (collector == null && agents.size() != 1) throw new Refusal("usage.refusal.one-agent");
    var senders = new ArrayList<Piece.Sender>();
    for (var agent : agents) senders.add(sender(agent));
    return new Piece(
        collector,
        sequence == null ? null : (int) Math.min(sequence, Integer.MAX_VALUE),
        text(root, "previous"),
        senders);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JacksonException malformed) {
      throw new Refusal("usage.refusal.unreadable");
    }
  }

  private static Piece.Sender sender(JsonNode node) {
    var days = node.path("days");
    var agent = text(node, "agent");
    var version = text(node, "version");
    if (!node.isObject() || agent == null || !days.isArray())
      throw new Refusal("usage.refusal.unreadable");
    if (days.size() > MOST_DAYS)
      throw new Refusal("usage.refusal.days", shown(agent), days.size(), MOST_DAYS);
    var lines = new ArrayList<Piece.Line>();
    for (var day : days) lines.add(line(day));
    var skew = number(node, "skew_s");
    var state = text(node, "state");
    return new Piece.Sender(
        agent,
        version == null || !VERSION.matcher(version).matches() ? "" : version,
        state == null ? "" : state,
        skew == null ? null : (int) Math.clamp(skew, -Integer.MAX_VALUE, Integer.MAX_VALUE),
        text(node, "mac") instanceof String mac ? mac : "",
        unknown(node, OF_AGENT),
        lines);
  }

  private static Piece.Line line(JsonNode node) {
    var day = text(node, "day");
    var revision = number(node, "revision");
    var said = day == null ? "" : shown(day);
    long number = revision == null ? 0 : revision;
    var wrong = wrong(node);
    if (wrong != null || day == null || revision == null)
      return new Piece.Line(
          said, number, null, null, Reason.UNREADABLE, wrong == null ? "day" : wrong);
    var sealed =
        new Signed.Day(
            day,
            revision,
            needed(node, "on_min"),
            number(node, "active_min"),
            needed(node, "starts"),
            number(node, "sessions"),
            needed(node, "start_no"),
            text(node, "quality"),
            text(node, "disk"));
    var unknown = unknown(node, OF_DAY);
    if (unknown != null)
      return new Piece.Line(said, number, sealed, null, Reason.UNKNOWN_FIELD, shown(unknown));
    return meant(said, sealed);
  }

  private static Piece.Line meant(String said, Signed.Day sealed) {
    var hints =
        sealed.quality() == null ? List.<String>of() : List.of(sealed.quality().split(",", -1));
    for (var hint : hints)
      if (!hint.equals("CLOCK") && !hint.equals("MONTH"))
        return bad(said, sealed, Reason.UNREADABLE, "quality");
    var disk = sealed.disk();
    if (disk != null && !disk.equals("OK") && !disk.equals("FAILING"))
      return bad(said, sealed, Reason.UNREADABLE, "disk");
    try {
      var active = sealed.activeMin();
      var sessions = sealed.sessions();
      var told =
          new Minutes(
              LocalDate.parse(sealed.day()),
              small(sealed.revision()),
              small(sealed.onMin()),
              active == null ? null : small(active),
              small(sealed.starts()),
              sessions == null ? 0 : small(sessions),
              small(sealed.startNo()),
              hints.contains("CLOCK"),
              hints.contains("MONTH"),
              disk == null ? null : disk.equals("FAILING"));
      var impossible = told.impossible();
      return impossible == null
          ? new Piece.Line(said, sealed.revision(), sealed, told, null, null)
          : bad(said, sealed, impossible, null);
    } catch (DateTimeException noDay) {
      return bad(said, sealed, Reason.UNREADABLE, "day");
    }
  }

  private static Piece.Line bad(
      String said, Signed.Day sealed, Reason reason, @Nullable String field) {
    return new Piece.Line(said, sealed.revision(), sealed, null, reason, field);
  }

  /** The first field that is not what it should be; null: all are. */
  private static @Nullable String wrong(JsonNode node) {
    for (var field : DAY) {
      var value = node.path(field.field());
      boolean text = TEXTS.contains(field);
      if (value.isMissingNode() || value.isNull()) {
        if (field.always()) return field.field();
      } else if (text ? !value.isString() : !value.isIntegralNumber() || !value.canConvertToLong())
        return field.field();
    }
    return null;
  }

  private static @Nullable String unknown(JsonNode node, Set<String> known) {
    for (var name : node.propertyNames()) if (!known.contains(name)) return shown(name);
    return null;
  }

  private static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isString() ? value.asString() : null;
  }

  private static @Nullable Long number(JsonNode node, String field) {
    var value = node.path(field);
    return value.isIntegralNumber() && value.canConvertToLong() ? (Long) value.longValue() : null;
  }

  private static long needed(JsonNode node, String field) {
    return node.path(field).longValue();
  }

  /** So large that no rule lets it through, and no larger. */
  private static int small(long number) {
    return (int) Math.clamp(number, -1L, Integer.MAX_VALUE);
  }

  private static String shown(String text) {
    var plain = text.chars().anyMatch(PieceReader::odd) ? plain(text) : text;
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }

  private static String plain(String text) {
    var plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) if (odd(plain.charAt(i))) plain.setCharAt(i, ' ');
    return plain.toString();
  }

  private static boolean odd(int letter) {
    return letter <= ' ' || letter == 127;
  }
}
