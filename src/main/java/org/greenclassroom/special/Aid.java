package org.greenclassroom.special;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece that helps.
 *
 * @param tag of the computer it belongs to; null: the whole room
 * @param licence its number; null: needs none
 * @param expiresOn null: for ever
 * @param warnedAt null: no letter has gone about this end
 * @param working how many of its pieces worked when they were last tried; null: nobody tried
 * @param triedOn null: likewise
 */
public record Aid(
    long aid,
    long classroom,
    String room,
    String school,
    @Nullable String tag,
    AidKind kind,
    String product,
    @Nullable String version,
    int pieces,
    @Nullable String licence,
    @Nullable LocalDate expiresOn,
    @Nullable Instant warnedAt,
    @Nullable LocalDate removedOn,
    @Nullable Integer working,
    @Nullable LocalDate triedOn) {
  /** How long before its end somebody is told. */
  static final int WARNED_DAYS = 60;

  public String called() {
    return version == null ? product : product + " " + version;
  }

  public boolean expired(LocalDate today) {
    return expiresOn != null && expiresOn.isBefore(today);
  }

  public boolean ending(LocalDate today) {
    return expiresOn != null && expiresOn.isBefore(today.plusDays(WARNED_DAYS + 1));
  }
}
