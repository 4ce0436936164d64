package org.greenclassroom.repair;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An operating-system image that is put on devices.
 *
 * @param language BCP 47; {@code mul} when the user chooses one
 * @param sha256 of the image file; null: it was typed at a test before images were kept
 * @param released null: unknown
 * @param supportEnds the last day on which it gets security updates
 * @param supersededAt since when it is not to be installed any more; null: it may be
 */
record Image(
    long image,
    String name,
    String version,
    String language,
    @Nullable String sha256,
    @Nullable LocalDate released,
    LocalDate supportEnds,
    @Nullable Instant supersededAt) {

  Image {
    name = name.strip();
    version = version.strip();
    if (name.isEmpty() || version.isEmpty()) throw new Refusal("repair.refusal.image-name");
    if (name.length() > 100 || version.length() > 100)
      throw new Refusal("repair.refusal.image-long");
    if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"))
      throw new Refusal("repair.refusal.image-language", language);
    if (sha256 != null && !sha256.matches("[0-9a-f]{64}"))
      throw new Refusal("repair.refusal.image-hash");
    if (released != null && supportEnds.isBefore(released))
      throw new Refusal("repair.refusal.image-dates", supportEnds, released);
  }

  public String full() {
    return name + " " + version;
  }

  /** What runs on a device, and since when. */
  record Installed(Image image, Instant at, long by) {}

  /** With how many devices of the house and of the schools it runs on. */
  record Used(Image image, long devices) {}
}
