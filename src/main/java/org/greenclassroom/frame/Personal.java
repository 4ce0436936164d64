package org.greenclassroom.frame;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a room keeps of people. Each room hangs one up; the privacy notice, what a person is given
 * and what goes when somebody is forgotten, the nightly round and {@code docs/personal-data.md} are
 * made of them, and a test holds every column of the database against them.
 *
 * @param nobodys columns that could hold a person and do not ({@code table.column}), each with its
 *     reason
 */
public record Personal(String room, List<Held> held, Map<String, String> nobodys) {
  /**
   * Reads two lists.
   *
   * @param held a line each: {@code table WHOSE WHY seen act until column=kind …}
   * @param nobodys a line each: {@code table column …: reason}
   */
  public static Personal in(String room, String held, String nobodys) {
    var reasons = new TreeMap<String, String>();
    nobodys
        .lines()
        .forEach(line -> {
          var cut = line.indexOf(": ");
          var columns = line.substring(0, cut).split(" ");
          for (int at = 1; at < columns.length; at++)
            reasons.put(columns[0] + "." + columns[at], line.substring(cut + 2));
        });
    return new Personal(
        room, held.lines().map(line -> Held.read(room, line)).toList(), Map.copyOf(reasons));
  }
}
