package org.greenclassroom.papers;

import org.jspecify.annotations.Nullable;

/**
 * A signature on the screen.
 *
 * @param name the name in letters
 * @param image the drawing; null when the typed name is the signature
 * @param mediaType of the image; null without one
 */
public record Signature(String name, byte @Nullable [] image, @Nullable String mediaType) {
  public static Signature typed(String name) {
    return new Signature(name, null, null);
  }
}
