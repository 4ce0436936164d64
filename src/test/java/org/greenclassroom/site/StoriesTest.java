package org.greenclassroom.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.greenclassroom.AtOnce;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A story shows those photographs of its day that may be shown at this moment. */
class StoriesTest extends House {
  @Autowired Activities activities;
  @Autowired Partners partners;

  @Test
  void a_photograph_that_may_not_be_shown_any_more_is_gone_and_so_is_a_story_taken_away()
      throws IOException {
    var officer = visitor(Role.OFFICER);
    long day = held();
    officer.get("/site").is(200);
    officer
        .post(
            "/site/stories",
            "activity",
            "" + (day + 1_000_000),
            "spoken",
            "en",
            "title",
            "T",
            "words",
            "W")
        .is(422);
    officer.get("/site").is(200);
    officer
        .post(
            "/site/stories",
            "activity",
            "" + day,
            "spoken",
            "en",
            "title",
            "A morning",
            "words",
            "Nobody was asked.")
        .is(422)
        .says("No photograph of this day may be shown");
    assertThat(told(day)).isEmpty();
    long photograph = photograph(officer, day);
    officer.get("/site").is(200).says("Tell a story");
    officer
        .post(
            "/site/stories",
            "activity",
            "" + day,
            "spoken",
            "en",
            "title",
            "A morning",
            "words",
            "They came early.\n\nThey stayed late.")
        .is(200)
        .says("The story is on the site", "A morning");
    long story =
        jdbc.sql("select story from site.story where activity = ?")
            .param(day)
            .query(Long.class)
            .single();
    var at = "/stories/" + story;
    var page =
        stranger().get(at).is(200).says("A morning", "They came early.", "They stayed late.");
    assertThat(page.body()).contains(at + "/" + photograph + ".jpg");
    stranger().get("/stories").is(200).says("A morning");
    stranger().get("/").is(200).says("A morning");
    assertThat(stranger().get("/sitemap.xml").body()).contains(at + "</loc>");
    assertThat(stranger().get(at + "/" + photograph + ".jpg").is(200).bytes()).isNotEmpty();
    assertThat(
            jdbc.sql("select place from photographs.uses where photograph = ?")
                .param(photograph)
                .query(String.class)
                .list())
        .contains(at);

    assertThat(page.body()).contains("\"@type\":\"Article\"", "\"headline\":\"A morning\"");
    stranger().speaking("fr").get(at).is(200).says("Ce récit est en anglais.");
    officer.get("/site/stories/" + story).is(200).says("They came early.", "中文");
    for (var status : new int[] {200, 409})
      officer
          .post(
              "/site/stories/" + story + "/translations",
              "spoken",
              "zh",
              "title",
              "一个早晨",
              "words",
              "他们来得很早。")
          .is(status);
    var chinese = stranger().speaking("zh").get("/stories").is(200).says("一个早晨");
    assertThat(chinese.body()).doesNotContain(at + "\"");
    assertThat(stranger().get("/stories").is(200).says("A morning").body()).doesNotContain("一个早晨");
    assertThat(stranger().get(at).is(200).says("The same story", "一个早晨").body())
        .contains("lang=\"zh\" hreflang=\"zh\"");

    // a day that is removed takes its story along, and brings it back
    jdbc.sql("update activities.activity set removed_at = now(), removed_by = 1 where activity = ?")
        .param(day)
        .update();
    stranger().get(at).is(404);
    stranger().get(at + "/" + photograph + ".jpg").is(404);
    assertThat(stranger().get("/stories").is(200).body()).doesNotContain(at + "\"");
    assertThat(stranger().get("/sitemap.xml").body()).doesNotContain(at + "</loc>");
    officer.get("/site").is(200).says("its day was removed");
    jdbc.sql(
            "update activities.activity set removed_at = null, removed_by = null where activity = ?")
        .param(day)
        .update();
    stranger().get(at).is(200);

    officer
        .post("/photographs/" + photograph + "/saying", "shows", "ADULTS", "unnamed", "1")
        .is(200);
    stranger().get(at + "/" + photograph + ".jpg").is(404);
    assertThat(stranger().get(at).is(200).body()).doesNotContain(photograph + ".jpg");

    officer.get("/site").is(200);
    officer.post(at.replace("/stories", "/site/stories") + "/ending").is(200).says("taken away");
    stranger().get(at).is(404);
    officer.post(at.replace("/stories", "/site/stories") + "/ending").is(404);
  }

