package org.greenclassroom.ceremonies;

import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a guest.
 *
 * @param protocol place in the order of protocol; null: after all others
 */
public record Invited(
    @Nullable Integer protocol,
    Party party,
    String name,
    String title,
    String organisation,
    boolean speaker) {
  private static final int LONGEST = 120;

  public Invited {
    name = name.strip();
    title = title.strip();
    organisation = organisation.strip();
    if (name.isEmpty()) throw new Refusal("frame.refusal.missing", "name");
    if (name.length() > LONGEST || title.length() > LONGEST || organisation.length() > LONGEST)
      throw new Refusal("ceremonies.refusal.long", LONGEST);
    if (protocol != null && (protocol < 1 || protocol > 9_999))
      throw new Refusal("ceremonies.refusal.protocol", protocol);
  }
}
