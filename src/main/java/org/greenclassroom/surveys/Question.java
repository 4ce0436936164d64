package org.greenclassroom.surveys;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.greenclassroom.frame.Numbers;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a room. Each question is a column of {@code surveys.surveys} under its own field
 * name; a column is null when nobody knew.
 */
public enum Question {
  POWER(Part.POWER, PowerCuts.class),
  VOLTS(Part.POWER, 0, 500, "V"),
  SOCKETS(Part.POWER, 0, 1_000, null),
  BREAKER_AMPERES(Part.POWER, 1, 1_000, "A"),
  EARTHING(Part.POWER, Kind.YES_NO),
  EARTH_OHMS(Part.POWER, "10000", "Ω"),

  LOCKABLE(Part.ROOM, Kind.YES_NO),
  BARS(Part.ROOM, Kind.YES_NO),
  DAMP(Part.ROOM, Damp.class),
  STOREY(Part.ROOM, -3, 100, null),
  LENGTH_M(Part.ROOM, "100", "m"),
  WIDTH_M(Part.ROOM, "100", "m"),

  INTERNET(Part.LINE, Line.class),
  DOWN_MBPS(Part.LINE, "100000", "Mbit/s"),
  UP_MBPS(Part.LINE, "100000", "Mbit/s"),

  TABLES(Part.FURNITURE, 0, 1_000, null),
  CHAIRS(Part.FURNITURE, 0, 1_000, null),

  TENURE(Part.BUILDING, Tenure.class),
  RENTED_UNTIL(Part.BUILDING, Kind.DAY),
  CLOSURE(Part.BUILDING, Kind.YES_NO),
  REQUISITION(Part.BUILDING, Kind.YES_NO),
  MERGER(Part.BUILDING, Kind.YES_NO),

  TEACHER_HOURS(Part.PEOPLE, "60", "h"),
  DEPUTY(Part.PEOPLE, Kind.YES_NO),

  FOREIGN_COMPUTERS(Part.OTHERS, 0, 1_000, null),
  FOREIGN_YOUNGEST_YEARS(Part.OTHERS, 0, 50, null),
  FOREIGN_OLDEST_YEARS(Part.OTHERS, 0, 50, null),
  FOREIGN_OWNER(Part.OTHERS, Kind.TEXT),
  NOTE(Part.OTHERS, Kind.TEXT);

  /** How it is answered. */
  public enum Kind {
    /** A whole number. */
    COUNT,
    /** A measured number, with decimals. */
    MEASURE,
    YES_NO,
    /** One of the words of a closed list. */
    CHOICE,
    DAY,
    TEXT
  }

  private static final int LONGEST = 500;

  private final Part part;
  private final Kind kind;
  private final @Nullable Class<? extends Enum<?>> choices;
  private final BigDecimal least;
  private final BigDecimal most;
  private final @Nullable String unit;

  Question(
      Part part,
      Kind kind,
      @Nullable Class<? extends Enum<?>> choices,
      BigDecimal least,
      BigDecimal most,
      @Nullable String unit) {
    this.part = part;
    this.kind = kind;
    this.choices = choices;
    this.least = least;
    this.most = most;
    this.unit = unit;
  }

  Question(Part part, Kind kind) {
    this(part, kind, null, BigDecimal.ZERO, BigDecimal.ZERO, null);
  }

  Question(Part part, Class<? extends Enum<?>> choices) {
    this(part, Kind.CHOICE, choices, BigDecimal.ZERO, BigDecimal.ZERO, null);
  }

  Question(Part part, int least, int most, @Nullable String unit) {
    this(part, Kind.COUNT, null, BigDecimal.valueOf(least), BigDecimal.valueOf(most), unit);
  }

  Question(Part part, String most, String unit) {
    this(part, Kind.MEASURE, null, BigDecimal.ZERO, new BigDecimal(most), unit);
  }

  public Part part() {
    return part;
  }

  public Kind kind() {
    return kind;
  }

  /** The unit it is answered in; null where it has none. */
  public @Nullable String unit() {
    return unit;
  }

  /** Its name in forms, in the API and in the table. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The words to choose from; none where nothing is chosen. */
  public List<Enum<?>> choices() {
    return choices == null ? List.of() : List.of(choices.getEnumConstants());
  }

  static Optional<Question> of(String field) {
    return Arrays.stream(values()).filter(one -> one.field().equals(field)).findFirst();
  }

  /** Reads an answer strictly; null for nothing typed: that is unknown. */
  @Nullable Object read(@Nullable String typed) {
    if (typed == null || typed.isBlank()) return null;
    var text = typed.strip();
    return switch (kind) {
      case TEXT -> {
        if (text.length() > LONGEST) throw new Refusal("surveys.refusal.long-text", this, LONGEST);
        yield text;
      }
      case YES_NO ->
          switch (text.toUpperCase(Locale.ROOT)) {
            case "YES", "TRUE" -> true;
            case "NO", "FALSE" -> false;
            default -> throw unreadable(text);
          };
      case CHOICE ->
          choices().stream()
              .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> unreadable(text));
      case DAY -> {
        try {
          yield LocalDate.parse(text);
        } catch (DateTimeException other) {
          throw unreadable(text);
        }
      }
      case COUNT -> {
        var number = number(text);
        if (number.stripTrailingZeros().scale() > 0) throw unreadable(text);
        yield number.intValueExact();
      }
      case MEASURE -> number(text);
    };
  }

  /** Full-width digits and a decimal comma are read too; at most three decimals are kept. */
  private BigDecimal number(String text) {
    BigDecimal number;
    try {
      number = Numbers.typed(text);
    } catch (NumberFormatException other) {
      throw unreadable(text);
    }
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0)
      throw new Refusal("surveys.refusal.range", this, text, least, most);
    if (number.scale() > 3) throw unreadable(text);
    return number;
  }

  private Refusal unreadable(String text) {
    return new Refusal("surveys.refusal.unreadable", this, text);
  }
}
