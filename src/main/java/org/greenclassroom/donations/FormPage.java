package org.greenclassroom.donations;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.greenclassroom.frame.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * The form as it is shown.
 *
 * @param secret null: nothing was kept yet
 * @param link by which it is continued; null with secret
 * @param typed field by field
 * @param flaws what keeps it from being sent, once somebody tried
 * @param minima what the programme can use, a sentence for each kind
 * @param byOfficer whether an officer writes it down for a donor
 */
record FormPage(
    @Nullable String secret,
    @Nullable String link,
    Map<String, String> typed,
    List<Flaw> flaws,
    List<Enclosure.Kept> enclosures,
    List<String> minima,
    boolean byOfficer) {

  public String action() {
    return secret == null ? "/give" : "/give/" + secret;
  }

  /** Numbers of the lines that are shown. */
  public List<Integer> lines() {
    return IntStream.rangeClosed(1, Sheet.lines(typed)).boxed().toList();
  }

  public boolean isFull() {
    return Sheet.lines(typed) >= Sheet.MOST_LINES;
  }

  public String said(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What is wrong with this field; null: nothing. */
  public @Nullable Flaw flaw(String field) {
    return flaws.stream().filter(flaw -> flaw.field().equals(field)).findFirst().orElse(null);
  }

  /** Whether the part of a line that few people know stands open. */
  public boolean isKnown(int line) {
    for (var part : List.of("processor-", "memory-", "inches-"))
      if (!said(part + line).isBlank() || flaw(part + line) != null) return true;
    return false;
  }

  /** Where the summary of what is wrong leads: the field, or the first button of a set. */
  public String idOf(Flaw flaw) {
    return switch (flaw.field()) {
      case "donorType", "status", "wiping", "territory" -> flaw.field() + "-0";
      default -> flaw.field().startsWith("condition-") ? flaw.field() + "-0" : flaw.field();
    };
  }
}
