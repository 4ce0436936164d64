package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One room of one school, and where it stands.
 *
 * @param seats how many computers it needs
 * @param agreement null until it is signed
 * @param acceptedOn the day the three years began; null before
 * @param dueOn the day they end; null before they began
 * @param endedOn the day everything was taken back; null before
 * @param reserved devices by stage that belong to it now
 * @param extra machines it needs beyond the seats: the teacher's, spares
 */
public record Classroom(
    long classroom,
    long school,
    long site,
    @Nullable Long sponsor,
    String name,
    int seats,
    DeviceKind kind,
    boolean specialNeeds,
    @Nullable Long agreement,
    @Nullable LocalDate acceptedOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate endedOn,
    Progress state,
    int reserved,
    int onTheWay,
    int inClass,
    int missing,
    int comingBack,
    int extra) {

  /** Devices that are kept for it, on their way to it, or in it. */
  public int devices() {
    return reserved + onTheWay + inClass;
  }

  /** How many computers it still lacks. */
  public int lacking() {
    return Math.max(0, seats + extra - devices());
  }

  public boolean closed() {
    return endedOn != null;
  }

  boolean canSign() {
    return agreement == null && !closed();
  }

  /** Whether computers may be kept for it; nobody fills a room that is about to be emptied. */
  public boolean canReserve() {
    return !closed() && lacking() > 0 && state != Progress.ENDING && state != Progress.LATE;
  }

  boolean canDispatch() {
    return agreement != null && !closed() && reserved > 0;
  }

  boolean canAccept() {
    return agreement != null && !closed() && onTheWay > 0;
  }

  long agreed() {
    if (agreement == null) throw new Refusal("classrooms.refusal.no-agreement", name);
    return agreement;
  }

  Classroom open() {
    if (closed()) throw new Refusal("classrooms.refusal.closed", name);
    return this;
  }

  @Nullable Term term() {
    return acceptedOn == null || dueOn == null ? null : new Term(acceptedOn, dueOn);
  }

  /** Whether this device is kept for it, on its way to it, or in it. */
  boolean owns(Device device) {
    return device.classroom() != null && device.classroom() == classroom;
  }

  boolean keeps(Device device) {
    return device.stage() == Stage.RESERVED && owns(device);
  }
}
