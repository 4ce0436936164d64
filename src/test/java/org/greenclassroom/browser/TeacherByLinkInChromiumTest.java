package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.LocalTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.lessons.Entry;
import org.greenclassroom.lessons.Timetable;
import org.greenclassroom.lessons.Tongue;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A teacher's week with a link and nothing else: no account, no mouse, a small dark window. */
class TeacherByLinkInChromiumTest extends Browsing {
  private static final Pattern LINK = Pattern.compile("/teach/[0-9a-z]{32}");

  @Autowired private Partners partners;
  @Autowired private Classrooms classrooms;
  @Autowired private Timetable timetable;

  @Test
  void a_lesson_a_fault_and_the_hours_of_a_week_are_told_by_keyboard() throws IOException {
    var today = occasion(Role.OFFICER).today();
    long school =
        partners.record(
            Occasion.of(Actor.HOUSE, clock.instant()),
            unique("山村小学"),
            Set.of(PartnerKind.SCHOOL),
            "CN",
            null);
    long room =
        classrooms.plan(
            Occasion.of(Actor.HOUSE, clock.instant()),
            new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, false));
    timetable.add(
        Occasion.of(Actor.HOUSE, clock.instant()),
        new Entry(
            0,
            room,
            today.getDayOfWeek().getValue() % 5 + 1,
            1,
            LocalTime.of(8, 0),
            40,
            5,
            "5(1)",
            null,
            null,
            Tongue.ZH,
            today.minusDays(30),
            null));
    var page =
        window(
            new NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(390, 844)
                .setColorScheme(ColorScheme.DARK));
    var keys = new Keyboard(page);
    var link = given(room);

    page.navigate(link);
    kind(page);
    keys.in(link);
    keys.send("", "");
    kind(page);

    keys.follow(link + "/lesson");
    kind(page);
    keys.in("/lesson");
    keys.type("pupils", "38");
    keys.type("computers", "28");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    assertThat(
            jdbc.sql("select pupils from lessons.lessons where classroom = ? and state = 'HELD'")
                .param(room)
                .query(Integer.class)
                .list())
        .containsExactly(38);

    keys.follow(link + "/fault");
    kind(page);
    keys.in("/fault");
    keys.type("words", "第二排没有电");
    keys.choose("category", "POWER");
    keys.type("computers", "6");
    keys.send("", "");
    assertThat(page.locator(".said").innerText()).isNotBlank();
    visitor(Role.OFFICER).get("/tickets?classroom=" + room).is(200).says("第二排没有电");

    keys.follow(link + "/hours");
    kind(page);
    keys.in("/hours");
    keys.day("day", today.minusDays(7));
    keys.type("hours", "6.5");
    keys.type("computers", "12");
    keys.send("", "");
    assertThat(
            jdbc.sql("select minutes from usage.manuals where classroom = ?")
                .param(room)
                .query(Integer.class)
                .list())
        .containsExactly(390);

    // at a computer of others: given up, and the way back shows nothing
    keys.in("/end");
    keys.send("", "");
    assertThat(page.navigate(link).status()).isEqualTo(404);
    kind(page);
    grumbles.removeIf(each -> each.contains("404"));
    assertThat(grumbles).isEmpty();
  }

  private String given(long room) {
    var officer = visitor(Role.OFFICER);
    officer.get("/passes/rooms/" + room);
    var found = LINK.matcher(officer.post("/passes/rooms/" + room).is(200).body());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static void kind(Page page) throws IOException {
    assertThat(AccessibilityTest.look(page)).isEmpty();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("not wider than a telephone: " + page.url())
        .isEqualTo(0);
  }
}
