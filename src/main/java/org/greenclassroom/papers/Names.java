package org.greenclassroom.papers;

import java.util.List;
import org.greenclassroom.frame.PersonName;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What accounts are called, as the frame knows it; this room stands beside the one of accounts. */
@Component
class Names {
  private final List<PersonName> names;

  Names(List<PersonName> names) {
    this.names = names;
  }

  /** Null: the house itself, or nobody known. */
  @Nullable String name(@Nullable Long account) {
    if (account == null || account <= 0) return null;
    try {
      return names.stream()
          .map(name -> name.of(new Actor(account, List.of())))
          .findFirst()
          .orElse(null);
    } catch (Refusal nobody) {
      return null;
    }
  }
}
