package org.greenclassroom.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.volunteers.Text;
import org.jspecify.annotations.Nullable;

/**
 * A day with people.
 *
 * @param key of its calendar entry; never changes
 * @param partner the company; null: none
 * @param school where, or with whom; null: at none
 * @param open everybody may see it and come; else whoever has its address
 * @param address of its public page
 * @param words what more is said of it; null: nothing
 * @param consentNames names of {@link Consent}, with commas
 * @param sequence rises whenever those who were told must be told again
 * @param reason why it was refused, moved or cancelled the last time; null: it was not
 */
public record Activity(
    long activity,
    UUID key,
    Kind kind,
    String title,
    @Nullable Long partner,
    @Nullable Long school,
    @Nullable Long classroom,
    @Nullable Long drive,
    Instant startsAt,
    Instant endsAt,
    String zone,
    String place,
    String language,
    State state,
    boolean open,
    String address,
    @Nullable String words,
    String consentNames,
    int sequence,
    @Nullable Instant askedAt,
    @Nullable Instant approvedAt,
    @Nullable Long approvedBy,
    @Nullable String approvedName,
    @Nullable Instant publishedAt,
    @Nullable String reason,
    @Nullable Instant heldAt,
    @Nullable Instant removedAt) {

  /** Where a day stands. */
  public enum State {
    DRAFT,
    /** The school was asked. */
    ASKED,
    APPROVED,
    PUBLISHED,
    /** It does not take place on its day, and no other is known. */
    POSTPONED,
    CANCELLED,
    HELD;

    /** Whether it may still be changed. */
    public boolean isLive() {
      return this != CANCELLED && this != HELD;
    }
  }

  public ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  public LocalDate day() {
    return LocalDate.ofInstant(startsAt, zoneId());
  }

  public LocalTime from() {
    return LocalTime.ofInstant(startsAt, zoneId()).truncatedTo(ChronoUnit.MINUTES);
  }

  public LocalTime to() {
    return LocalTime.ofInstant(endsAt, zoneId()).truncatedTo(ChronoUnit.MINUTES);
  }

  public boolean removed() {
    return removedAt != null;
  }

  public Set<Consent> consents() {
    var consents = EnumSet.noneOf(Consent.class);
    for (var name : consentNames.split(",", -1))
      if (!name.isEmpty()) consents.add(Consent.valueOf(name));
    return consents;
  }

  /** What volunteers must have signed. */
  public Set<Text> texts() {
    return consents().stream()
        .flatMap(consent -> consent.text().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Text.class)));
  }

  /** Whether the school has said yes to this day, or need not. */
  public boolean agreedUpon() {
    return school == null || approvedAt != null;
  }

  /** Whether its page may be seen by everybody who has its address. */
  public boolean announced() {
    return !removed() && publishedAt != null && state != State.DRAFT;
  }

  void mustBe(State... any) {
    if (!Arrays.asList(any).contains(state))
      throw new Refusal("activities.refusal.state", title, state);
  }
}
