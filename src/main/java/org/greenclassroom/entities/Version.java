package org.greenclassroom.entities;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.frame.Letterhead;
import org.jspecify.annotations.Nullable;

/**
 * An entity as it is from a day on. Never edited: what changes is a new version.
 *
 * @param partner its number among the partners; null when it has none
 * @param prefix begins the numbers of its papers; empty for the house
 * @param validFrom from this day its papers are made so
 * @param number in its register; empty when unknown
 * @param founded when the entity itself began; null when unknown
 * @param ended its last day; null while it exists
 * @param series its own letters for a kind of paper, by the usual ones
 * @param writtenBy 0: it came with the program and says nothing yet
 */
record Version(
    long entity,
    int version,
    @Nullable Long partner,
    String prefix,
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
    String note,
    Instant writtenAt,
    long writtenBy) {

  /** Nobody has written it yet: papers are made as they were before there were entities. */
  public boolean isPlain() {
    return writtenBy == 0;
  }

  public boolean existsOn(LocalDate day) {
    return (founded == null || !day.isBefore(founded)) && (ended == null || !day.isAfter(ended));
  }

  public Letterhead letterhead() {
    if (isPlain()) return Letterhead.PLAIN;
    return new Letterhead(
        entity,
        version,
        partner,
        prefix,
        series,
        said(nameZh, nameEn, nameFr),
        said(addressZh, addressEn, addressFr),
        form,
        register.word(),
        number,
        lines.lines().filter(line -> !line.isBlank()).toList(),
        territory,
        law,
        prevails,
        logo,
        seal);
  }

  /** In the language of the reader, or in one that it has. */
  public String name(String language) {
    var names = said(nameZh, nameEn, nameFr);
    for (var each : List.of(language, "en", "zh", "fr")) {
      var name = names.get(each);
      if (name != null) return name;
    }
    return prefix;
  }

  public List<String> otherNames(String language) {
    var others = new ArrayList<String>();
    for (var name : said(nameZh, nameEn, nameFr).values())
      if (!name.equals(name(language)) && !others.contains(name)) others.add(name);
    return others;
  }

  private static Map<String, String> said(
      @Nullable String zh, @Nullable String en, @Nullable String fr) {
    var said = new TreeMap<String, String>();
    if (zh != null) said.put("zh", zh);
    if (en != null) said.put("en", en);
    if (fr != null) said.put("fr", fr);
    return said;
  }
}
