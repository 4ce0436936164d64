package org.greenclassroom.delivery;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Photographs from a page's queue or a form: drawn anew, so that no place and no camera is kept.
 */
@Component
class Pictures {
  private static final int MOST = 20;

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
      var file =
          files.keep(
              Photograph.of(pictures.get(i)).jpeg(), "photo-" + (i + 1) + ".jpg", "image/jpeg");
      photos.insert(
          classroom,
          at,
          file,
          occasion.now(),
          occasion.actor().account(),
          occasion.keyFor("photo/" + i));
    }
  }
}
