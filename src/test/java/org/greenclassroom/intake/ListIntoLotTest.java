package org.greenclassroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A second list of a lot: what it would do is seen before, done exactly, and can be taken back. */
class ListIntoLotTest extends House {
  private static final String HEAD = "资产编号,类型,品牌,型号,序列号,内存(GB)\n";

  @Autowired Partners partners;
  @Autowired Donations donations;

  private long donor() {
    return partners.record(
        Occasion.of(Actor.HOUSE, clock.instant()),
        unique("Upsert"),
        Set.of(PartnerKind.DONOR),
        "CN",
        null);
  }

  private static JsonNode bring(Api api, long donor, Long lot, String rows) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("donor", String.valueOf(donor));
    if (lot != null) fields.put("lot", String.valueOf(lot));
    var file =
        new Upload("file", "list.csv", "text/csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8));
    return api.upload("/api/v1/imports", fields, List.of(file)).is(201).json();
  }

  private static JsonNode commit(Api api, JsonNode list) {
    return api.post("/api/v1/imports/" + list.get("id").asLong() + "/commit", "{}").is(200).json();
  }

  private List<String> items(long lot) {
    return jdbc.sql(
            """
            select concat_ws('|', line, donors_tag, kind, maker, model, serial, memory_mb)
              from intake.item where lot = ? order by line
            """)
        .param(lot)
        .query(String.class)
        .list();
  }

  private static List<String> outcomes(Api api, JsonNode list) {
    var told = new ArrayList<String>();
    for (var row :
        api.get("/api/v1/imports/" + list.get("id").asLong() + "/rows")
            .is(200)
            .json()
            .get("rows")) {
      var differences = new StringBuilder();
      for (var d : row.get("differences"))
        differences
            .append(' ')
            .append(d.get("field").asString())
            .append(':')
            .append(d.get("old") == null || d.get("old").isNull() ? "" : d.get("old").asString())
            .append('>')
            .append(d.get("now").asString());
      var key = row.get("key");
      told.add(
          row.get("line").asLong()
              + " "
              + row.get("outcome").asString()
              + (key == null || key.isNull() ? "" : " " + key.asString())
              + differences);
    }
    return told;
  }

  private static void receive(Api api, long lot, long item) {
    api.post(
            "/api/v1/lots/" + lot + "/receipts",
            "{\"items\":[%d],\"giver\":{\"name\":\"王芳\"},\"taker\":{\"name\":\"李明\"}}"
                .formatted(item))
        .is(201);
  }

  private long item(long lot, String tag) {
    return jdbc.sql("select item from intake.item where lot = ? and donors_tag = ?")
        .params(lot, tag)
        .query(Long.class)
        .single();
  }

