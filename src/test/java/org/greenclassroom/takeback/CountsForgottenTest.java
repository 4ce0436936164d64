package org.greenclassroom.takeback;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Photographs of a count and words about losses have their day. */
class CountsForgottenTest extends Rooms {
  @Autowired Takeback takeback;
  @Autowired OnSite site;

  @Test
  void three_years_after_a_count_its_photographs_and_words_go_and_the_cause_stays()
      throws IOException {
    var lent = lent(visitor(Role.OFFICER), 2, today().minusYears(3));
    var recall = takeback.recall(occasion(Role.OFFICER), lent.room());
    var engineer = occasion(Role.ENGINEER);
    var picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", picture);
    site.count(
        engineer,
        recall,
        new SiteCount(
            engineer.now(),
            null,
            List.of(
                new SiteCount.Seen(lent.tags().getFirst().printed(), false, Condition.GOOD, "")),
            Map.of(lent.tags().getLast(), new Loss(LossCause.STOLEN, "A-7", "门卫老张看见的", null)),
            Map.of(),
            List.of(new SiteCount.Picture(picture.toByteArray(), null)),
            new HandOver.Signature("王芳", null, null),
            new HandOver.Signature("李明", null, null)));
    site.forget(clock.instant());
    assertThat(site.photos(recall)).hasSize(1);
    jdbc.sql("update takeback.recall set closed_at = now() - interval '1100 days' where recall = ?")
        .param(recall)
        .update();
    site.forget(clock.instant());
    assertThat(site.photos(recall)).isEmpty();
    var loss = site.losses(recall).getFirst().loss();
    assertThat(loss.words()).isEmpty();
    assertThat(loss.policeReport()).isEqualTo("A-7");
    assertThat(loss.cause()).isEqualTo(LossCause.STOLEN);
  }
}
