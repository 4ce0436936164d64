package org.greenclassroom.frame;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows again the files of papers that are made anew for each reader, because a name in them may
 * have been forgotten since: their SHA-256 stays, nothing of what is in them.
 */
@Service
@Transactional
public class Prints {
  private final PrintTable prints;
  private final Clock clock;

  Prints(PrintTable prints, Clock clock) {
    this.prints = prints;
    this.clock = clock;
  }

  /**
   * Remembers the file that is given out now.
   *
   * @param kind whose paper: the room's name
   * @param number what is printed on it
   * @return the same file
   */
  public byte[] given(String kind, String number, byte[] pdf) {
    prints.insert(Files.sha256(pdf), kind, number, clock.instant());
    return pdf;
  }

  /** The number of the paper of this kind that this very file is; null: it is none. */
  @Transactional(readOnly = true)
  public @Nullable String number(String kind, byte[] file) {
    return prints.number(Files.sha256(file), kind).orElse(null);
  }
}
