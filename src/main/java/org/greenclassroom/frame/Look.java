package org.greenclassroom.frame;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at what is personal of others.
 *
 * @param page the address with its places empty
 * @param of the number of the person looked at; null: of several
 */
public record Look(long account, String page, Held.Whose whose, @Nullable Long of, Instant at) {
  /** The room that writes looks down hangs it here. */
  public interface Book {
    void write(Look look);
  }
}
