package org.greenclassroom.checkins;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The check of an SMS with a pencil. MOD 37-2 is a sum in which each place has a weight: what a
 * month, a count and an answer add to it can be printed, and added by hand.
 */
final class CheckSums {
  private CheckSums() {}

  /**
   * A month.
   *
   * @param said as in an SMS
   * @param adds room code and month to the check, and the one that all together leave
   */
  record Month(String said, int adds) {}

  static List<Month> months(String room, List<LocalDate> months) {
    return months.stream()
        .map(month -> {
          var code = new SmsCode(room, month, 0, 0, 0, 1);
          int zero = SmsCode.SYMBOLS.indexOf(code.check());
          return new Month(code.month(), Math.floorMod(zero + 2, 37)); // without the answer 1
        })
        .toList();
  }

  /** By the question's name: [tens][ones]. */
  static Map<String, int[][]> tables() {
    var all = new LinkedHashMap<String, int[][]>();
    all.put("working", table(7, 6));
    all.put("faulty", table(5, 3));
    all.put("missing", table(3, 3));
    return all;
  }

  /** What the answers 1 to 6 add. */
  static int[] answers() {
    var all = new int[6];
    for (int answer = 1; answer <= 6; answer++) all[answer - 1] = Math.floorMod(-2 * answer, 37);
    return all;
  }

  /**
   * What a count adds.
   *
   * @param place of its tens, counted from the check itself, which is 0; the answer is 1
   * @param rows how many tens: more computers stand in no room
   */
  private static int[][] table(int place, int rows) {
    var table = new int[rows][10];
    for (int tens = 0; tens < table.length; tens++)
      for (int ones = 0; ones < 10; ones++)
        table[tens][ones] = Math.floorMod(-(tens << place) - (ones << (place - 1)), 37);
    return table;
  }
}
