package org.greenclassroom.schools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** The register, through its real pages. */
class SchoolsTest extends House {
  private static final Visitor.Upload PAPER =
      new Visitor.Upload(
          "paper",
          "批文.pdf",
          "application/pdf",
          "%PDF-1.7 decision".getBytes(StandardCharsets.UTF_8));

  private String code() {
    return "2152" + (100_000 + ThreadLocalRandom.current().nextInt(900_000));
  }

  private long school(Visitor officer, String name, String... more) {
    officer.get("/schools/new").is(200);
    var fields = new String[4 + more.length];
    fields[0] = "name";
    fields[1] = name;
    fields[2] = "territory";
    fields[3] = "CN";
    System.arraycopy(more, 0, fields, 4, more.length);
    return officer.post("/schools", fields).is(200).id();
  }

  @Test
  void a_school_is_registered_with_its_code_its_kinds_and_its_place() {
    var officer = visitor(Role.OFFICER);
    var name = unique("云上小学");
    var code = code();
    var id =
        school(
            officer,
            name,
            "code",
            code.substring(0, 5) + " " + code.substring(5),
            "kinds",
            "RURAL",
            "kinds",
            "MINORITY",
            "coordinates",
            "108.0791, 26.3815",
            "datum",
            "GCJ02");
    officer.get("/schools/" + id).is(200).says(name, code, "rural", "minority", "Amap, Tencent");
    var here =
        jdbc.sql("select latitude, longitude from schools.schools where school = ?")
            .param(id)
            .query((row, _) -> new double[] {row.getDouble(1), row.getDouble(2)})
            .single();
    assertThat(here[0])
        .as("kept in WGS-84, and the two turned round")
        .isCloseTo(26.384, within(0.01));
    assertThat(here[0]).isNotEqualTo(26.3815);
    assertThat(
            jdbc.sql("select given_latitude from partners.site where partner = ?")
                .param(id)
                .query(Double.class)
                .single())
        .isEqualTo(26.3815);

    officer.get("/schools/new");
    var refused = unique("另一所");
    officer
        .post("/schools", "name", refused, "territory", "CN", "code", code)
        .is(409)
        .says("is that of " + name);
    for (var wrong : List.of("123", "9952000001", "2199000001", "215200000x"))
      officer.post("/schools", "name", refused, "territory", "CN", "code", wrong).is(422);
    assertThat(
            jdbc.sql("select count(*) from partners.partners where name = ?")
                .param(refused)
                .query(Long.class)
                .single())
        .as("nothing is half done")
        .isZero();

    officer.get("/schools/" + id);
    officer.post("/schools/" + id, "kinds", "RURAL").is(200).says("before: " + code);
    officer.get("/find?q=" + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8)).says(name);
  }

  @Test
  void a_division_changes_and_what_held_on_a_day_can_be_asked() {
    var officer = visitor(Role.OFFICER);
    var id = school(officer, unique("区划小学"));
    var at = "/schools/" + id;
    officer.get(at);
    officer
        .post(at + "/divisions", "division", "330104", "path", "浙江省/杭州市/江干区", "from", "2015-01-01")
        .is(200)
        .says("330104");
    officer
        .post(
            at + "/divisions",
            "division",
            "330113",
            "path",
            "浙江省 > 杭州市 > 临平区",
            "from",
            "2021-04-09")
        .is(200)
        .says("浙江省 › 杭州市 › 临平区");
    officer.get(at + "?on=2020-06-01").is(200).says("330104", "江干区");
    officer.get(at + "?on=2014-06-01").is(200).says("Nobody has said where it lay");
    var api = api(Role.AUDITOR);
    assertThat(
            api.get("/api/v1/schools/" + id + "/divisions?on=2021-04-09")
                .is(200)
                .json()
                .get(0)
                .get("code")
                .asString())
        .isEqualTo("330113");
    assertThat(api.get("/api/v1/schools/" + id + "/divisions").is(200).json().size()).isEqualTo(2);
    officer.get(at);
    officer
        .post(at + "/divisions", "division", "3301", "path", "浙江省", "from", "2021-04-09")
        .is(422);
    officer
        .post(at + "/divisions", "division", "990104", "path", "浙江省", "from", "2021-04-09")
        .is(422);
    officer
        .post(at + "/divisions", "division", "330104", "path", "//", "from", "2021-04-09")
        .is(422);
    officer.get("/schools?division=3301&q=" + id).is(200);
    officer.get("/schools?division=330113").is(200).says("临平区");
  }

  @Test
  void a_school_reports_its_own_pupils_and_sees_no_other_school() {
    var officer = visitor(Role.OFFICER);
    var name = unique("自报小学");
    var id = school(officer, name);
    var other = school(officer, unique("别的小学"));
    var school = visitor(Role.SCHOOL, id);
    school.get("/").is(200).says("has not said how many pupils");
    school.get("/schools").is(200).says(name);
    school.get("/schools/" + other).is(404);
    school.get("/schools/" + other + "/counts").is(404);
    school.get("/schools/" + id + "/counts").is(200);
    var year = SchoolYear.of(java.time.LocalDate.now()).toString();
    school
        .post(
            "/schools/" + id + "/counts",
            "subject",
            "GRADES",
            "schoolYear",
            year,
            "G1",
            "35",
            "G2",
            "４０",
            "G3",
            "")
        .is(200)
        .says("75 pupils in 2 grades", "As a table", "Grade 2");
    school.get("/").is(200).says("are counted");
    school.get("/schools/" + id + "/counts");
    school
        .post("/schools/" + id + "/counts", "subject", "GRADES", "schoolYear", year, "G1", "36")
        .is(200)
        .says("36 pupils in one grade", "Counted again later");
    school.get("/schools/" + id + "/counts");
    school
        .post(
            "/schools/" + id + "/counts", "subject", "GRADES", "schoolYear", "2019-2021", "G1", "1")
        .is(422)
        .says("is not a school year");
    school
        .post(
            "/schools/" + id + "/counts", "subject", "GRADES", "schoolYear", "2098-2099", "G1", "1")
        .is(422)
        .says("has not begun");
    school
        .post("/schools/" + id + "/counts", "subject", "GRADES", "schoolYear", year, "G1", "王小明")
        .is(422);
    school.post("/schools/" + id + "/counts", "subject", "GRADES", "schoolYear", year).is(422);
    assertThat(
            jdbc.sql("select count(*) from schools.report where school = ?")
                .param(id)
                .query(Long.class)
                .single())
        .as("both reports are kept")
        .isEqualTo(2);
    assertThat(
            jdbc.sql("select pupils from schools.headcounts where school = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .as("the latest counts")
        .isEqualTo(36);

    officer.get("/schools/" + id + "/counts?subject=DISABILITIES").is(200);
    officer
        .post(
            "/schools/" + id + "/counts",
            "subject",
            "DISABILITIES",
            "schoolYear",
            year,
            "source",
            "STATISTICS",
            "VISUAL",
            "12")
        .is(200)
        .says("Special needs", "visual");
    assertThat(
            jdbc.sql("select pupils from schools.disabilities where school = ? and kind = 'VISUAL'")
                .param(id)
                .query(Integer.class)
                .single())
        .isEqualTo(12);
    // few could be recognised: hidden, with the next of them, on each page and in the API
    officer.get("/schools/" + id + "/counts?subject=DISABILITIES");
    var few =
        officer
            .post(
                "/schools/" + id + "/counts",
                "subject",
                "DISABILITIES",
                "schoolYear",
                year,
                "source",
                "STATISTICS",
                "VISUAL",
                "134",
                "HEARING",
                "112",
                "MULTIPLE",
                "4")
            .is(200)
            .says("134", "fewer than ten", "Types of special needs were counted");
    assertThat(few.text().substring(few.text().indexOf("History"))).doesNotContain("250 pupils");
    assertThat(few.body()).doesNotContain(">112<", ">4<");
    assertThat(officer.get("/schools/" + id + "/counts?subject=DISABILITIES").body())
        .doesNotContain("value=\"134\"", "value=\"4\"");
    assertThat(api(Role.OFFICER).get("/api/v1/schools/" + id + "/headcounts").is(200).text())
        .doesNotContain("DISABILITIES", "112");
  }

  @Test
  void the_api_registers_counts_and_lists() {
    var api = api(Role.OFFICER);
    var name = unique("Api school");
    var made =
        api.post(
                "/api/v1/schools",
                """
                {"name": "%s", "territory": "HK", "kinds": ["COMMUNITY"],
                 "coordinates": "22.2816, 114.1580", "datum": "BD09"}
                """
                    .formatted(name))
            .is(201);
    long id = made.json().get("school").asLong();
    var told = api.get("/api/v1/schools/" + id).is(200).json();
    assertThat(told.get("latitude").asDouble()).as("not shifted in Hong Kong").isEqualTo(22.2816);
    api.post(
            "/api/v1/schools/" + id + "/headcounts",
            "{\"school_year\": \"2025-2026\", \"pupils\": {\"G7\": 90, \"G8\": 85}}")
        .is(201);
    api.post(
            "/api/v1/schools/" + id + "/headcounts",
            "{\"school_year\": \"2025-2026\", \"pupils\": {\"G77\": 1}}")
        .is(422);
    api.post("/api/v1/schools", "{}").is(422);
    var list =
        api.get("/api/v1/schools?kind=COMMUNITY&state=OPEN&q=" + name.replace(" ", "%20"))
            .is(200)
            .json();
    assertThat(list.get("count").asLong()).isEqualTo(1);
    assertThat(list.get("rows").get(0).get("pupils").asInt()).isEqualTo(175);
    assertThat(api.get("/api/v1/schools/" + id + "/headcounts").is(200).json().size()).isEqualTo(1);
    var own = api(Role.SCHOOL, id);
    assertThat(own.get("/api/v1/schools").is(200).json().get("count").asLong()).isEqualTo(1);
    own.get("/api/v1/schools/1").is(404);
    own.post("/api/v1/schools/1/headcounts", "{}").is(404);
  }

  @Test
  void a_long_list_goes_on_and_leaves_as_a_file() {
    var officer = visitor(Role.OFFICER);
    var mark = unique("长名单");
    for (int n = 0; n < 3; n++) school(officer, mark + " " + n, "kinds", "RURAL");
    var api = api(Role.OFFICER);
    var asked =
        "/api/v1/schools?size=2&q=" + java.net.URLEncoder.encode(mark, StandardCharsets.UTF_8);
    var first = api.get(asked).is(200).json();
    assertThat(first.get("rows").size()).isEqualTo(2);
    var rest =
        api.get(
                asked
                    + "&after="
                    + java.net.URLEncoder.encode(
                        first.get("next").asString(), StandardCharsets.UTF_8))
            .is(200)
            .json();
    assertThat(rest.get("rows").size()).isEqualTo(1);
    assertThat(rest.get("rows").get(0).get("name").asString()).isEqualTo(mark + " 2");
    var query = "?q=" + java.net.URLEncoder.encode(mark, StandardCharsets.UTF_8);
    var csv = officer.get("/schools.csv" + query).is(200).body();
    assertThat(csv.lines().count()).isEqualTo(4);
    assertThat(csv).startsWith("\uFEFFschool,name,state").contains("RURAL");
    assertThat(officer.get("/schools.xlsx" + query).is(200).bytes())
        .startsWith("PK".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_school_closes_moves_and_what_was_a_mistake_is_withdrawn_by_another() {
    var officer = visitor(Role.OFFICER);
    var id = school(officer, unique("搬家小学"), "address", "旧址 1 号");
    var at = "/schools/" + id;
    officer.get(at + "/successions/new").is(200);
    officer
        .upload(
            at + "/successions",
            Map.of("kind", "MOVED", "address", "新址 9 号", "day", "2024-08-20"),
            List.of(PAPER))
        .is(200)
        .says("新址 9 号", "moved to another address");
    officer
        .upload(
            at + "/successions",
            Map.of("kind", "MOVED", "address", "新址 9 号", "day", "2024-08-20"),
            List.of(PAPER))
        .is(409);
    officer
        .upload(at + "/successions", Map.of("kind", "MOVED", "day", "2024-08-20"), List.of(PAPER))
        .is(422);
    officer.get(at + "/successions/new");
    officer
        .upload(at + "/successions", Map.of("kind", "CLOSED", "day", "2025-07-10"), List.of())
        .is(422)
        .says("Attach the paper");
    officer
        .upload(at + "/successions", Map.of("kind", "CLOSED", "day", "2999-07-10"), List.of(PAPER))
        .is(422);
    var closed =
        officer
            .upload(
                at + "/successions", Map.of("kind", "CLOSED", "day", "2025-07-10"), List.of(PAPER))
            .is(200)
            .says("It closed on");
    assertThat(closed.text()).doesNotContain("It merged, closed or moved");
    var succession =
        jdbc.sql("select max(succession) from schools.succession where school = ?")
            .param(id)
            .query(Long.class)
            .single();
    assertThat(officer.get(at + "/successions/" + succession + "/paper").is(200).bytes())
        .isEqualTo(PAPER.bytes());
    officer.get(at + "/successions/999999999/paper").is(404);
    officer.get(at);
    officer.post(at + "/successions/" + succession + "/withdrawal").is(422).says("Another officer");
    officer
        .get(
            "/schools?state=CLOSED&q=" + java.net.URLEncoder.encode("搬家小学", StandardCharsets.UTF_8))
        .is(200)
        .says("搬家小学");
    officer
        .post(at + "/counts", "subject", "GRADES", "schoolYear", "2025-2026", "G1", "5")
        .is(422)
        .says("ended on");

    var second = visitor(Role.OFFICER);
    second.get(at).is(200).says("Something of this is not so");
    second
        .post(at + "/successions/" + succession + "/withdrawal")
        .is(200)
        .says("withdrawn on", "open");
  }

  @Test
  void a_heir_may_go_on_under_the_code_of_a_school_it_took_over() {
    var officer = visitor(Role.OFFICER);
    var code = code();
    var old = school(officer, unique("旧校"), "code", code);
    var heir = school(officer, unique("中心校"));
    officer.get("/schools/" + heir);
    officer.post("/schools/" + heir, "code", code).is(409);
    officer.get("/schools/" + old + "/successions/new").is(200);
    officer
        .upload(
            "/schools/" + old + "/successions",
            Map.of("kind", "MERGED", "day", "2025-08-01"),
            List.of(PAPER))
        .is(422);
    officer
        .upload(
            "/schools/" + old + "/successions",
            Map.of("kind", "MERGED", "successor", "" + old, "day", "2025-08-01"),
            List.of(PAPER))
        .is(422);
    officer
        .upload(
            "/schools/" + old + "/successions",
            Map.of("kind", "MERGED", "successor", "" + heir, "day", "2025-08-01"),
            List.of(PAPER))
        .is(200)
        .says("it is part of 中心校");
    officer
        .upload(
            "/schools/" + heir + "/successions",
            Map.of("kind", "MERGED", "successor", "" + old, "day", "2025-08-02"),
            List.of(PAPER))
        .is(409)
        .says("no longer stands");
    officer.get("/schools/" + heir).says("旧校");
    officer.post("/schools/" + heir, "code", code).is(200).says(code);
    assertThat(
            jdbc.sql("select code from schools.schools where school = ?")
                .param(old)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single())
        .isEqualTo("null");
  }

  @Test
  void where_a_site_is_not_is_refused() {
    var officer = visitor(Role.OFFICER);
    var id = school(officer, unique("地图小学"));
    var at = "/schools/" + id;
    officer.get(at);
    officer.post(at + "/position", "coordinates", "somewhere", "datum", "WGS84").is(422);
    officer.post(at + "/position", "coordinates", "51.5, -0.12", "datum", "WGS84").is(422);
    officer.post(at + "/position", "coordinates", "91.5, 191", "datum", "WGS84").is(422);
    officer
        .post(
            at + "/position",
            "coordinates",
            "39.922699552216216,116.41662724378733",
            "datum",
            "BD09")
        .is(200)
        .says("39.91500, 116.40400", "Baidu");
    officer
        .post(at + "/position", "coordinates", "", "datum", "BD09", "territory", "HK")
        .is(422)
        .says("outside the customs territory");
    officer.get("/partners/" + id).is(200);
    var site =
        jdbc.sql("select site from partners.site where partner = ?")
            .param(id)
            .query(Long.class)
            .single();
    officer
        .post(
            "/partners/" + id + "/sites/" + site + "/position",
            "coordinates",
            "30.2, 120.1",
            "datum",
            "WGS84",
            "territory",
            "OTHER")
        .is(200)
        .says("30.20000, 120.10000", "elsewhere");
    officer.post("/partners/1/sites/" + site + "/position", "coordinates", "30.2, 120.1").is(404);
  }
}
