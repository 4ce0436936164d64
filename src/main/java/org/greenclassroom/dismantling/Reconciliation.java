package org.greenclassroom.dismantling;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, line by line, which devices of a batch a certificate names. A plant writes tags or
 * serial numbers; nothing is guessed: what is not one device, once, is asked back.
 */
final class Reconciliation {
  /** Signs that are taken for each other on worn labels and in poor prints. */
  private static final Map<Character, Character> LIKE =
      Map.of('O', '0', 'Q', '0', 'I', '1', 'L', '1', 'S', '5', 'B', '8', 'Z', '2', 'G', '6');

  private Reconciliation() {}

  /** A line with its answer, before it is written down. */
  record Answered(String typed, Answer answer, @Nullable Long device, @Nullable String elsewhere) {}

  /**
   * A device that a line may mean.
   *
   * @param claimed number of the certificate that names it already; null when none does
   */
  record Candidate(long device, Tag tag, @Nullable String serial, @Nullable String claimed) {}

  /** A device of this house that is not in the batch, and where it is instead. */
  record Elsewhere(long device, String where) {}

  /**
   * Answers every line.
   *
   * @param elsewhere by {@link #norm}, what no device of the batch is
   */
  static List<Answered> of(
      List<String> lines, List<Candidate> batch, Map<String, Elsewhere> elsewhere) {
    var byName = new HashMap<String, List<Candidate>>();
    for (var each : batch) {
      byName.computeIfAbsent(each.tag().code(), _ -> new ArrayList<>()).add(each);
      var serial = each.serial();
      if (serial != null && !norm(serial).equals(each.tag().code()))
        byName.computeIfAbsent(norm(serial), _ -> new ArrayList<>()).add(each);
    }
    var times = new HashMap<String, Integer>();
    for (var line : lines) times.merge(norm(line), 1, Integer::sum);
    var named = new HashSet<Long>();
    var answered = new ArrayList<Answered>();
    for (var line : lines) {
      var name = norm(line);
      answered.add(answer(line, byName.getOrDefault(name, List.of()), times, named, elsewhere));
    }
    return answered;
  }

  private static Answered answer(
      String line,
      List<Candidate> matches,
      Map<String, Integer> times,
      Set<Long> named,
      Map<String, Elsewhere> elsewhere) {
    if (matches.isEmpty()) {
      var other = elsewhere.get(norm(line));
      return other == null
          ? new Answered(line, Answer.UNKNOWN, null, null)
          : new Answered(line, Answer.OTHER_BATCH, other.device(), other.where());
    }
    var free =
        matches.stream().filter(m -> m.claimed() == null && !named.contains(m.device())).toList();
    if (free.isEmpty()) {
      var first = matches.getFirst();
      return new Answered(line, Answer.DOUBLED, first.device(), first.claimed());
    }
    // two devices with one serial number are told apart only when both are named
    if (matches.size() > 1 && times.getOrDefault(norm(line), 0) != matches.size())
      return new Answered(line, Answer.UNKNOWN, null, null);
    named.add(free.getFirst().device());
    return new Answered(line, Answer.MATCHED, free.getFirst().device(), null);
  }

  /** As names are compared: a tag by its code, a serial number without blanks and case. */
  static String norm(String typed) {
    if (Tag.looksLikeOne(typed)) return Tag.parse(typed).code();
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\u200b\\ufeff]+", "")
        .toUpperCase(Locale.ROOT);
  }

  /** The one device not named yet that a misread line looks like; empty when none or several do. */
  static Optional<Candidate> likely(String typed, List<Candidate> open) {
    var shape = shape(typed);
    var found =
        open.stream()
            .filter(each -> {
              var serial = each.serial();
              return shape(each.tag().code()).equals(shape)
                  || serial != null && shape(serial).equals(shape);
            })
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String shape(String typed) {
    var shape = new StringBuilder();
    for (var sign : norm(typed).replaceAll("[^\\p{L}\\p{N}]", "").toCharArray())
      shape.append((char) LIKE.getOrDefault(sign, sign));
    return shape.toString();
  }
}
