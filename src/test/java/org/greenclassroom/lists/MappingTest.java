package org.greenclassroom.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.Api;
import org.greenclassroom.Fixtures;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the columns of a list mean is said once, and remembered for the donor. */
class MappingTest extends House {
  @Autowired Partners partners;

  private long donor() {
    return partners.record(
        Occasion.of(Actor.HOUSE, clock.instant()),
        unique("Mapping"),
        Set.of(PartnerKind.DONOR),
        "CN",
        null);
  }

  private static Upload file(String text) {
    return new Upload("file", "l.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Visitor.Seen upload(Visitor officer, long donor, String text) {
    officer.get("/intake").is(200);
    return officer.upload(
        "/intake/imports",
        Map.of("donor", String.valueOf(donor), "_key", "k" + unique()),
        List.of(file(text)));
  }

  private static Api.Answer upload(Api api, long donor, String mapping, Upload file) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("donor", String.valueOf(donor));
    if (mapping != null) fields.put("mapping", mapping);
    return api.upload("/api/v1/imports", fields, List.of(file));
  }

  private List<String> staged(long list) {
    return jdbc.sql(
            """
            select concat_ws('|', line, donors_tag, kind, maker, model, serial)
              from lists.rows where import = ? order by line
            """)
        .param(list)
        .query(String.class)
        .list();
  }

  @Test
  void unknown_headings_are_asked_for_once_and_the_second_file_needs_no_click() {
    var donor = donor();
    var officer = visitor(Role.OFFICER);
    var text = "My company\nInv,Machine,Mark,Boss\n%s,Blade 5,Acme,Marie\n%s,Blade 6,Acme,Paul\n";
    var page =
        upload(officer, donor, text.formatted("I1", "I2"))
            .is(200)
            .says("What the columns of l.csv mean", "Inv", "Blade 5", "Leave it out", "Marie");
    assertThat(page.path()).matches("/intake/imports/\\d+/columns");
    var path = page.path().replace("/columns", "");
    var id = Long.parseLong(path.replaceAll(".*/", ""));
    officer.get(path).is(200).says("The headings of this list are not known for sure");
    officer.get(path + "/columns").is(200);
    officer
        .post(path + "/columns", "sheet", "0", "heading", "2", "column0", "", "column1", "")
        .is(422)
        .says("None of the columns says what a device is");
    officer.get(path + "/columns").is(200);
    officer
        .post(
            path + "/columns", "sheet", "0", "heading", "2", "column0", "MODEL", "column1", "MODEL")
        .is(422)
        .says("Two columns are both said to mean Model");
    // another row is looked at as the heading, without losing one's way
    officer.get(path + "/columns?heading=1").is(200).says("My company");
    officer.get(path + "/columns").is(200);
    officer
        .post(
            path + "/columns",
            "sheet",
            "0",
            "heading",
            "2",
            "column0",
            "ASSET_NUMBER",
            "column1",
            "MODEL",
            "column2",
            "MAKER",
            "column3",
            "",
            "all-kind",
            "LAPTOP")
        .is(200)
        .says("2 rows were read this way", "Acme Blade 5", "Make a lot of 2 rows");
    assertThat(staged(id)).containsExactly("3|I1|LAPTOP|Acme|Blade 5", "4|I2|LAPTOP|Acme|Blade 6");

    var second = upload(officer, donor, text.formatted("I3", "I4")).is(200).says("Acme Blade 5");
    assertThat(second.path()).as("no question").matches("/intake/imports/\\d+");
    assertThat(staged(second.id())).first().isEqualTo("3|I3|LAPTOP|Acme|Blade 5");

    // one new heading: only that is asked
    var third =
        upload(officer, donor, "Inv,Machine,Mark,Boss,Number\nI5,Blade 7,Acme,Li,N-5\n")
            .is(200)
            .says("One column is new");
    assertThat(third.path()).endsWith("/columns");
    assertThat(third.body().split("badge wait", -1)).hasSize(2);
    assertThat(third.body()).contains("value=\"MODEL\" selected");
    // one heading less needs nobody
    var fourth = upload(officer, donor, "Inv,Machine,Mark\nI6,Blade 8,Acme\n").is(200);
    assertThat(fourth.path()).matches("/intake/imports/\\d+");
    // another donor is asked again
    assertThat(upload(officer, donor(), text.formatted("I7", "I8")).path()).endsWith("/columns");
    officer.post(path + "/commit").is(200);
    officer.get(path + "/columns").is(409);
    visitor(Role.OFFICER).speaking("zh").get(third.path()).is(200).says("各列的含义", "有 1 列是新的");
    visitor(Role.OFFICER).speaking("fr").get(third.path()).is(200).says("Une colonne est nouvelle");
  }

