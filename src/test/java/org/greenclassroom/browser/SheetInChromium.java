package org.greenclassroom.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Item;
import org.greenclassroom.checklists.ItemType;
import org.greenclassroom.checklists.Use;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** A room of a school with visits to be made, and the sheet of one on an engineer's telephone. */
abstract class SheetInChromium extends Browsing {
  @Autowired Plan plan;
  @Autowired Checklists checklists;

  /** What tests of loans need, in a test that looks through a browser. */
  private static final class Lending extends Rooms {
    Lent room(int seats) {
      return lent(visitor(Role.OFFICER), seats, today().minusMonths(1));
    }

    java.time.LocalDate day() {
      return today();
    }
  }

  final Rooms.Lent lent(int seats) {
    return lending().room(seats);
  }

  private Lending lending() {
    var lending = new Lending();
    house.getAutowireCapableBeanFactory().autowireBean(lending);
    return lending;
  }

  /** So many visits of a room, a day apart. */
  final List<Long> visits(Rooms.Lent lent, int count) {
    var all = new ArrayList<Long>();
    for (int i = 0; i < count; i++)
      all.add(
          plan.add(
              occasion(Role.OFFICER),
              lent.room(),
              TaskKind.VISIT,
              lending().day().plusDays(i),
              null));
    return all;
  }

  static NewContextOptions telephone() {
    return new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844).setHasTouch(true);
  }

  final Page engineer() {
    return engineer(actor(Role.ENGINEER, 1));
  }

  final Page engineer(Actor one) {
    var page = signedIn(telephone(), people.known(one.account()).login());
    page.onDialog(Dialog::accept);
    return page;
  }

  static void open(Page page, long task) {
    page.navigate("/visits/" + task + "/sheet");
    ready(page);
  }

  static void ready(Page page) {
    page.waitForSelector("[data-behaviour=visit-sheet][data-ready=true]");
  }

  static void kept(Page page) {
    page.waitForCondition(() ->
        (boolean)
            page.evaluate(
                "async () => !!navigator.serviceWorker.controller && !!(await (await"
                    + " caches.open('shells-1')).match(location.pathname))"));
  }

  /** What a scanner types, and Enter. */
  static void scan(Page page, String codes) {
    page.focus("#scan");
    page.keyboard().insertText(codes);
    page.keyboard().press("Enter");
  }

  /** How many of the states on this sheet read so. */
  static int states(Page page, String state) {
    return page.locator(".state[data-result=" + state + "]").count();
  }

  static int unsent(Page page) {
    return ((Number)
            page.evaluate(
                """
                () => Number(Object.entries(localStorage).filter(([key]) => key.startsWith('unsent:')).map(([, value]) => value)[0] ?? 0)
                """))
        .intValue();
  }

  /** The line is tried at once instead of when the timer says so. */
  static void hurry(Page page) {
    page.waitForCondition(
        () -> {
          page.evaluate("() => dispatchEvent(new Event('online'))");
          return unsent(page) == 0;
        },
        new Page.WaitForConditionOptions().setTimeout(240_000));
  }

  final List<Item> asked() {
    return checklists.current(Use.VISIT).orElseThrow().questions();
  }

  /** Answers what is needed, as a hand with a keyboard does. */
  final void answer(Page page) {
    for (var item : asked()) {
      if (!item.required() || item.type() == ItemType.PHOTO) continue;
      var at = page.locator("[data-item='" + item.name() + "']");
      if (!at.isVisible()) continue;
      var field = "[name='answer." + item.name() + "']";
      switch (item.type()) {
        case YES_NO, ONE_OF, SEVERAL_OF -> {
          page.locator(field).first().focus();
          page.keyboard().press("Space");
        }
        case INTEGER, DECIMAL -> {
          page.locator(field).focus();
          page.keyboard().type("2");
          page.keyboard().press("Tab");
        }
        case DATE -> page.fill(field, "2026-11-02");
        default -> {
          page.locator(field).focus();
          page.keyboard().insertText("已与校长约定");
          page.keyboard().press("Tab");
        }
      }
    }
  }

  static FilePayload picture(int number) {
    var image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    var random = new Random(number);
    var pen = image.createGraphics();
    for (int x = 0; x < 8; x++)
      for (int y = 0; y < 8; y++) {
        pen.setColor(new Color(random.nextInt(1 << 24)));
        pen.fillRect(x * 20, y * 15, 20, 15);
      }
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new FilePayload("photo-" + number + ".jpg", "image/jpeg", out.toByteArray());
  }
}
