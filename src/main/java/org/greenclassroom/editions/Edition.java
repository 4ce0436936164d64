package org.greenclassroom.editions;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.claims.Chosen;
import org.greenclassroom.frame.PaperCode;
import org.jspecify.annotations.Nullable;

/**
 * A frozen report.
 *
 * @param party whose; null: the programme's
 * @param corrects the edition before; null: this is the first, and there is no reason
 * @param sha256 over the canonical text
 * @param number null: not published, like secret, the moment and who
 * @param school of its classroom; null: it is of none
 * @param ledger which of its rows it was drawn up of; null: it tells no CO2e
 * @param successor which corrected it; null: it stands
 */
public record Edition(
    long edition,
    Kind kind,
    @Nullable Long party,
    @Nullable String partyName,
    @Nullable Long lot,
    @Nullable Long classroom,
    String subject,
    LocalDate since,
    LocalDate until,
    String method,
    String setVersion,
    String setHash,
    long seed,
    int runs,
    String codeVersion,
    @Nullable Long corrects,
    @Nullable String reason,
    Instant drawnAt,
    long drawnBy,
    String sha256,
    @Nullable String number,
    @Nullable String secret,
    boolean open,
    @Nullable Instant publishedAt,
    @Nullable Long publishedBy,
    @Nullable Long successor,
    @Nullable String successorNumber,
    boolean withdrawn,
    @Nullable Long school,
    @Nullable String ledger) {
  /** The rows of the ledger of which it tells. */
  Chosen chosen() {
    return new Chosen(
        kind.isOfDonor() ? party : null, lot, classroom, since.getYear(), until.getYear());
  }

  public boolean isPublished() {
    return number != null;
  }

  public EditionState state() {
    if (withdrawn) return EditionState.WITHDRAWN;
    if (number == null) return EditionState.DRAWN;
    return successor == null ? EditionState.PUBLISHED : EditionState.SUPERSEDED;
  }

  Instant published() {
    if (publishedAt == null) throw new IllegalStateException("not published");
    return publishedAt;
  }

  /** The last part of its public address. */
  public String code() {
    if (number == null || secret == null) throw new IllegalStateException("not published");
    return new PaperCode(number, secret).toString();
  }
}
