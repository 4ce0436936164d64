package org.greenclassroom.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the programme did to devices before they were lent. It is booked in the year it happened,
 * once for each time.
 *
 * @param kwh measured in the workshop, for each device; null: the coefficient stands for it
 * @param parts built in new; they come on top, for a fallback of some kilograms holds no new disk
 */
public record Preparation(@Nullable Double kwh, List<NewPart> parts, List<Leg> legs) {
  public Preparation {
    if (kwh != null) Range.within("kwh", kwh, 0, 1_000);
    Range.within("parts", parts.size(), 0, 50);
    Range.within("legs", legs.size(), 0, 20);
    parts = List.copyOf(parts);
    legs = List.copyOf(legs);
  }
}
