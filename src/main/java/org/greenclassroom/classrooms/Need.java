package org.greenclassroom.classrooms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a room needs.
 *
 * @param tier 3, 5, 7 or 9 of Intel Core or comparable; null: any processor
 * @param generation of that tier; null with tier
 * @param memoryMb null: any
 * @param inches smallest screen; null: any
 * @param spares more machines of the same model, beyond the seats
 * @param teacher whether one more stands on the teacher's desk
 * @param supported whether what runs on it must be supported until the day it is due
 * @param priority 0 to 1000; higher comes first
 * @param reason where the priority is from; may be empty
 * @param children how many are served, a count; null: unknown
 * @param wantedFrom null: at any time
 * @param wantedUntil null: at any time
 */
public record Need(
    @Nullable Integer tier,
    @Nullable Integer generation,
    @Nullable Integer memoryMb,
    @Nullable BigDecimal inches,
    int spares,
    boolean teacher,
    boolean supported,
    int priority,
    String reason,
    @Nullable Integer children,
    @Nullable LocalDate wantedFrom,
    @Nullable LocalDate wantedUntil,
    Set<Feature> features) {
  /** Of a room of which nobody said more than its seats. */
  public static final Need ANY =
      new Need(
          null,
          null,
          null,
          null,
          0,
          false,
          false,
          500,
          "",
          null,
          null,
          null,
          EnumSet.noneOf(Feature.class));

  private static final List<Integer> TIERS = List.of(1, 3, 5, 7, 9);

  public Need {
    if ((tier == null) != (generation == null)
        || (tier != null && !TIERS.contains(tier))
        || outside(generation, 1, 30)) throw new Refusal("classrooms.refusal.need-processor");
    if (outside(memoryMb, 256, 1_048_576)) throw new Refusal("classrooms.refusal.need-memory");
    if (inches != null && outside(inches.intValue(), 5, 99))
      throw new Refusal("classrooms.refusal.need-inches");
    if (outside(spares, 0, 100)) throw new Refusal("classrooms.refusal.need-spares");
    if (outside(priority, 0, 1000)) throw new Refusal("classrooms.refusal.need-priority");
    if (outside(children, 0, 20_000)) throw new Refusal("classrooms.refusal.pupils");
    if (wantedFrom != null && wantedUntil != null && wantedUntil.isBefore(wantedFrom))
      throw new Refusal("classrooms.refusal.need-days", wantedFrom, wantedUntil);
    if (reason.length() > 500) throw new Refusal("classrooms.refusal.need-reason");
    reason = reason.strip();
    features = Set.copyOf(features);
  }

  private static boolean outside(@Nullable Integer value, int least, int most) {
    return value != null && (value < least || value > most);
  }

  /** Machines beyond the seats. */
  public int extra() {
    return spares + (teacher ? 1 : 0);
  }
}
