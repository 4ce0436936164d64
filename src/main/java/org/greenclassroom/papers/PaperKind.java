package org.greenclassroom.papers;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of paper. A room above hangs one as a bean.
 *
 * <p>Words of that room: {@code <words>} names the kind; {@code <words>.placeholder.<name>} says
 * what a placeholder stands for; {@code <words>.party.<role in small letters>} names a party;
 * {@code <words>.column.<name>} heads a column of the annex.
 *
 * @param kind a stable word, capitals: {@code TRANSFER}
 * @param series begins the numbers, capitals: {@code TA} for {@code TA-2026-0007}
 * @param words key into the words of the room that hangs it: {@code donations.paperkind.transfer}
 * @param placeholders what a text of this kind may name in braces: {@code lot} for {@code {lot}}
 * @param parties the roles that must all sign, capitals, in the order of the paper
 * @param optional those of the parties that a paper may be without: a loan without a sponsor. Where
 *     they are there, they must sign like the others
 * @param shipped where a text lies that may be used at once, until an officer's own is approved:
 *     {@code papers/transfer} for {@code papers/pages/transfer-zh.txt} and its {@code -en}, {@code
 *     -fr}; null for none
 */
public record PaperKind(
    String kind,
    String series,
    String words,
    List<String> placeholders,
    List<String> parties,
    Set<String> optional,
    @Nullable String shipped) {
  /**
   * What a text of any kind may name: it comes from the entity in whose name the paper is drawn.
   */
  public static final List<String> OF_THE_ENTITY =
      List.of("law", "prevails", "entity-address", "entity-registration");

  public PaperKind(
      String kind,
      String series,
      String words,
      List<String> placeholders,
      List<String> parties,
      @Nullable String shipped) {
    this(kind, series, words, placeholders, parties, Set.of(), shipped);
  }

  public PaperKind {
    if (!kind.matches("[A-Z][A-Z_]{1,30}") || !series.matches("[A-Z]{1,4}"))
      throw new IllegalArgumentException("a kind and its series are capitals: " + kind);
    if (!placeholders.stream().allMatch(name -> name.matches("[a-z][a-z0-9-]{0,30}")))
      throw new IllegalArgumentException("placeholders are small letters: " + placeholders);
    if (parties.isEmpty()
        || Set.copyOf(parties).size() != parties.size()
        || !parties.stream().allMatch(role -> role.matches("[A-Z][A-Z_]{0,30}")))
      throw new IllegalArgumentException("parties are different roles, capitals: " + parties);
    if (!parties.containsAll(optional) || optional.size() == parties.size())
      throw new IllegalArgumentException("some party is always there: " + optional);
    placeholders =
        Stream.concat(
                placeholders.stream().filter(name -> !OF_THE_ENTITY.contains(name)),
                OF_THE_ENTITY.stream())
            .toList();
    parties = List.copyOf(parties);
    optional = Set.copyOf(optional);
  }
}
