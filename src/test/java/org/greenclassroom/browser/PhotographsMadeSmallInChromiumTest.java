package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.greenclassroom.checklists.ItemType;
import org.junit.jupiter.api.Test;

/** LB-06: what a telephone takes is made small before it is sent, and is looked at. */
class PhotographsMadeSmallInChromiumTest extends SheetInChromium {
  private static final long MOST = 150_000;

  @Test
  void a_photograph_full_of_grain_is_sent_in_less_than_150_KB() {
    var page = sheet();
    var sent = new AtomicLong();
    page.onRequest(request -> {
      if (request.url().contains("/queue/attachments/") && request.method().equals("POST"))
        sent.addAndGet(request.postDataBuffer().length);
    });
    choose(page, file(grain(2400, 1800)));
    page.waitForSelector("[data-photos='1']");
    hurry(page);
    assertThat(sent.get()).isPositive().isLessThanOrEqualTo(MOST);
  }

  @Test
  void one_that_shows_nothing_is_said_at_once_and_kept_or_taken_again() {
    var page = sheet();
    choose(page, file(plain()));
    var said = page.locator(".photos .notice");
    said.waitFor();
    assertThat(said.innerText()).contains("什么也看不到");
    page.locator(".photos button", new Page.LocatorOptions().setHasText("保留")).click();
    page.waitForCondition(() -> said.count() == 0);
    assertThat(page.locator(".photos li").count()).isEqualTo(1);

    choose(page, file(grain(400, 300)));
    page.waitForSelector("[data-photos='2']");
    assertThat(said.count()).isZero();
    assertThat(grumbles).isEmpty();
  }

  private Page sheet() {
    var page = engineer();
    open(page, visits(lent(1), 1).getFirst());
    return page;
  }

  private void choose(Page page, FilePayload file) {
    var item =
        asked().stream()
            .filter(one -> one.type() == ItemType.PHOTO && one.relevant() == null)
            .findFirst()
            .orElseThrow();
    page.setInputFiles("[name='answer." + item.name() + "']", new FilePayload[] {file});
  }

  private static BufferedImage plain() {
    return new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
  }

  /** Fields of colour under grain, which JPEG finds hard. */
  private static BufferedImage grain(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int x = 0; x < width; x++)
      for (int y = 0; y < height; y++)
        image.setRGB(
            x,
            y,
            new Color(
                    (x * 120 / width) + random.nextInt(120),
                    (y * 120 / height) + random.nextInt(120),
                    60 + random.nextInt(120))
                .getRGB());
    return image;
  }

  private static FilePayload file(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new FilePayload("photo.jpg", "image/jpeg", out.toByteArray());
  }
}
