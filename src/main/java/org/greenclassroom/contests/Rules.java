package org.greenclassroom.contests;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;

/** The rules of an edition, as they are typed: one line each. */
record Rules(
    List<String> categories, List<Grades> bands, List<Measure> criteria, List<Prize> levels) {
  private static final int LONGEST = 60;
  private static final int MOST_LINES = 20;
  private static final Pattern GRADES = Pattern.compile("(\\d{1,2})\\s*[-–—~～至到]\\s*(\\d{1,2})");
  private static final Pattern NUMBERED = Pattern.compile("(.+?)[\\s,，:：]+(\\d{1,3})");

  record Grades(int from, int to) {}

  record Measure(String name, int most) {}

  record Prize(String name, int places, boolean special) {}

  /**
   * Reads what was typed.
   *
   * @param special the name of the sponsor’s own award; empty: there is none
   */
  static Rules of(String categories, String bands, String criteria, String levels, String special) {
    var names = lines("categories", categories);
    names.forEach(name -> name("categories", name));
    var grades = new ArrayList<Grades>();
    for (var line : lines("bands", bands)) {
      var read = GRADES.matcher(line);
      if (!read.matches()) throw new Refusal("contests.refusal.band", line);
      var one = new Grades(Integer.parseInt(read.group(1)), Integer.parseInt(read.group(2)));
      if (one.from() < 1 || one.to() > 12 || one.from() > one.to())
        throw new Refusal("contests.refusal.band", line);
      for (var other : grades)
        if (one.from() <= other.to() && other.from() <= one.to())
          throw new Refusal("contests.refusal.bands-overlap", line);
      grades.add(one);
    }
    var measures = new ArrayList<Measure>();
    for (var line : lines("criteria", criteria)) {
      var read = numbered("contests.refusal.criterion", line, 100);
      measures.add(new Measure(read.name(), read.number()));
    }
    var prizes = new ArrayList<Prize>();
    for (var line : lines("levels", levels)) {
      var read = numbered("contests.refusal.level", line, 500);
      prizes.add(new Prize(read.name(), read.number(), false));
    }
    if (!special.isBlank()) {
      name("special", special.strip());
      prizes.add(new Prize(special.strip(), 1, true));
    }
    once("categories", names);
    once("criteria", measures.stream().map(Measure::name).toList());
    once("levels", prizes.stream().map(Prize::name).toList());
    return new Rules(names, grades, measures, prizes);
  }

  private record Numbered(String name, int number) {}

  private static Numbered numbered(String key, String line, int most) {
    var read = NUMBERED.matcher(line);
    if (!read.matches()) throw new Refusal(key, line);
    int number = Integer.parseInt(read.group(2));
    if (number < 1 || number > most) throw new Refusal(key, line);
    return new Numbered(name(key, read.group(1).strip()), number);
  }

  private static String name(String field, String name) {
    if (name.length() > LONGEST) throw new Refusal("contests.refusal.long", name, LONGEST);
    return name;
  }

  private static List<String> lines(String field, String typed) {
    var lines = typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) throw new Refusal("frame.refusal.missing", field);
    if (lines.size() > MOST_LINES) throw new Refusal("contests.refusal.lines", MOST_LINES);
    return lines;
  }

  private static void once(String field, List<String> names) {
    var seen = new HashSet<String>();
    for (var name : names)
      if (!seen.add(name)) throw new Refusal("contests.refusal.named-twice", name);
  }
}
