package org.greenclassroom.photographs;

import java.awt.image.BufferedImage;
import java.util.List;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes faces unrecognisable, in a new photograph that knows its original. */
@Service
@Transactional
class Blurring {
  private final Photographs photographs;
  private final SayingTable sayings;

  Blurring(Photographs photographs, SayingTable sayings) {
    this.photographs = photographs;
    this.sayings = sayings;
  }

  /**
   * The adults of the original are taken to be in the new one as well, until somebody says
   * otherwise.
   *
   * @param shows what the new one shows
   */
  long blur(Occasion occasion, long original, List<Patch> patches, Shows shows) {
    var before = photographs.picture(original);
    var read = Photograph.read(photographs.content(original));
    var picture = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.drawImage(read, 0, 0, null);
    pen.dispose();
    for (var patch : patches) patch.blur(picture);
    if (shows == Shows.NO_PEOPLE && !sayings.figures(original).isEmpty())
      throw new Refusal("photographs.refusal.somebody", original);
    long blurred =
        photographs.keep(
            occasion,
            new Photographs.Taken(
                before.activity(), before.classroom(), before.takenOn(), before.words()),
            original,
            Photograph.of(picture),
            "blurred/" + original);
    if (photographs.figures(blurred).isEmpty())
      sayings.copyFigures(original, blurred, occasion.now(), occasion.actor().account());
    photographs.say(
        occasion, blurred, shows, before.unnamed(), before.classRelease(), before.looked());
    return blurred;
  }
}