  /**
   * Somebody takes the website back in the moment in which their photograph is put on it: the
   * picture never stands there afterwards, and each place is listed as taken back.
   */
  @Test
  void a_release_is_withdrawn_while_its_photograph_is_put_on_a_story() throws Exception {
    var officer = visitor(Role.OFFICER);
    for (int round = 0; round < 5; round++) {
      long day = held();
      long photograph = photograph(officer, day);
      var person = actor(Role.ENGINEER, 1);
      var self = stranger().signIn(people.known(person.account()).login(), PASSWORD);
      officer.post("/photographs/" + photograph + "/saying", "shows", "ADULTS", "unnamed", "0");
      officer
          .post("/photographs/" + photograph + "/figures", "adult", "STAFF-" + person.account())
          .is(200);
      self.get("/photographs/mine").is(200);
      self.post("/photographs/mine", "purpose", "WEBSITE").is(200);
      officer.get("/site").is(200);
      var got =
          AtOnce.all(
              () ->
                  officer.post(
                      "/site/stories",
                      "activity",
                      "" + day,
                      "spoken",
                      "en",
                      "title",
                      "A morning",
                      "words",
                      "They came early."),
              () -> self.post("/photographs/mine"));
      got.getLast().is(200);
      if (got.getFirst().status() == 422) { // the release was gone before
        assertThat(told(day)).isEmpty();
        continue;
      }
      got.getFirst().is(200);
      var at = "/stories/" + told(day).getFirst();
      assertThat(stranger().get(at).is(200).body()).doesNotContain(photograph + ".jpg");
      stranger().get(at + "/" + photograph + ".jpg").is(404);
      stranger().get("/photographs/public/" + photograph + ".jpg").is(404);
      assertThat(
              jdbc.sql(
                      "select count(*) from photographs.uses where photograph = ? and place = ? and pulled_at is null")
                  .params(photograph, at)
                  .query(Integer.class)
                  .single())
          .as("no use that was begun is left standing")
          .isZero();
    }
  }

  private List<Long> told(long day) {
    return jdbc.sql("select story from site.story where activity = ?")
        .param(day)
        .query(Long.class)
        .list();
  }

  private long held() {
    var starts = clock.instant().minus(Duration.ofDays(2));
    long school =
        partners.record(
            occasion(Role.OFFICER), unique("远山小学"), EnumSet.of(PartnerKind.SCHOOL), "CN", null);
    long activity =
        activities.open(
            occasion(Role.OFFICER),
            new Opening(
                Kind.VOLUNTEER_LESSON,
                unique("Water"),
                null,
                school,
                null,
                null,
                starts,
                starts.plus(Duration.ofHours(3)),
                Occasion.PROGRAMME_ZONE,
                "Hall 2",
                "zh",
                true,
                null));
    // as it is after the school's yes, its day and the coordinator's word
    jdbc.sql(
            "update activities.activity set state = 'HELD', published_at = ?, held_at = ? where"
                + " activity = ?")
        .params(starts.atOffset(ZoneOffset.UTC), starts.atOffset(ZoneOffset.UTC), activity)
        .update();
    return activity;
  }

  private long photograph(Visitor officer, long day) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpeg", out);
    officer.get("/photographs/days/" + day + "/new").is(200);
    long photograph =
        officer
            .upload(
                "/photographs",
                Map.of("activity", "" + day, "words", "院子"),
                List.of(new Visitor.Upload("files", "a.jpg", "image/jpeg", out.toByteArray())))
            .is(200)
            .id();
    officer
        .post("/photographs/" + photograph + "/saying", "shows", "NO_PEOPLE", "unnamed", "0")
        .is(200);
    return photograph;
  }
}
