package org.greenclassroom.frame;

import java.time.Instant;
import java.util.Optional;

/**
 * A room whose rows tell which key was theirs, and which has something to do when it is replaced.
 * It hangs itself here.
 */
public interface KeyWitness {
  /** Whose it knows, as {@link KeyFile#name()}. */
  String name();

  /** Whether this key is the one its rows tell of; empty where they tell nothing yet. */
  Optional<Boolean> knows();

  /** Before anything is done: refuses where another key would cover something up. */
  void mayReplace();

  /**
   * In the transaction in which the next key takes its place.
   *
   * @param lost nobody has the key that is replaced
   */
  void handOver(boolean lost, Instant now);
}
