package org.greenclassroom.papers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Letterhead;
import org.jspecify.annotations.Nullable;

/**
 * What a paper is drawn from.
 *
 * @param values for every placeholder of the text: a text, a number, a day, a moment or a constant
 *     of ours, said in each language in its own form. Never the name of a person: it could not be
 *     forgotten; persons are parties
 * @param parties all the kind asks for, in any order
 * @param annex a list that belongs to the paper, such as the computers of a lot; null for none
 * @param languages which languages of the text; empty for all it has. The prevailing one is always
 *     there
 * @param letterhead of the entity in whose name it is drawn: its seal, its series of numbers, its
 *     law and its prevailing language are the paper's. A text may name {@code {law}}, {@code
 *     {prevails}}, {@code {entity-address}} and {@code {entity-registration}}; they need no value
 */
public record DrawUp(
    String kind,
    Map<String, Object> values,
    List<Party> parties,
    @Nullable Annex annex,
    List<Locale> languages,
    Letterhead letterhead) {
  public DrawUp {
    values = Map.copyOf(values);
    parties = List.copyOf(parties);
    languages = List.copyOf(languages);
  }

  public DrawUp(
      String kind, Map<String, Object> values, List<Party> parties, @Nullable Annex annex) {
    this(kind, values, parties, annex, List.of(), Letterhead.PLAIN);
  }

  public DrawUp(
      String kind,
      Map<String, Object> values,
      List<Party> parties,
      @Nullable Annex annex,
      List<Locale> languages) {
    this(kind, values, parties, annex, languages, Letterhead.PLAIN);
  }

  /**
   * Who agrees.
   *
   * @param role one of the kind's
   * @param name of the organisation, or of a person who gives for themselves
   * @param partner its number among the partners; null when it has none
   */
  public record Party(String role, String name, @Nullable Long partner) {}

  /**
   * A table that belongs to the paper.
   *
   * @param columns stable names in small letters
   * @param rows as many cells each as there are columns
   */
  public record Annex(List<String> columns, List<List<String>> rows) {
    public Annex {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