  @Test
  void a_second_list_is_compared_by_several_keys_and_does_exactly_what_was_shown() {
    var api = api(Role.OFFICER);
    var donor = donor();
    var s = "U" + unique();
    var lot =
        commit(
                api,
                bring(
                    api,
                    donor,
                    null,
                    """
                    A1,笔记本,联想,T480,%1$s-1,8
                    A2,笔记本,联想,T480,%1$s-2,8
                    A3,台式机,HP,8100,,4
                    A4,台式机,HP,8100,%1$s-4,4
                    DUP,台式机,HP,8100,,4
                    DUP,台式机,HP,8100,,4
                    A7,显示器,Dell,U2412,,
                    A8,显示器,Dell,U2412,,
                    ,显示器,AOC,24B,,
                    """
                        .formatted(s)))
            .get("lot")
            .asLong();
    receive(api, lot, item(lot, "A4"));
    var before = items(lot);
    var second =
        bring(
            api,
            donor,
            lot,
            """
            Ａ1,笔记本,Lenovo,T480,%1$s-1,8
            A2,笔记本,联想,T480s,%1$s-2,16
            A3,台式机,HP,8200,%1$s-3,4
            A4,台式机,HP,8200,%1$s-4,4
            DUP,台式机,HP,8100,,4
            A7,显示器,Dell,U2412,,
            A9,一体机,HP,800,%1$s-9,8
            ,显示器,AOC,24B,,
            A10,笔记本,联想,X1,%1$s-10,8
            """
                .formatted(s));
    assertThat(outcomes(api, second))
        .containsExactly(
            "2 SAME SERIAL",
            "3 CHANGED SERIAL model:T480>T480s memory:8192>16384",
            "4 CHANGED TAG model:8100>8200 serial:>" + s + "-3",
            "5 CAME SERIAL model:8100>8200",
            "6 AMBIGUOUS TAG_AND_MODEL",
            "7 SAME TAG_AND_MODEL",
            "8 NEW",
            "9 AMBIGUOUS",
            "10 NEW");
    var plan = second.get("plan");
    assertThat(plan.get("missing").asInt()).isEqualTo(1);
    assertThat(items(lot)).isEqualTo(before);

    // the page shows old and new side by side
    var officer = visitor(Role.OFFICER);
    var path = "/intake/imports/" + second.get("id").asLong();
    officer
        .get(path)
        .is(200)
        .says("What it would do to lot " + lot, "T480 → T480s", "8192 → 16384", "Not clear");
    officer.get(path + "?outcome=AMBIGUOUS").is(200).says("lines 6, 7 of the lot");
    officer.get(path + "/missing").is(200).says("U2412", "stays announced");
    // one new row stays out, what is missing is not to come
    officer.get(path + "?outcome=NEW").is(200).says("A10");
    officer.post(path + "/choice", "line", "10", "out", "true").is(200).says("One row is left out");
    officer.get(path + "/missing").is(200);
    officer
        .post(path + "/withdrawals", "all", "true", "out", "true")
        .is(200)
        .says("One item is marked as not to come");
    officer.get(path).is(200);
    officer
        .post(path + "/commit")
        .is(200)
        .says("Brought in: 1 new, 2 changed, 1 not to come. One row stayed out.");
    var after = items(lot);
    assertThat(after)
        .contains("3|A2|LAPTOP|联想|T480s|" + s + "-2|16384")
        .contains("4|A3|DESKTOP|HP|8200|" + s + "-3|4096")
        .contains("5|A4|DESKTOP|HP|8100|" + s + "-4|4096")
        .noneMatch(item -> item.contains("|A8|") || item.contains("|A10|"))
        .hasSize(9);
    assertThat(after.getLast()).isEqualTo("18|A9|ALL_IN_ONE|HP|800|" + s + "-9|8192");

    // and back
    officer.get(path).is(200).says("Take this list back");
    officer
        .post(path + "/reversal")
        .is(200)
        .says("The list was taken back: one item removed, 3 as before.", "was taken back on");
    assertThat(items(lot)).isEqualTo(before);
    officer
        .get("/intake/lots/" + lot + "/lists")
        .is(200)
        .says("Taken back", "Bring a list into lot");
    api.post(path.replace("/intake", "/api/v1") + "/reversal", "{}").is(200);
    api.post(path.replace("/intake", "/api/v1") + "/commit", "{}").is(422);
  }

  @Test
  void a_lot_that_changed_since_is_compared_again_first() {
    var api = api(Role.OFFICER);
    var donor = donor();
    var s = "C" + unique();
    var lot =
        commit(
                api,
                bring(
                    api,
                    donor,
                    null,
                    "A1,笔记本,联想,T480,%1$s-1,8\nA2,笔记本,联想,T480,%1$s-2,8\n".formatted(s)))
            .get("lot")
            .asLong();
    var second = bring(api, donor, lot, "A1,笔记本,联想,T490,%s-1,8\n".formatted(s));
    receive(api, lot, item(lot, "A1"));
    var path = "/api/v1/imports/" + second.get("id").asLong();
    assertThat(api.post(path + "/commit", "{}").is(409).json().get("code").asString())
        .isEqualTo("intake.refusal.lot-changed");
    var page = visitor(Role.OFFICER);
    page.get("/intake/imports/" + second.get("id").asLong()).is(200).says("The lot changed since");
    page.post("/intake/imports/" + second.get("id").asLong() + "/comparison").is(200);
    var again = api.get(path).is(200).json();
    assertThat(again.get("plan").get("came").asInt()).isEqualTo(1);
    assertThat(api.post(path + "/commit", "{}").is(422).json().get("code").asString())
        .isEqualTo("intake.refusal.nothing-changes");
    // what is not named stays when somebody says so, and may be kept after all
    api.post(path + "/withdrawals", "{\"out\":true}").is(200);
    api.post(path + "/withdrawals", "{\"out\":false}").is(200);
    assertThat(api.get(path + "/missing").is(200).json().get("rows")).hasSize(1);
    assertThat(
            api.post(path + "/comparison", "{}")
                .is(200)
                .json()
                .get("plan")
                .get("as_compared")
                .asBoolean())
        .isTrue();
  }