  @Test
  void a_program_says_what_columns_mean_beside_the_file_or_afterwards() {
    var api = api(Role.OFFICER);
    var donor = donor();
    var text = file("Inv,Machine\nI1,Blade\n");
    var asked = upload(api, donor, null, text).is(201).json();
    assertThat(asked.get("state").asString()).isEqualTo("MAPPING");
    var path = "/api/v1/imports/" + asked.get("id").asLong();
    assertThat(api.post(path + "/commit", "{}").is(422).json().get("code").asString())
        .isEqualTo("intake.refusal.not-mapped");
    var columns = api.get(path + "/columns").is(200).json();
    assertThat(columns.get("columns").get(1).get("samples").get(0).asString()).isEqualTo("Blade");
    var mapped =
        api.post(
                path + "/mapping",
                "{\"columns\":{\"Machine\":\"MODEL\",\"Inv\":null},\"for_all\":{\"KIND\":\"LAPTOP\"}}")
            .is(200)
            .json();
    assertThat(mapped.get("accepted").asInt()).isEqualTo(1);
    assertThat(staged(mapped.get("id").asLong())).containsExactly("2|LAPTOP|Blade");
    var other =
        upload(api, donor(), "{\"columns\":{\"Inv\":\"SERIAL\",\"Machine\":\"MODEL\"}}", text)
            .is(201)
            .json();
    assertThat(staged(other.get("id").asLong())).containsExactly("2|OTHER|Blade|I1");
    upload(api, donor, "{\"columns\":{\"Inv\":\"NONSENSE\"}}", text).is(422);
    upload(api, donor, "nonsense", text).is(422);
    upload(api, donor, "{\"heading\":12,\"columns\":{\"Inv\":\"SERIAL\"}}", text).is(422);
    upload(api, donor, "{\"columns\":{\"Inv\":\"SERIAL\"},\"for_all\":{\"SERIAL\":\"x\"}}", text)
        .is(422);
  }

  @Test
  void a_list_that_nobody_wants_is_put_away_with_its_file() {
    var donor = donor();
    var officer = visitor(Role.OFFICER);
    var page = upload(officer, donor, "甲,乙\n丙,丁\n").is(200);
    var path = page.path().replace("/columns", "");
    officer.get(path).is(200).says("Put this list away");
    officer.post(path + "/removal").is(200).says("The list was put away");
    officer.get(path).is(404);
    assertThat(
            jdbc.sql("select count(*) from lists.upload_part where import = ?")
                .param(Long.valueOf(path.replaceAll(".*/", "")))
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_real_list_without_headings_is_read_by_its_letters() throws Exception {
    var api = api(Role.OFFICER);
    var donor = donor();
    var bytes =
        java.nio.file.Files.readAllBytes(
            Fixtures.file("olpc-inventario/test/fixtures/files/laptops.xls"));
    var file = new Upload("file", "laptops.xls", "application/vnd.ms-excel", bytes);
    var asked = upload(api, donor, null, file).is(201).json();
    assertThat(asked.get("format").asString()).isEqualTo("XLS");
    assertThat(asked.get("state").asString()).isEqualTo("MAPPING");
    var mapping =
        "{\"sheet\":\"Hoja1\",\"heading\":0,\"columns\":{\"#1\":null,\"#2\":null,\"#3\":null,\"#4\":\"SERIAL\",\"#5\":null},\"for_all\":{\"KIND\":\"LAPTOP\",\"MAKER\":\"OLPC\"}}";
    var mapped =
        api.post("/api/v1/imports/" + asked.get("id").asLong() + "/mapping", mapping)
            .is(200)
            .json();
    assertThat(staged(mapped.get("id").asLong())).first().isEqualTo("1|LAPTOP|OLPC|SHC1000001");
    // the same donor's next list without headings and as wide
    JsonNode next = upload(api, donor, null, file).is(201).json();
    assertThat(next.get("state").asString()).isEqualTo("PREVIEWED");
    assertThat(next.get("rows").asInt()).isEqualTo(mapped.get("rows").asInt());
  }

  @Test
  void damage_is_seen_beside_the_neighbours() {
    var api = api(Role.OFFICER);
    var text =
        """
        资产编号,类型,型号,序列号
        000123,笔记本,T480,PF-%1$sA
        000124,笔记本,T480,PF-%1$sB
        000125,笔记本,T480,PF-%1$sC
        126,笔记本,T480,PF-%1$sD
        000127,笔记本,T480,PF-%1$sE
        000128,笔记本,T480,43831
        """
            .formatted("" + unique());
    var list = upload(api, donor(), null, file(text)).is(201).json();
    assertThat(list.get("warned_rows")).hasSize(2);
    assertThat(list.get("warned_rows").get(0).get("text").asString())
        .isEqualTo(
            "126 under “资产编号” is shorter than the others, which have 6 digits and begin with zeros. Excel may have dropped zeros. It is taken as it stands.");
    assertThat(list.get("warned_rows").get(1).get("text").asString()).contains("(2020-01-01)");
    var rounded =
        upload(
                api,
                donor(),
                null,
                file(
                    "资产编号,类型,序列号\n9876543210987650,笔记本,1234567890123450\n9876543210987660,笔记本,1234567890123460\n12,笔记本,PF1\n"))
            .is(201)
            .json();
    assertThat(rounded.get("warned").asInt()).isEqualTo(2);
    assertThat(rounded.get("warned_rows").get(0).get("reasons").toString())
        .isEqualTo("[\"rounded\",\"rounded\"]");
    assertThat(staged(rounded.get("id").asLong()).getFirst()).isEqualTo("2|LAPTOP");
    var honest =
        upload(api, donor(), null, file("类型,序列号\n笔记本,1234567890123450\n笔记本,1234567890123467\n"))
            .is(201)
            .json();
    assertThat(honest.get("warned").asInt()).as("a column that was kept as text").isZero();
    var serials =
        upload(api, donor(), null, file("类型,序列号\n笔记本,00071\n笔记本,00072\n笔记本,00073\n笔记本,74\n"))
            .is(201)
            .json();
    assertThat(serials.get("warned_rows").get(0).get("reason").asString()).isEqualTo("lost-zeros");
  }
}
