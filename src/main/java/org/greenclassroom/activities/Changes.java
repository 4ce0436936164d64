package org.greenclassroom.activities;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be said otherwise of a day; another time is a move. See {@link Opening}. */
public record Changes(
    String title,
    @Nullable Long partner,
    @Nullable Long school,
    @Nullable Long classroom,
    @Nullable Long drive,
    String place,
    String language,
    boolean open,
    @Nullable String words,
    Set<Consent> consents) {
  public Changes {
    consents = Set.copyOf(consents);
  }
}
