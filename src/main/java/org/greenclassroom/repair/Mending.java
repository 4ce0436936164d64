package org.greenclassroom.repair;

import java.util.List;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is wrong with devices, and what was done about it. */
@Service
@Transactional
public class Mending {
  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_WORDS = 300;
  private static final int MOST_PHOTOS = 12;

  private final Custody custody;
  private final Defects defects;
  private final Photos photos;
  private final Files files;

  Mending(Custody custody, Defects defects, Photos photos, Files files) {
    this.custody = custody;
    this.defects = defects;
    this.photos = photos;
    this.files = files;
  }

  /**
   * Notes defects by their codes.
   *
   * @param line codes of the catalogue, {@code "sc2 kb1/c ba1"}: the letter behind a stroke says
   *     another severity (c, l, b) than the usual one
   * @param note what the codes do not say; belongs to each of them
   * @return how many
   */
  public int note(Occasion occasion, Tag tag, String line, @Nullable String note) {
    var named = DefectLine.read(line);
    var said = textOf(note);
    if (said == null && named.stream().anyMatch(one -> one.code() == DefectCode.OTHER_DEFECT))
      throw new Refusal("repair.refusal.no-note", DefectCode.OTHER_DEFECT.code());
    var device = custody.lock(List.of(tag)).getFirst();
    inWorkshop(device);
    int nth = 0;
    for (var one : named)
      defects.insert(
          device.id(),
          one.code(),
          one.severity(),
          said,
          occasion.now(),
          occasion.actor().account(),
          occasion.keyFor("defect" + nth++));
    return nth;
  }

  /** It is gone. A test made before says nothing any more. */
  public void mend(Occasion occasion, Tag tag, long defect, @Nullable String how) {
    close(occasion, tag, defect, Defect.How.MENDED, textOf(how));
  }

  /** All that is open is gone. */
  public void mendAll(Occasion occasion, Tag tag) {
    var device = custody.lock(List.of(tag)).getFirst();
    inWorkshop(device);
    var closed =
        new Defect.Closed(Defect.How.MENDED, null, occasion.now(), occasion.actor().account());
    for (var defect : defects.of(device.id()))
      if (defect.isOpen())
        defects.close(defect.defect(), closed, occasion.keyFor("mending" + defect.defect()));
  }

  /** It is still there, and may be: with a reason. */
  public void waive(Occasion occasion, Tag tag, long defect, String reason) {
    close(occasion, tag, defect, Defect.How.WAIVED, textOf(reason));
  }

  /**
   * Keeps a photograph, shrunk and without anything the camera wrote into it.
   *
   * @param defect which of its defects it shows; null: the device
   * @param words what is to be seen on it
   */
  void photograph(Occasion occasion, Tag tag, @Nullable Long defect, byte[] bytes, String words) {
    var said = words.strip();
    if (said.isEmpty() || said.length() > LONGEST_WORDS)
      throw new Refusal("repair.refusal.photo-words");
    if (bytes.length == 0) throw new Refusal("frame.refusal.photo-kind");
    var picture = Photograph.of(bytes);
    var device = custody.lock(List.of(tag)).getFirst();
    inWorkshop(device);
    if (defect != null && defects.of(device.id()).stream().noneMatch(one -> one.defect() == defect))
      throw Refusal.notFound(String.valueOf(defect));
    if (photos.of(device.id()).size() >= MOST_PHOTOS)
      throw new Refusal("repair.refusal.photo-many", tag.printed(), MOST_PHOTOS);
    var file = files.keep(picture.jpeg(), "photo.jpg", "image/jpeg");
    photos.insert(
        device.id(),
        defect,
        file,
        said,
        picture,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("photo"));
  }

  /** The bytes of a photograph of this device, and of no other. */
  @Transactional(readOnly = true)
  Files.Kept photo(Tag tag, long photo) {
    return photos.of(custody.device(tag).id()).stream()
        .filter(one -> one.photo() == photo)
        .findFirst()
        .map(one -> files.file(one.file()))
        .orElseThrow(() -> Refusal.notFound(String.valueOf(photo)));
  }

  @Transactional(readOnly = true)
  Tray.Waiting blocked() {
    var blocked = defects.blocked();
    return new Tray.Waiting(
        blocked.devices(), 0, blocked.lastClosed().orElse(null), "/repair?show=blocked");
  }

  private void close(
      Occasion occasion, Tag tag, long defect, Defect.How how, @Nullable String reason) {
    var device = custody.lock(List.of(tag)).getFirst();
    inWorkshop(device);
    if (defects.of(device.id()).stream().noneMatch(one -> one.defect() == defect))
      throw Refusal.notFound(String.valueOf(defect));
    var key = occasion.keyFor("mending");
    var closed = new Defect.Closed(how, reason, occasion.now(), occasion.actor().account());
    if (!defects.close(defect, closed, key) && !defects.closedBy(key))
      throw new Refusal(Refusal.Kind.CONFLICT, "repair.refusal.closed-already", tag.printed());
  }

  private static void inWorkshop(Device device) {
    if (device.stage() != Stage.TO_REPAIR)
      throw new Refusal("repair.refusal.not-on-bench", device.tag().printed(), device.stage());
  }

  private static @Nullable String textOf(@Nullable String typed) {
    var text = typed == null ? "" : typed.strip();
    if (text.length() > LONGEST_NOTE) throw new Refusal("repair.refusal.long-reason");
    return text.isEmpty() ? null : text;
  }
}
