package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.Lives;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.story.Scans;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody at a plant delivers its papers with a telephone and a keyboard, in Chinese. */
class PlantInChromiumTest extends Browsing {
  private static final HandOver.Signature SIGNED = new HandOver.Signature("孙磊", null, null);
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Dismantling dismantling;

  private Occasion officer() {
    return occasion(Role.OFFICER);
  }

  @Test
  void a_ticket_and_a_certificate_are_delivered_by_keyboard_on_a_phone() {
    var today = LocalDate.now(Occasion.PROGRAMME_ZONE);
    var plant =
        partners.record(officer(), unique("绿循环"), Set.of(PartnerKind.DISMANTLER), "CN", null);
    partners.enterLicence(
        officer(),
        plant,
        unique("L"),
        List.of("LAPTOP"),
        today.minusYears(1),
        today.plusYears(1),
        null);
    var donor = partners.record(officer(), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    var ago = Instant.now().minus(30, ChronoUnit.DAYS);
    var mark = Long.toString(System.nanoTime(), 36).toUpperCase();
    var lives = new Lives(custody, officer().actor());
    var tags =
        lives.received(
            donor,
            ago,
            Lives.observed(DeviceKind.LAPTOP, mark + "A", 2_300, Basis.WEIGHED, donor),
            Lives.observed(DeviceKind.LAPTOP, mark + "B", 2_300, Basis.WEIGHED, donor));
    lives.toDismantle(tags, ago);
    var batch = dismantling.open(officer(), plant);
    dismantling.put(officer(), batch, tags);
    dismantling.handOver(officer(), batch, today, null, SIGNED, SIGNED);

    var page =
        signedIn(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844),
            Role.DISMANTLER,
            plant);
    var hands = new Keyboard(page);
    // its own door and nothing else of the house
    assertThat(page.locator("nav a[href='/dismantling']").count()).isZero();
    hands.follow("/plant");
    fits(page);
    hands.follow("/plant/" + batch);
    fits(page);
    hands.in("/weighings");
    hands.type("ticket", "W-1");
    hands.type("gross", "104.6");
    hands.type("tare", "100");
    hands.attach("ticketFile", new FilePayload("过磅单.png", "image/png", Scans.signature("W-1")));
    hands.send();
    assertThat(hands.text()).contains("过磅单已保存", "4.6");

    // a list in GB 18030, as the plant's own program writes it: one number is nobody's
    hands.in("/certificates");
    hands.type("number", "销-1");
    hands.type("kilograms", "4.5");
    hands.type("kg-STEEL", "4.5");
    hands.attach(
        "list",
        new FilePayload(
            "明细.csv",
            "text/csv",
            ("序号,品牌,序列号\n1,联想," + mark + "A\n2,联想," + mark + "C\n")
                .getBytes(Charset.forName("GB18030"))));
    hands.attach(
        "certificateFile",
        new FilePayload(
            "证明.pdf", "application/pdf", "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8)));
    hands.send();
    fits(page);
    assertThat(hands.text()).contains("有 1 行不相符", mark + "C", "查无此号");
    assertThat(stages(tags)).containsOnly(Stage.SHIPPED);
    // it takes the paper back and brings a better one
    hands.in("/strike");
    hands.type("reason", "一台序列号有误");
    hands.send();
    assertThat(hands.text()).contains("证明已作废");
    hands.in("/certificates");
    hands.type("number", "销-1");
    hands.type("kilograms", "4.5");
    hands.type("named", mark + "A\n" + mark + "B");
    hands.attach(
        "certificateFile",
        new FilePayload(
            "证明.pdf", "application/pdf", "%PDF-1.4 y".getBytes(StandardCharsets.UTF_8)));
    hands.send();
    assertThat(hands.text()).contains("处置证明 销-1 已保存");
    fits(page);
    assertThat(stages(tags)).containsOnly(Stage.DISMANTLED);
    for (var closed : List.of("/dismantling", "/dismantling/" + batch, "/partners", "/vouchers")) {
      var answer = page.navigate(closed);
      assertThat(answer.status()).as(closed).isEqualTo(403);
    }
    grumbles.removeIf(grumble -> grumble.contains("status of 403"));
    assertThat(grumbles).isEmpty();
  }

  private static void fits(Page page) {
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .as("fits on a phone: " + page.url())
        .isEqualTo(true);
  }

  private Set<Stage> stages(List<Tag> tags) {
    return custody.devices(tags).stream().map(each -> each.stage()).collect(Collectors.toSet());
  }
}
