package org.greenclassroom.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper as it was drawn, and where it stands.
 *
 * @param version of the text
 * @param number unique: TA-2026-0007
 * @param code the last part of its public address; stands on the paper
 * @param sha256 over the form of decision 31: number, text, parties, annex
 * @param prevails the language whose words decide
 * @param languages of its words, the prevailing one first
 * @param law whose law governs it; null: its text says so itself
 * @param letterhead SHA-256 of the letterhead of its day; null: the house's plain one
 * @param annex SHA-256 of the annex; null for none
 * @param signedAt when the last party signed; null before
 * @param replaces the paper it is to stand for; null for none
 */
public record Drawn(
    long paper,
    String kind,
    int version,
    String number,
    String code,
    PaperState state,
    String sha256,
    String prevails,
    List<String> languages,
    @Nullable String law,
    @Nullable String letterhead,
    @Nullable String annex,
    long annexRows,
    Instant drawnAt,
    long drawnBy,
    @Nullable Instant signedAt,
    @Nullable Long replaces,
    List<Side> sides) {

  /**
   * A party of it.
   *
   * @param partner its number among the partners; null when it has none
   * @param name null once it was forgotten
   * @param signedAt null while it has not signed
   */
  public record Side(
      String role, @Nullable Long partner, @Nullable String name, @Nullable Instant signedAt) {}

  Drawn with(List<Side> parties) {
    return new Drawn(
        paper,
        kind,
        version,
        number,
        code,
        state,
        sha256,
        prevails,
        languages,
        law,
        letterhead,
        annex,
        annexRows,
        drawnAt,
        drawnBy,
        signedAt,
        replaces,
        List.copyOf(parties));
  }

  /** Whether this partner is a party of it. */
  public boolean isOf(long partner) {
    return sides.stream().anyMatch(side -> side.partner() != null && side.partner() == partner);
  }

  public boolean isSigned() {
    return state == PaperState.SIGNED;
  }
}
