package org.greenclassroom.delivery;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Photographs from a page's queue or a form: drawn anew, so that no place and no camera is kept.
 */
@Component
class Pictures {
  private static final int MOST = 20;
  private static final int LARGEST_SIDE = 12_000;

  private final Attachments attachments;
  private final Files files;
  private final Photos photos;

  Pictures(Attachments attachments, Files files, Photos photos) {
    this.attachments = attachments;
    this.files = files;
    this.photos = photos;
  }

  /** What the queue of this browser sent before its post. */
  List<byte[]> sent(Occasion occasion, List<String> hashes) {
    if (hashes.size() > MOST) throw new Refusal("delivery.refusal.photos", MOST);
    var all = new ArrayList<byte[]>();
    for (var hash : hashes) all.add(attachments.bytes(occasion, hash));
    return all;
  }

  /** Keeps them, in the caller's transaction. */
  void keep(Occasion occasion, long classroom, Photos.At at, List<byte[]> pictures) {
    if (pictures.size() > MOST) throw new Refusal("delivery.refusal.photos", MOST);
    for (int i = 0; i < pictures.size(); i++) {
      var file = files.keep(plain(pictures.get(i)), "photo-" + (i + 1) + ".jpg", "image/jpeg");
      photos.insert(
          classroom,
          at,
          file,
          occasion.now(),
          occasion.actor().account(),
          occasion.keyFor("photo/" + i));
    }
  }

  private static byte[] plain(byte[] photo) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
      var readers = ImageIO.getImageReaders(Objects.requireNonNull(in));
      if (!readers.hasNext()) throw new Refusal("delivery.refusal.photo-kind");
      var reader = readers.next();
      reader.setInput(in, true, true);
      // a bomb of few bytes and many pixels is refused by its head
      if (reader.getWidth(0) > LARGEST_SIDE || reader.getHeight(0) > LARGEST_SIDE)
        throw new Refusal("delivery.refusal.photo-kind");
      var image = reader.read(0);
      var plain =
          new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      plain.createGraphics().drawImage(image, 0, 0, null);
      var out = new ByteArrayOutputStream();
      ImageIO.write(plain, "jpeg", out);
      return out.toByteArray();
    } catch (IOException unreadable) {
      throw new Refusal("delivery.refusal.photo-kind");
    }
  }
}
