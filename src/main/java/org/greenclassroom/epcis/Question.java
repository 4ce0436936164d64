package org.greenclassroom.epcis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the query interface (EPCIS 2.0, SimpleEventQuery), by its own parameter names. A
 * parameter that is not known here is refused: ignoring it would answer more than was asked.
 *
 * @param tags of these devices only; null: of all
 * @param kinds facts whose step or action was asked for; null: all
 * @param first of receipts: true only those that gave the device its tag, false only later ones;
 *     null: both
 * @param number one event only; null: all
 * @param declared error declarations only; else events and error declarations
 * @param byRecord in the order of recording instead of happening
 * @param size how many on a page
 * @param after where the page begins; null: at the start
 */
record Question(
    @Nullable Instant from,
    @Nullable Instant before,
    @Nullable Instant recordedFrom,
    @Nullable Instant recordedBefore,
    @Nullable List<String> tags,
    @Nullable Set<FactKind> kinds,
    @Nullable Boolean first,
    @Nullable Long number,
    boolean declared,
    boolean byRecord,
    int size,
    @Nullable Place after) {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int MOST_EPCS = 1_000;

  /**
   * A place in the list.
   *
   * @param time when the event before it happened
   * @param record and by which fact it became known
   */
  record Place(Instant time, long record) {
    String token() {
      return time + "_" + record;
    }

    static Place parse(String token) {
      int cut = token.indexOf('_');
      try {
        return new Place(
            Instant.parse(token.substring(0, Math.max(0, cut))),
            Long.parseLong(token.substring(cut + 1)));
      } catch (DateTimeException | NumberFormatException forged) {
        throw wrong("nextPageToken", token);
      }
    }
  }

  /**
   * @param origin of this house, by which its own identifiers begin
   */
  static Question of(Map<String, String> asked, String origin) {
    Instant from = null;
    Instant before = null;
    Instant recordedFrom = null;
    Instant recordedBefore = null;
    List<String> tags = null;
    Set<FactKind> kinds = null;
    Long number = null;
    Boolean first = null;
    boolean declared = false;
    boolean byRecord = false;
    int size = USUAL;
    Place after = null;
    for (var each : asked.entrySet()) {
      var name = each.getKey();
      var value = each.getValue();
      switch (name) {
        case "GE_eventTime" -> from = time(name, value);
        case "LT_eventTime" -> before = time(name, value);
        case "GE_recordTime" -> recordedFrom = time(name, value);
        case "LT_recordTime" -> recordedBefore = time(name, value);
        case "MATCH_epc", "MATCH_anyEPC" -> tags = both(tags, tags(name, value, origin));
        case "eventType" -> kinds = both(kinds, typed(value));
        case "EQ_action" -> {
          kinds = both(kinds, acting(value));
          first = first(value);
        }
        case "EQ_bizStep" -> kinds = both(kinds, stepping(value, origin));
        case "EQ_eventID" -> number = number(value, origin);
        case "EXISTS_errorDeclaration" -> declared = true;
        case "orderBy" -> byRecord = ordered(name, value);
        case "orderDirection" -> {
          if (!value.equalsIgnoreCase("ASC")) throw wrong(name, value);
        }
        case "perPage" -> size = size(name, value);
        case "nextPageToken" -> after = Place.parse(value);
        default -> throw new Refusal("epcis.refusal.unknown-parameter", name);
      }
    }
    return new Question(
        from,
        before,
        recordedFrom,
        recordedBefore,
        tags,
        kinds,
        first,
        number,
        declared,
        byRecord,
        size,
        after);
  }

  /** Everything of one device. */
  static Question device(String tag) {
    return new Question(
        null, null, null, null, List.of(tag), null, null, null, false, false, MOST, null);
  }

  /** The same from there on. */
  Question after(Place place) {
    return new Question(
        from,
        before,
        recordedFrom,
        recordedBefore,
        tags,
        kinds,
        first,
        number,
        declared,
        byRecord,
        size,
        place);
  }

  /**
   * Whether it is asked by recording. Then only what is complete answers: a fact has its number and
   * its time before its transaction ends, and whoever goes on from a later one would never see it.
   */
  boolean isOfRecording() {
    return byRecord || recordedFrom != null || recordedBefore != null;
  }

  /**
   * Where to go on another time, when everything up to that fact was answered; null: in the order
   * of happening there is no such place, for something older may become known.
   */
  @Nullable String later(long complete) {
    if (!byRecord) return null;
    long from = after == null ? complete : Math.max(after.record(), complete);
    return new Place(Instant.EPOCH, from).token();
  }

  /** Whether nothing can answer it: an identifier of another house, a step nobody takes. */
  boolean isEmpty() {
    return (tags != null && tags.isEmpty())
        || (kinds != null && kinds.isEmpty())
        || (number != null && number <= 0);
  }

  private static Instant time(String name, String value) {
    try {
      // a plus that somebody forgot to escape arrives as a blank
      return OffsetDateTime.parse(value.strip().replace(' ', '+')).toInstant();
    } catch (DateTimeException unreadable) {
      throw wrong(name, value);
    }
  }

  private static List<String> tags(String name, String value, String origin) {
    var all = value.split(",");
    if (all.length > MOST_EPCS) throw new Refusal("epcis.refusal.too-many", name, MOST_EPCS);
    var tags = new ArrayList<String>();
    for (var epc : all) {
      var typed = epc.strip();
      boolean ours = typed.startsWith(origin + "/") || typed.indexOf('/') < 0;
      if (ours && Tag.looksLikeOne(typed.substring(typed.lastIndexOf('/') + 1)))
        tags.add(Tag.parse(typed).code());
    }
    return tags;
  }

  private static Set<FactKind> typed(String value) {
    return Arrays.asList(value.split(",")).contains("ObjectEvent")
        ? events()
        : EnumSet.noneOf(FactKind.class);
  }

  /** Which facts are told with these actions; a receipt may be both an ADD and an OBSERVE. */
  private static Set<FactKind> acting(String value) {
    var wanted = Arrays.asList(value.split(","));
    var kinds = EnumSet.noneOf(FactKind.class);
    for (var kind : events())
      if (wanted.contains(Step.of(kind, false).action().name())
          || (kind == FactKind.RECEIVED && wanted.contains(Step.Action.ADD.name())))
        kinds.add(kind);
    return kinds;
  }

  private static @Nullable Boolean first(String value) {
    var wanted = Arrays.asList(value.split(","));
    boolean add = wanted.contains(Step.Action.ADD.name());
    boolean observe = wanted.contains(Step.Action.OBSERVE.name());
    return add == observe ? null : (Boolean) add;
  }

  private static Set<FactKind> stepping(String value, String origin) {
    var wanted =
        Arrays.stream(value.split(","))
            .map(step -> step.strip().replace(origin + "/epcis/voc/", "gc:"))
            .toList();
    var kinds = EnumSet.noneOf(FactKind.class);
    for (var kind : events()) if (wanted.contains(Step.of(kind, false).bizStep())) kinds.add(kind);
    return kinds;
  }

  private static Set<FactKind> events() {
    return EnumSet.complementOf(EnumSet.of(FactKind.CORRECTED));
  }

  private static long number(String value, String origin) {
    var begins = origin + "/facts/";
    var rest = value.startsWith(begins) ? value.substring(begins.length()) : "";
    return rest.matches("\\d{1,18}") ? Long.parseLong(rest) : 0;
  }

  private static boolean ordered(String name, String value) {
    return switch (value) {
      case "eventTime" -> false;
      case "recordTime" -> true;
      default -> throw wrong(name, value);
    };
  }

  private static int size(String name, String value) {
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) == 0) throw wrong(name, value);
    return Math.min(MOST, Integer.parseInt(value));
  }

  private static <T> Set<T> both(@Nullable Set<T> one, Set<T> other) {
    if (one != null) other.retainAll(one);
    return other;
  }

  private static List<String> both(@Nullable List<String> one, List<String> other) {
    if (one != null) other.retainAll(one);
    return other;
  }

  private static Refusal wrong(String name, String value) {
    return new Refusal("frame.refusal.unreadable", name, value);
  }
}
