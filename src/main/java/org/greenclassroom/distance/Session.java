package org.greenclassroom.distance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One session: its day is an activity's, what is said of the line is its own.
 *
 * @param state of its activity
 * @param recordingReason why it may be recorded; null unless it may
 * @param recordingWord by whom and when the school said yes; null unless it may be recorded
 * @param rehearsedAt when it was tried for this day; null: it was not, or for another one
 * @param adultName who of the school is in the room; null: nobody is named yet; empty: forgotten
 * @param readyAt when it was called ready for this day; null: it was not
 * @param overrule why it is ready without a good rehearsal; null unless somebody said so
 * @param pupils counted by the local teacher; null: not told yet
 * @param line how it was; null: not told yet
 */
record Session(
    long session,
    long request,
    long activity,
    long school,
    @Nullable Long classroom,
    String schoolName,
    String territory,
    String title,
    String state,
    Instant startsAt,
    Instant endsAt,
    Platform platform,
    String link,
    String passCode,
    String backup,
    String host,
    Recording recording,
    @Nullable String recordingReason,
    @Nullable String recordingWord,
    @Nullable Instant rehearsedAt,
    boolean rehearsedWell,
    @Nullable String adultName,
    @Nullable String adultPhone,
    @Nullable Instant readyAt,
    @Nullable String overrule,
    @Nullable Instant begunAt,
    @Nullable Integer pupils,
    @Nullable Line line,
    @Nullable Integer minutesLost,
    @Nullable Instant heldAt) {
  /** Nobody needs the address before. */
  static final Duration SHOWN_BEFORE = Duration.ofDays(1);

  private static final Duration SHOWN_AFTER = Duration.ofHours(3);
  private static final Duration BEGINS_BEFORE = Duration.ofMinutes(30);

  /** What keeps a session from being ready. */
  enum Hindrance {
    NO_LINK,
    NO_REHEARSAL,
    NO_ADULT
  }

  public City clock() {
    return City.of(territory);
  }

  public int minutes() {
    return (int) Duration.between(startsAt, endsAt).toMinutes();
  }

  public Clocks clocks(City viewer) {
    return new Clocks(startsAt, minutes(), clock(), viewer);
  }

  /** When the line is tried: it goes with the day. */
  public Instant rehearsalAt() {
    return Plan.rehearsal(startsAt, clock());
  }

  /** The same on both clocks. */
  public Clocks rehearsal(City viewer) {
    return new Clocks(rehearsalAt(), 30, clock(), viewer);
  }

  public boolean isOff() {
    return state.equals("CANCELLED") || state.equals("POSTPONED");
  }

  public boolean isHeld() {
    return heldAt != null;
  }

  /** The adult in the room with a telephone; null: nobody is named, or it was forgotten. */
  public @Nullable String adult() {
    return adultName == null || adultName.isEmpty() ? null : adultName + " · " + adultPhone;
  }

  public boolean isReady() {
    return readyAt != null;
  }

  /** Whether those who may know the address may know it now. */
  boolean isShown(Instant now) {
    return !isOff()
        && !now.isBefore(startsAt.minus(SHOWN_BEFORE))
        && now.isBefore(endsAt.plus(SHOWN_AFTER));
  }

  public List<Hindrance> lacks() {
    var lacks = new ArrayList<Hindrance>();
    if (link.isEmpty()) lacks.add(Hindrance.NO_LINK);
    if (!rehearsedWell && overrule == null) lacks.add(Hindrance.NO_REHEARSAL);
    if (adult() == null) lacks.add(Hindrance.NO_ADULT);
    return lacks;
  }

  /** Refuses to call it ready while something lacks; an overrule stands for the rehearsal only. */
  void refuseUnlessReady(String overruling) {
    refuseOver();
    if (link.isEmpty()) throw new Refusal("distance.refusal.no-link", title);
    if (adult() == null) throw new Refusal("distance.refusal.no-adult", schoolName);
    if (!rehearsedWell && overruling.isBlank())
      throw new Refusal("distance.refusal.no-rehearsal", title);
  }

  /** Refuses to begin: too early, off, or with nobody of the school in the room. */
  void refuseToBegin(Instant now) {
    refuseOver();
    if (adult() == null) throw new Refusal("distance.refusal.no-adult", schoolName);
    if (now.isBefore(opensAt())) throw new Refusal("distance.refusal.too-early", title);
  }

  /** Refuses to call it held: off, not yet, no adult was in the room, nobody counted the class. */
  void refuseToHold(Instant now) {
    refuseOver();
    if (now.isBefore(startsAt)) throw new Refusal("distance.refusal.not-yet", title);
    if (adultName == null) throw new Refusal("distance.refusal.no-adult", schoolName);
    if (pupils == null) throw new Refusal("distance.refusal.no-count", title);
  }

  /** When it may begin at the earliest. */
  Instant opensAt() {
    return startsAt.minus(BEGINS_BEFORE);
  }

  /** Whether the button to begin is there. */
  boolean canBegin(Instant now) {
    return !isHeld()
        && !isOff()
        && begunAt == null
        && adult() != null
        && !now.isBefore(opensAt())
        && now.isBefore(endsAt);
  }

  /** Whether the class may be counted: from the beginning on, until the office has closed it. */
  boolean canTell(Instant now) {
    return !isHeld() && !isOff() && !now.isBefore(startsAt);
  }

  void refuseOver() {
    if (isHeld()) throw new Refusal(Refusal.Kind.CONFLICT, "distance.refusal.held", title);
    if (isOff()) throw new Refusal(Refusal.Kind.CONFLICT, "distance.refusal.off", title);
  }
}
