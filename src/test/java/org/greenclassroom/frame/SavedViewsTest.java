package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** A list's address under a name: one's own, and what colleagues share. */
class SavedViewsTest extends House {

  private long view(String name) {
    return jdbc.sql("select view from frame.view where name = ?")
        .param(name)
        .query(Long.class)
        .single();
  }

  @Test
  void a_view_is_kept_opened_shared_and_removed_and_anothers_does_not_exist() {
    var own = unique("待清除");
    var shared = unique("Shared");
    var officer = visitor(Role.OFFICER);
    officer.get("/devices?stage=TO_WIPE&sort=-serial&after=").is(200);
    officer
        .post(
            "/views",
            "path",
            "/devices",
            "query",
            "stage=TO_WIPE&sort=-serial&after=k1.x",
            "name",
            own)
        .is(200)
        .says(own, "is kept");
    officer
        .post(
            "/views", "path", "/devices", "query", "q=%E5%A4%A9", "name", shared, "shared", "true")
        .is(200);
    assertThat(officer.get("/views/" + view(own)).is(200).path())
        .isEqualTo("/devices?stage=TO_WIPE&sort=-serial");
    var colleague = visitor(Role.TECHNICIAN);
    var page = colleague.get("/devices").is(200);
    assertThat(page.text()).contains(shared).doesNotContain(own);
    assertThat(colleague.get("/views/" + view(shared)).is(200).path())
        .isEqualTo("/devices?q=%E5%A4%A9");
    colleague.get("/views/" + view(own)).is(404);
    colleague.get("/devices").is(200);
    colleague.post("/views/" + view(shared) + "/removal").is(404);
    colleague.post("/views/" + view(own) + "/removal").is(404);
    var donor = visitor(Role.DONOR, 1);
    donor.get("/views/" + view(shared)).is(404);
    assertThat(donor.get("/devices").is(200).text()).doesNotContain(shared);
    officer.get("/devices").is(200);
    // the same name again is the same view, newly aimed
    officer.post("/views", "path", "/devices", "query", "stage=READY", "name", own).is(200);
    assertThat(officer.get("/views/" + view(own)).is(200).path()).isEqualTo("/devices?stage=READY");
    officer.post("/views/" + view(own) + "/removal").is(200).says("is removed");
    officer.get("/devices").is(200);
    officer.post("/views/" + view(shared) + "/removal").is(200);
  }

  @Test
  void a_view_leads_nowhere_but_into_the_house() {
    var officer = visitor(Role.OFFICER);
    officer.get("/devices").is(200);
    for (var path : new String[] {"//evil.example", "https://evil.example", "/a//b", "\\evil", ""})
      officer.post("/views", "path", path, "query", "", "name", unique("x")).is(422);
    officer.post("/views", "path", "/devices", "query", "", "name", " ").is(422);
  }
}
