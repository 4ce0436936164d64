package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * A design office offers 24 good laptops and 9 old desktops, in Chinese and without an account. The
 * laptops are taken, the desktops are not, and nobody is left without advice: by nothing but pages
 * and letters.
 */
class PartlyAcceptedOfferTest extends House {
  private final String mark = Long.toString(System.nanoTime(), 36);
  private final String firm = "江南设计院 " + mark;
  private final String email = "shen." + mark + "@example.org";
  private Visitor officer;

  @Test
  void a_part_of_an_offer_becomes_a_lot_whose_title_passes_by_a_signed_agreement() {
    officer = visitor(Role.OFFICER);
    var followed = offered();
    var offer = screened();
    answered(offer);
    assertThat(stranger().speaking("zh").get(followed).is(200).text())
        .contains("接收其中一部分", "低于接收标准", "2013 年及以后出厂", "处理资格证书");
    long lot = opened(offer);
    assertThat(title(lot)).isEqualTo("UNKNOWN");
    long paper = drawn(lot);
    assertThat(title(lot)).isEqualTo("WITH_DONOR");
    signed(paper, lot);
    assertThat(title(lot)).isEqualTo("TRANSFERRED");
    assertThat(
            jdbc.sql(
                    "select entity from donations.titles where lot = ? and paper = ? and since is not null")
                .params(lot, paper)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    officer
        .get("/donations/lots/" + lot)
        .is(200)
        .says("To Green IT Classroom, for each thing when it is received");
    ownPageOnly(lot);
  }

  /** The public form: one kind, then another, a flaw, then all is well. */
  private String offered() {
    var donor = stranger().speaking("zh");
    var page = donor.get("/give").is(200).says("捐赠旧电脑");
    var form = Form.on(donor, page, "/give");
    page =
        form.choose("kind-1", "LAPTOP")
            .type("pieces-1", "24")
            .type("age-1", "2016")
            .type("what-1", "戴尔 Latitude E7470")
            .type("processor-1", "i5-6300U")
            .type("memory-1", "8G")
            .type("inches-1", "14")
            .choose("condition-1", "WORKS")
            .choose("charger-1", "YES")
            .press("do", "line")
            .is(200);
    assertThat(page.path()).matches("/give/[0-9a-z]{32}");
    form = Form.on(donor, page, page.path());
    assertThat(form.ticked("what-1")).containsExactly("戴尔 Latitude E7470");
    page =
        form.choose("kind-2", "DESKTOP")
            .type("pieces-2", "9")
            .type("age-2", "16 年")
            .type("processor-2", "奔腾 E5400")
            .choose("condition-2", "WORKS")
            .choose("status", "RETIRED")
            .choose("wiping", "PROGRAMME")
            .choose("donorType", "COMPANY")
            .type("organisation", firm)
            .type("place", "苏州")
            .choose("territory", "CN")
            .type("address", "干将东路 9 号")
            .type("person", "沈彦")
            .type("email", email)
            .press("do", "send")
            .is(422)
            .says("还有 1 处需要处理", "同意请勾选");
    form = Form.on(donor, page, page.path());
    assertThat(form.ticked("organisation")).containsExactly(firm);
    page = form.tick("consent", "true").press("do", "send").is(200).says("已收到", "一周内答复", "24", "9");
    assertThat(letter()).contains("沈彦", "24 × 笔记本电脑 戴尔 Latitude E7470", page.path());
    return page.path();
  }

  private String screened() {
    officer.get("/").is(200).says("Offers to answer");
    var list = officer.get("/donations?state=WAITING&q=" + mark).is(200).says(firm);
    var path = found(list, "href=\"(/donations/offers/\\d+)\"");
    var offer = officer.get(path).is(200);
    offer.says("Meets it", "Below it", "built in 2013 or later", "2010", "not said");
    return path;
  }

  private void answered(String offer) {
    var page = officer.get(offer).is(200);
    var form = Form.on(officer, page, "/answer");
    assertThat(form.ticked("accepted-1")).containsExactly("24");
    assertThat(form.ticked("accepted-2")).containsExactly("0");
    assertThat(form.ticked("reason-2")).containsExactly("BELOW_MINIMUM");
    form.type("accepted-1", "25").send().is(422).says("25 cannot be taken");
    form.type("accepted-1", "20").send().is(422).says("Line 1 is not taken whole");
    form.type("accepted-1", "24")
        .tick("recycler", "true")
        .tick("minimum", "true")
        .type("note", "台式机请联系松江的处理企业。")
        .send()
        .is(200)
        .says("Partly accepted", "24 of 24", "0 of 9");
    assertThat(letter())
        .contains("全部接收", "很遗憾未能接收，原因：低于接收标准", "台式机请联系松江的处理企业。", "台式电脑：2013 年及以后出厂");
    assertThat(
            count(
                "select count(*) from donations.offer_step s join donations.offer using (offer) where organisation = ?"))
        .isEqualTo(2);
  }

  private long opened(String offer) {
    var page = officer.get(offer).is(200);
    var lot =
        Form.on(officer, page, "/lot").send().is(200).says("Laptop", "24", firm, "Unknown").id();
    assertThat(
            jdbc.sql("select kind || ' ' || pieces from donations.pledges where lot = ?")
                .param(lot)
                .query(String.class)
                .list())
        .containsExactly("LAPTOP 24");
    return lot;
  }

  private long drawn(long lot) {
    var page = officer.get("/donations/lots/" + lot).is(200);
    var drawn = Form.on(officer, page, "/agreement").send().is(200).says("TA-");
    var invited = Form.on(officer, drawn, "/agreement/invitation");
    assertThat(invited.ticked("email")).containsExactly(email);
    invited.send().is(200).says(email);
    return Long.parseLong(found(drawn, "href=\"/papers/(\\d+)\""));
  }

  /** The donor by the link of the letter, the programme at its own desk. */
  private void signed(long paper, long lot) {
    var link = Pattern.compile("(/sign/\\S+)").matcher(letter());
    assertThat(link.find()).isTrue();
    var donor = stranger().speaking("zh");
    var page = donor.get(link.group(1)).is(200).says("24");
    var form = Form.on(donor, page, link.group(1).replaceAll("\\?.*", ""));
    form.type("signerName", "沈彦").tick("typedCounts", "true").send().is(200);
    assertThat(title(lot)).isEqualTo("WITH_DONOR");
    Form.on(officer, officer.get("/papers/" + paper).is(200), "/signatures")
        .choose("role", "ENTITY")
        .sign("signer", "林晓")
        .send()
        .is(200);
  }

  /** The donor's own person sees the lot; another donor's does not. */
  private void ownPageOnly(long lot) {
    long donor =
        jdbc.sql("select donor from donations.lots where lot = ?")
            .param(lot)
            .query(Long.class)
            .single();
    visitor(Role.DONOR, donor).get("/donations/lots/" + lot).is(200).says("24", "TA-");
    visitor(Role.DONOR, donor).get("/donations/lots").is(200).says(firm);
    visitor(Role.DONOR, 1).get("/donations/lots/" + lot).is(404);
    visitor(Role.AUDITOR).get("/donations/lots/" + lot).is(200);
    visitor(Role.TECHNICIAN).get("/donations/lots/" + lot).is(403);
  }

  /** The last letter to the donor. */
  private String letter() {
    return jdbc.sql("select body from frame.letter where address = ? order by letter desc limit 1")
        .param(email)
        .query(String.class)
        .single();
  }

  private String title(long lot) {
    return jdbc.sql("select title from donations.titles where lot = ?")
        .param(lot)
        .query(String.class)
        .single();
  }

  private long count(String sql) {
    return jdbc.sql(sql).param(firm).query(Long.class).single();
  }

  private static String found(Seen page, String pattern) {
    var match = Pattern.compile(pattern).matcher(page.body());
    assertThat(match.find()).as(() -> pattern + " on " + page.text()).isTrue();
    return match.group(1);
  }
}
