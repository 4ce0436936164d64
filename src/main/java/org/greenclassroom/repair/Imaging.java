package org.greenclassroom.repair;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** System images: kept by an officer, put on devices by a technician. */
@Service
@Transactional
public class Imaging {
  private final Custody custody;
  private final Images images;

  Imaging(Custody custody, Images images) {
    this.custody = custody;
    this.images = images;
  }

  /**
   * Keeps an image and answers its number.
   *
   * @param language BCP 47; {@code mul} when the user chooses one
   * @param sha256 of the image file, lower case
   * @param released null: unknown
   */
  public long keep(
      Occasion occasion,
      String name,
      String version,
      String language,
      String sha256,
      @Nullable LocalDate released,
      LocalDate supportEnds) {
    var image = new Image(0, name, version, language, sha256, released, supportEnds, null);
    var key = occasion.keyFor("image");
    var already = images.keyed(key);
    if (already.isPresent()) return already.get();
    long by = occasion.actor().account();
    long number =
        images
            .insert(image, occasion.now(), by, key)
            .orElseThrow(() ->
                new Refusal(
                    Refusal.Kind.CONFLICT, "repair.refusal.image-kept", image.full(), language));
    images.support(number, supportEnds, occasion.now(), by, occasion.keyFor("support"));
    return number;
  }

  /** The number of an image that is kept already. */
  @Transactional(readOnly = true)
  public Optional<Long> kept(String name, String version, String language) {
    return images.named(name.strip(), version.strip(), language);
  }

  /** Records on a device which image was put on it. */
  public void install(Occasion occasion, Tag tag, long image) {
    var device = custody.lock(List.of(tag)).getFirst();
    if (device.stage() != Stage.TO_REPAIR)
      throw new Refusal("repair.refusal.not-on-bench", tag.printed(), device.stage());
    var wanted = known(image);
    if (wanted.supersededAt() != null)
      throw new Refusal("repair.refusal.image-superseded", wanted.full());
    images.install(
        device.id(),
        image,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("installation"));
  }

  /** Its maker supports it for longer or for shorter than was known. */
  void support(Occasion occasion, long image, LocalDate ends) {
    var known = known(image);
    var released = known.released();
    if (released != null && ends.isBefore(released))
      throw new Refusal("repair.refusal.image-dates", ends, released);
    images.support(
        image, ends, occasion.now(), occasion.actor().account(), occasion.keyFor("support"));
  }

  /** It is not put on any device from now on. */
  void supersede(Occasion occasion, long image) {
    images.supersede(
        known(image).image(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("supersession"));
  }

  @Transactional(readOnly = true)
  List<Image.Used> all() {
    return images.all();
  }

  @Transactional(readOnly = true)
  Tray.Waiting ending(Occasion occasion) {
    var counts = images.ending(occasion.today().plusYears(1), occasion.today());
    return new Tray.Waiting(counts[0], counts[1], null, "/repair/images");
  }

  private Image known(long image) {
    return images.image(image).orElseThrow(() -> Refusal.notFound(String.valueOf(image)));
  }
}
