package org.greenclassroom.planning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Why a machine may not go into a room; the first that holds is the one that is told. */
enum Hindrance {
  KIND,
  TERRITORY,
  PROCESSOR,
  PROCESSOR_UNKNOWN,
  MEMORY,
  MEMORY_UNKNOWN,
  SCREEN,
  SCREEN_UNKNOWN,
  SOUND,
  SOUND_UNKNOWN,
  SUPPORT,
  SUPPORT_UNKNOWN;

  static @Nullable Hindrance of(Stock stock, Wish wish) {
    if (stock.kind() != wish.kind()) return KIND;
    if (!stock.place().territory().equals(wish.place().territory())) return TERRITORY;
    var processor =
        worse(
            lacks(stock.tier(), wish.tier(), PROCESSOR, PROCESSOR_UNKNOWN),
            lacks(stock.generation(), wish.generation(), PROCESSOR, PROCESSOR_UNKNOWN));
    if (processor != null) return processor;
    var memory = lacks(stock.memory(), wish.memory(), MEMORY, MEMORY_UNKNOWN);
    if (memory != null) return memory;
    var screen = lacks(stock.inches(), wish.inches(), SCREEN, SCREEN_UNKNOWN);
    if (screen != null) return screen;
    if (wish.sound() && !Boolean.TRUE.equals(stock.sound()))
      return stock.sound() == null ? SOUND_UNKNOWN : SOUND;
    return late(stock.supportEnds(), wish.supportedUntil());
  }

  private static @Nullable Hindrance lacks(
      @Nullable Integer has, @Nullable Integer needs, Hindrance less, Hindrance unknown) {
    if (needs == null) return null;
    if (has == null) return unknown;
    return has < needs ? less : null;
  }

  private static @Nullable Hindrance late(@Nullable LocalDate ends, @Nullable LocalDate needed) {
    if (needed == null) return null;
    if (ends == null) return SUPPORT_UNKNOWN;
    return ends.isBefore(needed) ? SUPPORT : null;
  }

  private static @Nullable Hindrance worse(@Nullable Hindrance one, @Nullable Hindrance other) {
    return one == null || other == PROCESSOR ? other == null ? one : other : one;
  }
}
