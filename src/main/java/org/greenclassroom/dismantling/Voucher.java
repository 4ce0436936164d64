package org.greenclassroom.dismantling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With it a donor strikes its devices off its books: which of them a licensed plant has taken
 * apart.
 *
 * @param secret makes its public address unguessable; it stands on the paper
 * @param weights its kilograms by how they are known, never in one sum
 * @param gramsIn what the whole batch weighed
 * @param gramsOut what became of the whole batch, by material
 * @param letterhead SHA-256 of the letterhead of its day; null for the plain one
 * @param voidedAt when its batch was opened again; null: it stands
 */
record Voucher(
    long voucher,
    String number,
    String secret,
    long donor,
    String donorName,
    long batch,
    String batchNumber,
    String plantName,
    Instant handedOverAt,
    @Nullable String manifest,
    long gramsIn,
    long gramsOut,
    List<VoucherWeight> weights,
    LocalDate issuedOn,
    @Nullable String letterhead,
    @Nullable Instant voidedAt) {

  /** Whether it may be believed. */
  enum State {
    VALID,
    VOID
  }

  public State state() {
    return voidedAt == null ? State.VALID : State.VOID;
  }

  public long devices() {
    return weights.stream().mapToLong(VoucherWeight::devices).sum();
  }

  /** The last part of its public address. */
  public String code() {
    return number + "-" + secret;
  }
}
