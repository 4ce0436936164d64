package org.greenclassroom.entities;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote of an entity: everything a version says, checked.
 *
 * @param logo SHA-256 of a checked picture; null without one
 * @param seal the same
 * @param note what is new in it
 */
public record Wording(
    LocalDate validFrom,
    @Nullable String nameZh,
    @Nullable String nameEn,
    @Nullable String nameFr,
    String form,
    Register register,
    String number,
    @Nullable String addressZh,
    @Nullable String addressEn,
    @Nullable String addressFr,
    String territory,
    String law,
    String prevails,
    String lines,
    @Nullable String logo,
    @Nullable String seal,
    @Nullable LocalDate founded,
    @Nullable LocalDate ended,
    Map<String, String> series,
    String note) {
  static final Set<String> TERRITORIES = Set.of("CN", "HK", "VN", "OTHER");
  static final Set<String> LAWS = Set.of("CN", "HK", "VN", "SG", "FR", "GB");
  private static final int LONGEST = 200;
  private static final int MOST_LINES = 5;

  public Wording {
    nameZh = line(nameZh);
    nameEn = line(nameEn);
    nameFr = line(nameFr);
    addressZh = line(addressZh);
    addressEn = line(addressEn);
    addressFr = line(addressFr);
    var oneForm = line(form);
    form = oneForm == null ? "" : oneForm;
    number = register.checked(number);
    if (nameZh == null && nameEn == null && nameFr == null)
      throw new Refusal("entities.refusal.no-name");
    if (!TERRITORIES.contains(territory))
      throw new Refusal("frame.refusal.unreadable", "territory", territory);
    if (!LAWS.contains(law)) throw new Refusal("frame.refusal.unreadable", "law", law);
    if (!Set.of("zh", "en", "fr").contains(prevails))
      throw new Refusal("frame.refusal.unreadable", "prevails", prevails);
    lines = lines.strip().replaceAll("\\h*\\R\\s*", "\n");
    if (lines.lines().count() > MOST_LINES || lines.lines().anyMatch(it -> it.length() > LONGEST))
      throw new Refusal("entities.refusal.lines", MOST_LINES, LONGEST);
    if (founded != null && ended != null && ended.isBefore(founded))
      throw new Refusal("entities.refusal.ended-before", founded, ended);
    series = checked(series);
    note = note.strip();
    if (note.length() > LONGEST) throw new Refusal("entities.refusal.long", LONGEST);
  }

  /** Two kinds of paper with the same letters would number themselves alike. */
  private static Map<String, String> checked(Map<String, String> typed) {
    var own = new TreeMap<String, String>();
    typed.forEach((usual, letters) -> {
      var wanted = letters.strip().toUpperCase(java.util.Locale.ROOT);
      if (wanted.isEmpty() || wanted.equals(usual)) return;
      if (!wanted.matches("[A-Z]{1,4}")) throw new Refusal("entities.refusal.series", letters);
      own.put(usual, wanted);
    });
    var all = new HashSet<String>();
    for (var usual : typed.keySet()) {
      var letters = own.getOrDefault(usual, usual);
      if (!all.add(letters)) throw new Refusal("entities.refusal.series-twice", letters);
    }
    return own;
  }

  private static @Nullable String line(@Nullable String typed) {
    if (typed == null || typed.isBlank()) return null;
    var line = typed.replaceAll("[\\s\\u00a0\\u3000]+", " ").strip();
    if (line.length() > LONGEST) throw new Refusal("entities.refusal.long", LONGEST);
    return line;
  }
}
