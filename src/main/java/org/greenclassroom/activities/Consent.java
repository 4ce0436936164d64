package org.greenclassroom.activities;

import java.util.Optional;
import org.greenclassroom.volunteers.Text;

/** What must have been agreed to before the day. */
public enum Consent {
  CONDUCT,
  WAIVER,
  TRAINING,
  /** Releases of those who will be in the pictures; the room of photographs keeps them. */
  PHOTO_RELEASE;

  /** The volunteers' text that says it; empty: it is not a text. */
  public Optional<Text> text() {
    return switch (this) {
      case CONDUCT -> Optional.of(Text.CONDUCT);
      case WAIVER -> Optional.of(Text.WAIVER);
      case TRAINING -> Optional.of(Text.TRAINING);
      case PHOTO_RELEASE -> Optional.empty();
    };
  }
}
