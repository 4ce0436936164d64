package org.greenclassroom.frame;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a paper or a letter is made: the legal entity as it was on that day. The room of
 * entities makes it; the room that issues passes it down; what was issued keeps it for ever.
 *
 * @param entity its number among the entities
 * @param version of that entity's record
 * @param partner its number among the partners; null when it has none
 * @param prefix begins the numbers of its papers: HK for HK-TA-2026-0001; empty for the house
 * @param series its own letters for a kind of paper, by the usual ones; none where it has none
 * @param names by language; at least one
 * @param addresses by language
 * @param form of registration, such as 有限公司; empty when unknown
 * @param numberKind which register its number is of, in small letters: uscc, hk-br, vn, other
 * @param number in that register; empty when unknown
 * @param lines what else stands under the name: telephone, site
 * @param territory customs territory it acts for by its seat: CN, HK, VN, OTHER
 * @param law whose law governs its agreements: CN, HK, VN, SG, FR, GB
 * @param prevails the language whose words decide: zh, en, fr
 * @param logo SHA-256 of its picture; null without one
 * @param seal SHA-256 of the picture of its seal; null without one
 */
public record Letterhead(
    long entity,
    int version,
    @Nullable Long partner,
    String prefix,
    Map<String, String> series,
    Map<String, String> names,
    Map<String, String> addresses,
    String form,
    String numberKind,
    String number,
    List<String> lines,
    String territory,
    String law,
    String prevails,
    @Nullable String logo,
    @Nullable String seal) {

  /** The house as it was before anybody wrote down its entities: nothing of it is printed. */
  public static final Letterhead PLAIN =
      new Letterhead(
          1, 1, 1L, "", Map.of(), Map.of(), Map.of(), "", "", "", List.of(), "CN", "CN", "zh", null,
          null);

  public Letterhead {
    series = sorted(series);
    names = sorted(names);
    addresses = sorted(addresses);
    lines = List.copyOf(lines);
  }

  /** Always written alike: a hash is made over it. */
  private static Map<String, String> sorted(Map<String, String> said) {
    return Collections.unmodifiableMap(new TreeMap<>(said));
  }

  @JsonIgnore
  public boolean isPlain() {
    return names.isEmpty();
  }

  /** In that language; in another where it has no such name. */
  public String name(String language) {
    return in(names, language);
  }

  /** All its names, that language's first: a seal and a register know only one of them. */
  public List<String> allNames(String language) {
    var all = new ArrayList<String>();
    if (!isPlain()) all.add(name(language));
    for (var name : names.values()) if (!all.contains(name)) all.add(name);
    return all;
  }

  public String address(String language) {
    return in(addresses, language);
  }

  /** How its papers of that kind are numbered: HK-TA where others' are TA. */
  public String series(String usual) {
    var own = Objects.requireNonNullElse(series.get(usual), usual);
    return prefix.isEmpty() ? own : prefix + "-" + own;
  }

  /** Words key of the law, to be said after “governed by”. */
  public String lawKey() {
    return "frame.law." + law.toLowerCase(Locale.ROOT);
  }

  /** The same without the picture of the seal: for what is not issued yet. */
  public Letterhead unsealed() {
    return new Letterhead(
        entity,
        version,
        partner,
        prefix,
        series,
        names,
        addresses,
        form,
        numberKind,
        number,
        lines,
        territory,
        law,
        prevails,
        logo,
        null);
  }

  private static String in(Map<String, String> said, String language) {
    var own = said.get(language);
    if (own != null) return own;
    for (var each : List.of("en", "zh", "fr")) {
      var other = said.get(each);
      if (other != null) return other;
    }
    return "";
  }
}
