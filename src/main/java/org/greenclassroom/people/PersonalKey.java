package org.greenclassroom.people;

import java.time.Instant;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;

/**
 * By what a program reads for one account without signing in, such as the address of a calendar. A
 * room above hangs its own as a bean; it ends with every session and every token.
 */
public interface PersonalKey {
  /** Words key of what it is. */
  String key();

  /** The page where it is made. */
  String path();

  /** Since when this account has one; empty: it has none. */
  Optional<Instant> since(long account);

  /** From now on this account's opens nothing. */
  void end(Occasion occasion, long account);
}