  @Test
  void a_list_is_taken_back_only_while_nothing_was_built_on_it() {
    var api = api(Role.OFFICER);
    var donor = donor();
    var s = "B" + unique();
    var first =
        bring(api, donor, null, "A1,笔记本,联想,T480,%1$s-1,8\nA2,笔记本,联想,T480,%1$s-2,8\n".formatted(s));
    var lot = commit(api, first).get("lot").asLong();
    var undo = "/api/v1/imports/" + first.get("id").asLong() + "/reversal";
    var second = bring(api, donor, lot, "A1,笔记本,联想,T490,%s-1,8\n".formatted(s));
    assertThat(commit(api, second).get("changed").asInt()).isEqualTo(1);
    assertThat(api.post(undo, "{}").is(409).json().get("detail").asString())
        .contains("1 were changed by a later list", "first lines: 2");
    api.post("/api/v1/imports/" + second.get("id").asLong() + "/reversal", "{}").is(200);
    receive(api, lot, item(lot, "A2"));
    assertThat(api.post(undo, "{}").is(409).json().get("detail").asString()).contains("1 came");
    visitor(Role.OFFICER)
        .get("/intake/imports/" + first.get("id").asLong())
        .is(200)
        .says("This list cannot be taken back");
    var other = bring(api, donor, null, "A1,笔记本,联想,T480,%s-9,8\n".formatted(s));
    assertThat(
            api.post("/api/v1/imports/" + other.get("id").asLong() + "/reversal", "{}")
                .is(422)
                .json()
                .get("code")
                .asString())
        .isEqualTo("intake.refusal.not-committed");
    var otherLot = commit(api, other).get("lot").asLong();
    donations.close(occasion(Role.OFFICER), otherLot);
    api.post("/api/v1/imports/" + other.get("id").asLong() + "/reversal", "{}").is(409);
    assertThat(items(otherLot)).hasSize(1);
    donations.reopen(occasion(Role.OFFICER), otherLot);
    var undone =
        api.post("/api/v1/imports/" + other.get("id").asLong() + "/reversal", "{}").is(200).json();
    assertThat(undone.get("removed").asInt()).isEqualTo(1);
    assertThat(items(otherLot)).isEmpty();
    assertThat(
            api.get("/api/v1/imports/" + other.get("id").asLong())
                .is(200)
                .json()
                .get("state")
                .asString())
        .isEqualTo("UNDONE");
  }

  @Test
  void only_the_rows_that_somebody_chose_come_in_and_counts_are_exact() {
    var api = api(Role.OFFICER);
    var donor = donor();
    var s = "R" + unique();
    var list =
        bring(
            api,
            donor,
            null,
            "A1,笔记本,联想,T480,%1$s-1,8\nA2,咖啡机,联想,T480,%1$s-2,8\nA3,笔记本,联想,T480,%1$s-3,8\nA4,x\n"
                .formatted(s));
    var path = "/api/v1/imports/" + list.get("id").asLong();
    assertThat(api.post(path + "/choice", "{\"out\":true}").is(200).json().get("changed").asInt())
        .isEqualTo(3);
    assertThat(api.post(path + "/commit", "{}").is(422).json().get("code").asString())
        .isEqualTo("intake.refusal.nothing-usable");
    api.post(path + "/choice", "{\"out\":false}").is(200);
    assertThat(
            api.post(path + "/choice", "{\"out\":true,\"verdict\":\"WARNED\"}")
                .is(200)
                .json()
                .get("changed")
                .asInt())
        .isEqualTo(1);
    assertThat(
            api.post(path + "/choice", "{\"out\":true,\"lines\":[2,5,99]}")
                .is(200)
                .json()
                .get("changed")
                .asInt())
        .isEqualTo(1);
    var done = commit(api, list);
    assertThat(done.get("items").asInt()).isEqualTo(1);
    assertThat(done.get("left_out").asInt()).isEqualTo(2);
    assertThat(done.get("refused").asInt()).isEqualTo(1);
    assertThat(commit(api, list)).isEqualTo(done);
    api.post(path + "/choice", "{\"out\":true}").is(409);
    api.post(path + "/comparison", "{}").is(409);
    api.post(path + "/withdrawals", "{\"out\":true}").is(409);
  }

