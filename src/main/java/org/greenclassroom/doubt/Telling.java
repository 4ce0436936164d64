package org.greenclassroom.doubt;

import java.time.LocalDate;
import org.greenclassroom.frame.Shown;
import org.springframework.stereotype.Component;

/** Says what stands against what, in the reader's language. */
@Component
class Telling {
  private final Shown shown;

  Telling(Shown shown) {
    this.shown = shown;
  }

  String found(Contradiction contradiction) {
    return shown.sentence(
        contradiction.kind().sentence(),
        contradiction.told().stream().map(this::argument).toList());
  }

  /** See {@link DeviceDoubts} for what is kept how. */
  private String argument(String told) {
    if (told.matches("\\d{4}-\\d{2}-\\d{2}")) return shown.day(LocalDate.parse(told));
    if (told.matches("n:\\d+")) return shown.number(Long.valueOf(told.substring(2)));
    if (told.matches("g:\\d+")) return shown.kilograms(Long.valueOf(told.substring(2)));
    // how a device ended and where it stands is said in the words of the mass ledger
    return shown.text(told.startsWith("balance.") ? "#" + told : told);
  }
}
