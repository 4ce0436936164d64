package org.greenclassroom.followup;

import java.util.Arrays;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets how often rooms are visited and asked: a new version for what is planned from now on. */
@Service
@Transactional
class Rhythm {
  private static final int MOST_MONTHS = 120;
  private final Cadences cadences;

  Rhythm(Cadences cadences) {
    this.cadences = cadences;
  }

  @Transactional(readOnly = true)
  List<Cadence> of(Cadence.RoomKind kind) {
    return cadences.all(kind);
  }

  /**
   * A new version.
   *
   * @param visits months after the acceptance, rising, with commas
   * @param inventories months of a year, with commas
   */
  void set(
      Occasion occasion,
      Cadence.RoomKind kind,
      String visits,
      int visitsThen,
      int checkins,
      String inventories,
      int questionnaires,
      String reason) {
    var months = numbers(visits, "visits", MOST_MONTHS);
    if (months.isEmpty()) throw new Refusal("frame.refusal.missing", "visits");
    if (!months.equals(months.stream().distinct().sorted().toList()))
      throw new Refusal("followup.refusal.rising", visits);
    var halves = numbers(inventories, "inventories", 12);
    between(visitsThen, 1, 24, "visitsThen");
    between(checkins, 0, 12, "checkins");
    between(questionnaires, 0, 36, "questionnaires");
    if (reason.isBlank()) throw new Refusal("frame.refusal.missing", "reason");
    cadences.insert(
        occasion, kind, months, visitsThen, checkins, halves, questionnaires, reason.strip());
  }

  private static List<Integer> numbers(String typed, String field, int most) {
    try {
      var all =
          Arrays.stream(typed.split("[,;，；、\\s]+"))
              .filter(one -> !one.isEmpty())
              .map(Integer::valueOf)
              .toList();
      for (int one : all) between(one, 1, most, field);
      if (all.size() > 40) throw new Refusal("followup.refusal.number", typed, 1, most);
      return all;
    } catch (NumberFormatException other) {
      throw new Refusal("followup.refusal.number", typed, 1, most);
    }
  }

  private static void between(int number, int least, int most, String field) {
    if (number < least || number > most)
      throw new Refusal("followup.refusal.number", field + " " + number, least, most);
  }
}