  @Test
  void of_a_plan_one_outcome_can_be_left_out_as_a_whole() {
    var api = api(Role.OFFICER);
    var donor = donor();
    var s = "O" + unique();
    var lot =
        commit(api, bring(api, donor, null, "A1,笔记本,联想,T480,%s-1,8\n".formatted(s)))
            .get("lot")
            .asLong();
    var list =
        bring(
            api,
            donor,
            lot,
            "A1,笔记本,联想,T490,%1$s-1,8\nA2,笔记本,联想,T480,%1$s-2,8\nA3,笔记本,联想,T480,%1$s-3,8\n"
                .formatted(s));
    var path = "/api/v1/imports/" + list.get("id").asLong();
    assertThat(
            api.post(path + "/choice", "{\"out\":true,\"outcome\":\"NEW\"}")
                .is(200)
                .json()
                .get("changed")
                .asInt())
        .isEqualTo(2);
    var done = commit(api, list);
    assertThat(done.get("items").asInt()).isZero();
    assertThat(done.get("changed").asInt()).isEqualTo(1);
    assertThat(items(lot)).containsExactly("2|A1|LAPTOP|联想|T490|" + s + "-1|8192");
  }

  @Test
  void another_donors_lot_and_a_closed_lot_take_no_list() {
    var api = api(Role.OFFICER);
    var donor = donor();
    var lot =
        commit(api, bring(api, donor, null, "A1,笔记本,联想,T480,%s,8\n".formatted("D" + unique())))
            .get("lot")
            .asLong();
    var file =
        List.of(
            new Upload(
                "file",
                "l.csv",
                "text/csv",
                (HEAD + "A1,笔记本,,,,\n").getBytes(StandardCharsets.UTF_8)));
    assertThat(
            api.upload(
                    "/api/v1/imports",
                    Map.of("donor", String.valueOf(donor()), "lot", String.valueOf(lot)),
                    file)
                .is(422)
                .json()
                .get("code")
                .asString())
        .isEqualTo("intake.refusal.other-donors-lot");
    donations.close(occasion(Role.OFFICER), lot);
    assertThat(
            api.upload(
                    "/api/v1/imports",
                    Map.of("donor", String.valueOf(donor), "lot", String.valueOf(lot)),
                    file)
                .is(409)
                .json()
                .get("code")
                .asString())
        .isEqualTo("donations.refusal.lot-closed");
    visitor(Role.OFFICER)
        .get("/intake/lots/" + lot + "/lists")
        .is(200)
        .says("This lot is closed, so no list can come into it.");
  }

  @Test
  void rows_with_a_remark_go_back_to_the_donor_as_a_file() {
    var api = api(Role.OFFICER);
    var list =
        bring(
            api,
            donor(),
            null,
            "A1,笔记本,联想,T480,OK%1$d,8\n=1+1,笔记本,联想,\"a,\"\"b\",1.23457E+11,8\nA3,x\n"
                .formatted(unique()));
    var path = "/intake/imports/" + list.get("id").asLong();
    var english = visitor(Role.OFFICER);
    english.get(path).is(200).says("Download the 2 rows with a remark");
    var csv = english.get(path + "/rows.csv").is(200).body();
    assertThat(csv).startsWith("\uFEFFLine,Verdict,Remarks,");
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv).contains("Excel destroyed the number under “序列号”: 1.23457E+11.");
    assertThat(csv).contains(",'=1+1,").contains("\"a,\"\"b\"");
    assertThat(visitor(Role.OFFICER).speaking("zh").get(path + "/rows.csv").is(200).body())
        .contains("已被 Excel 破坏", "此行有 2 格");
  }
}
