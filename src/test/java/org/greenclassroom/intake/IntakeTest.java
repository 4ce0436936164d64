package org.greenclassroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a donor's list to inspected devices, through the real pages and the real API. */
class IntakeTest extends House {
  static final byte[] DRAWN =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @Autowired Partners partners;
  @Autowired Custody custody;

  private long donor(String name) {
    return partners.record(
        Occasion.of(Actor.HOUSE, clock.instant()),
        unique(name),
        Set.of(PartnerKind.DONOR),
        "CN",
        "上海");
  }

  private static String list(String... rows) {
    return "设备编号,类型,品牌,型号,序列号,内存(GB),硬盘序列号\n" + String.join("\n", rows) + "\n";
  }

  private static Upload file(String text, Charset charset) {
    return new Upload("file", "清单.csv", "text/csv", text.getBytes(charset));
  }

  private static JsonNode preview(Api api, long donor, String text) {
    return api.upload(
            "/api/v1/imports",
            Map.of("donor", String.valueOf(donor)),
            List.of(file(text, StandardCharsets.UTF_8)))
        .is(201)
        .json();
  }

  private static long committed(Api api, long donor, String text) {
    var id = preview(api, donor, text).get("id").asLong();
    return api.post("/api/v1/imports/" + id + "/commit", "{}").is(200).json().get("lot").asLong();
  }

  private static final String TWO_NAMES =
      "\"giver\":{\"name\":\"王芳\"},\"taker\":{\"name\":\"Li Ming\"}";

  @Test
  void a_list_becomes_devices_through_the_pages() {
    var donor = donor("示例科技");
    var officer = visitor(Role.OFFICER);
    officer.get("/intake").is(200).says("Bring in a donor's list");
    var serial = "SN" + unique();
    var text =
        list(
            "A1,笔记本,联想,T480," + serial + ",8,WD-" + serial,
            "A2,台式机,HP,8100,System Serial Number,4,",
            "A3,台式机",
            "A4,显示器,Dell,U2412,,,");
    var preview =
        officer
            .upload(
                "/intake/imports",
                Map.of("donor", String.valueOf(donor), "_key", "k" + unique()),
                List.of(file(text, Charset.forName("GB18030"))))
            .is(200)
            .says("GB18030", "Accepted", "Warned", "Refused", "The row has 2 cells");
    assertThat(preview.path()).matches("/intake/imports/\\d+");
    assertThat(itemsOf(donor)).isZero();
    officer.get(preview.path() + "?verdict=WARNED").is(200).says("System Serial Number").says("A2");
    officer.get(preview.path() + "?verdict=REFUSED").is(200).says("A3");
    var lot = officer.post(preview.path() + "/commit").is(200).says("3 items are announced");
    assertThat(lot.path()).startsWith("/intake/lots/");
    var lotPath = lot.path();
    officer.get("/intake").is(200).says("Lot " + lot.id());

    var form = officer.get(lotPath + "/receiving").is(200).says("How many pieces did you count?");
    var items = items(form.body());
    assertThat(items).hasSize(3);
    var fields = receivingForm(items.subList(0, 2));
    fields.put("counted", "3");
    fields.put("total", "11.500");
    officer
        .upload(lotPath + "/receiving", fields, signatures())
        .is(422)
        .says("You counted 3 pieces, but 2 items are ticked");
    officer.get(lotPath + "/receiving").is(200);
    fields.put("counted", "2");
    officer.upload(lotPath + "/receiving", fields, List.of()).is(422).says("signature");
    officer.get(lotPath + "/receiving").is(200);
    officer
        .upload(lotPath + "/receiving", fields, signatures())
        .is(200)
        .says("2 devices are in the house", "S-0", "11.5");
    officer.get(lotPath + "?came=false").is(200).says("A4", "not yet");
    var grams =
        jdbc.sql("select grams, basis from custody.devices where lot = ? order by device")
            .param(lot.id())
            .query((row, n) -> row.getLong(1) + row.getString(2))
            .list();
    assertThat(grams).allMatch(each -> each.endsWith("SHARE_OF_WEIGHED"));
    assertThat(
            jdbc.sql("select sum(grams) from custody.devices where lot = ?")
                .param(lot.id())
                .query(Long.class)
                .single())
        .isEqualTo(11_500);

    var tag = tags(lot.id()).getFirst();
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/intake/inspections").is(200);
    technician.get("/intake/" + tag + "/inspection").is(200).says("Drive 1");
    technician
        .post(
            "/intake/" + tag + "/inspection",
            "kind",
            "LAPTOP",
            "maker",
            "联想",
            "model",
            "T480",
            "serial",
            serial,
            "powers",
            "yes",
            "decision",
            "on")
        .is(422)
        .says("Write down each drive");
    technician.get("/intake/" + tag + "/inspection").is(200);
    technician
        .post(
            "/intake/" + tag + "/inspection",
            "kind",
            "LAPTOP",
            "maker",
            "联想",
            "model",
            "T480",
            "serial",
            serial,
            "powers",
            "yes",
            "drive1Serial",
            "WD-" + serial,
            "drive1Gb",
            "500",
            "drive1Type",
            "SSD",
            "defects",
            "键盘缺一个键",
            "decision",
            "on")
        .is(200)
        .says("goes on to wiping");
    var device = api(Role.TECHNICIAN).get("/api/v1/devices/" + tag).is(200).json();
    assertThat(device.get("stage").asString()).isEqualTo("TO_WIPE");
    assertThat(device.get("drives").get(0).get("serial").asString()).isEqualTo("WD-" + serial);
    assertThat(device.get("drives").get(0).get("bytes").asLong()).isEqualTo(500_000_000_000L);
  }

  @Test
  void pages_speak_chinese_and_french() {
    var donor = donor("Donneur");
    var lot = committed(api(Role.OFFICER), donor, list("A1,笔记本,联想,T480,FR" + unique() + ",8,"));
    visitor(Role.OFFICER).speaking("zh").get("/intake").is(200).says("导入捐赠清单");
    visitor(Role.OFFICER)
        .speaking("fr")
        .get("/intake/lots/" + lot)
        .is(200)
        .says("Recevoir ce qui est arrivé");
    visitor(Role.OFFICER)
        .speaking("zh")
        .get("/intake/lots/" + lot + "/receiving")
        .is(200)
        .says("您清点到多少件？");
    visitor(Role.TECHNICIAN).speaking("fr").get("/intake/inspections").is(200);
  }

  @Test
  void the_api_answers_counts_and_each_refused_row() {
    var api = api(Role.OFFICER);
    var serial = "TW" + unique();
    var json =
        preview(
            api,
            donor("Counts"),
            list(
                "A1,笔记本,联想,T480," + serial + ",8,",
                "A2,笔记本,Dell,E6440," + serial.toLowerCase() + ",8,",
                "A3,笔记本,Dell,E6440,1.23457E+11,8,",
                "A4,笔记本,Dell,E6440,OK" + unique() + ",8,",
                "A5,x"));
    assertThat(json.get("state").asString()).isEqualTo("PREVIEWED");
    assertThat(json.get("accepted").asInt()).isEqualTo(1);
    assertThat(json.get("warned").asInt()).isEqualTo(3);
    assertThat(json.get("refused").asInt()).isEqualTo(1);
    assertThat(json.get("refused_rows").get(0).get("line").asInt()).isEqualTo(6);
    assertThat(json.get("refused_rows").get(0).get("reason").asString()).isEqualTo("too-few-cells");
    assertThat(json.get("warned_rows").get(0).get("text").asString()).contains("line 3");
    assertThat(json.get("warned_rows").get(1).get("text").asString()).contains("line 2");
    var id = json.get("id").asLong();
    assertThat(api.get("/api/v1/imports/" + id).is(200).json().get("rows").asInt()).isEqualTo(5);
    var committed = api.post("/api/v1/imports/" + id + "/commit", "{}").is(200).json();
    assertThat(committed.get("items").asInt()).isEqualTo(4);
    assertThat(committed.get("refused").asInt()).isEqualTo(1);
  }

  @Test
  void a_serial_number_in_the_book_is_warned_of_under_the_same_maker_only() {
    var api = api(Role.OFFICER);
    var serial = "BK" + unique() + "Z";
    var lot = committed(api, donor("First"), list("A1,台式机,Hewlett-Packard,8100," + serial + ",8,"));
    var receipt = receive(api, lot, "{" + TWO_NAMES + "}").is(201).json();
    var tag = receipt.get("devices").get(0).get("tag").asString();
    var json =
        preview(
            api,
            donor("Second"),
            list(
                "B1,台式机,HP,8100, " + serial.toLowerCase() + " ,8,",
                "B2,台式机,Dell,990,XX" + unique() + ",8,"));
    assertThat(json.get("warned").asInt()).isEqualTo(1);
    assertThat(json.get("warned_rows").get(0).get("reason").asString()).isEqualTo("serial-known");
    assertThat(json.get("warned_rows").get(0).get("text").asString()).contains(tag);
    assertThat(
            preview(api, donor("Third"), list("B1,台式机,Dell,990," + serial + ",8,"))
                .get("warned")
                .asInt())
        .isZero();
  }

  @Test
  void committing_twice_and_many_at_once_makes_one_lot() throws Exception {
    var api = api(Role.OFFICER);
    var donor = donor("Twice");
    var id = preview(api, donor, list("A1,笔记本,联想,T480,CM" + unique() + ",8,")).get("id").asLong();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers = new ArrayList<Future<Api.Answer>>();
      for (int i = 0; i < 8; i++)
        answers.add(threads.submit(() -> api.post("/api/v1/imports/" + id + "/commit", "{}")));
      var lots = new java.util.HashSet<Long>();
      for (var answer : answers) lots.add(answer.get().is(200).json().get("lot").asLong());
      assertThat(lots).hasSize(1);
    }
    assertThat(itemsOf(donor)).isEqualTo(1);
    assertThat(api.get("/api/v1/imports/" + id).json().get("state").asString())
        .isEqualTo("COMMITTED");
  }

  @Test
  void a_commit_that_breaks_in_the_middle_leaves_nothing() {
    var api = api(Role.OFFICER);
    var donor = donor("Killed");
    var id = preview(api, donor, list("A1,笔记本,联想,T480,KL" + unique() + ",8,")).get("id").asLong();
    // the last statement of the commit is made to fail after the items are written
    jdbc.sql(
            "set role none; create function intake.fall() returns trigger language plpgsql as $$ begin if new.import = %d then raise exception 'the power fails'; end if; return new; end $$; create trigger fall before update on lists.import for each row execute function intake.fall(); set role green_app"
                .formatted(id))
        .update();
    try {
      api.post("/api/v1/imports/" + id + "/commit", "{}").is(500);
      assertThat(itemsOf(donor)).isZero();
      assertThat(lotsOf(donor)).isZero();
    } finally {
      jdbc.sql(
              "set role none; drop trigger fall on lists.import; drop function intake.fall; set role green_app")
          .update();
    }
    assertThat(api.get("/api/v1/imports/" + id).json().get("state").asString())
        .isEqualTo("PREVIEWED");
    api.post("/api/v1/imports/" + id + "/commit", "{}").is(200);
    assertThat(itemsOf(donor)).isEqualTo(1);
  }

  @Test
  void a_file_that_is_refused_stores_nothing_and_says_why() {
    var api = api(Role.OFFICER);
    var donor = donor("Refused");
    var problem =
        api.upload(
                "/api/v1/imports",
                Map.of("donor", String.valueOf(donor)),
                List.of(file("型号,品牌,型号\n1,2,3\n", StandardCharsets.UTF_8)))
            .is(422)
            .json();
    assertThat(problem.get("code").asString()).isEqualTo("lists.refusal.duplicate-heading");
    assertThat(problem.get("detail").asString()).contains("型号");
    assertThat(
            jdbc.sql("select count(*) from lists.import where donor = ?")
                .param(donor)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void an_upload_posted_twice_with_one_key_is_read_once() {
    var api = visitor(Role.OFFICER);
    var donor = String.valueOf(donor("Key"));
    var key = "k" + unique();
    var upload = List.of(file(list("A1,笔记本,联想,T480,,8,"), StandardCharsets.UTF_8));
    api.get("/intake");
    var first =
        api.upload("/intake/imports", Map.of("donor", donor, "_key", key), upload).is(200).path();
    var second =
        api.upload("/intake/imports", Map.of("donor", donor, "_key", key), upload).is(200).path();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void only_officers_bring_lists_and_donors_see_their_own_lots_only() {
    var mine = donor("Mine");
    var officer = api(Role.OFFICER);
    var elsewhere = donor("Other");
    var lot = committed(officer, mine, list("A1,笔记本,联想,T480,OWN" + unique() + ",8,"));
    var other = committed(officer, elsewhere, list("A1,笔记本,联想,T480,OTH" + unique() + ",8,"));
    var donor = visitor(Role.DONOR, mine);
    donor.get("/intake").is(200).says("Lot " + lot);
    assertThat(donor.get("/intake").text()).doesNotContain("Lot " + other + " ");
    donor.get("/intake/lots/" + lot).is(200).says("T480");
    donor.get("/intake/lots/" + other).is(404);
    donor.get("/intake/lots/" + lot + "/receiving").is(403);
    // another role at another donor opens none of its lots
    var both = actor(Role.DONOR, mine).account();
    people.give(occasion(Role.ADMINISTRATOR), both, new Actor.Grant(Role.DISMANTLER, elsewhere));
    var two = stranger().signIn(people.known(both).login(), PASSWORD);
    two.get("/intake/lots/" + lot).is(200);
    two.get("/intake/lots/" + other).is(404);
    var api = api(Role.DONOR, mine);
    api.get("/api/v1/lots/" + lot).is(200);
    api.get("/api/v1/lots/" + other).is(404);
    api.get("/api/v1/lots/" + other + "/items").is(404);
    api.upload(
            "/api/v1/imports",
            Map.of("donor", String.valueOf(mine)),
            List.of(file(list("A1,笔记本,联想,T480,,8,"), StandardCharsets.UTF_8)))
        .is(403);
    Api.anonymous(port).get("/api/v1/lots/" + lot).is(401);
  }

  @Test
  void only_a_donor_gives() {
    var school =
        partners.record(
            Occasion.of(Actor.HOUSE, clock.instant()),
            unique("School"),
            Set.of(PartnerKind.SCHOOL),
            "CN",
            null);
    var api = api(Role.OFFICER);
    var upload = List.of(file(list("A1,笔记本,联想,T480,,8,"), StandardCharsets.UTF_8));
    api.upload("/api/v1/imports", Map.of("donor", String.valueOf(school)), upload).is(422);
    api.upload("/api/v1/imports", Map.of("donor", "999999999"), upload).is(404);
  }

  @Test
  void receiving_weighs_shares_or_estimates_and_never_twice() {
    var api = api(Role.OFFICER);
    var lot =
        committed(
            api,
            donor("Weights"),
            list(
                "A1,笔记本,联想,T480,WA" + unique() + ",8,",
                "A2,台式机,HP,8100,WB" + unique() + ",8,",
                "A3,显示器,Dell,U2412,WC" + unique() + ",,"));
    var items = api.get("/api/v1/lots/" + lot + "/items").is(200).json().get("rows");
    var first = items.get(0).get("id").asLong();
    var second = items.get(1).get("id").asLong();
    var third = items.get(2).get("id").asLong();
    receive(api, lot, "{\"items\":[" + first + "],\"counted\":2," + TWO_NAMES + "}").is(422);
    receive(api, lot, "{\"giver\":{\"name\":\"A\"},\"taker\":{\"name\":\" \"}}").is(422);
    receive(api, lot, "{\"total_kg\":0.1," + TWO_NAMES + "}").is(422);
    var key = "r" + unique();
    var body =
        "{\"items\":[%d,%d],\"counted\":2,\"total_kg\":11.001,\"item_kg\":{\"%d\":2.1},%s}"
            .formatted(first, second, first, TWO_NAMES);
    var receipt = api.post("/api/v1/lots/" + lot + "/receipts", body, key).is(201).json();
    var again = api.post("/api/v1/lots/" + lot + "/receipts", body, key).is(201).json();
    assertThat(again).isEqualTo(receipt);
    receive(api, lot, "{\"items\":[" + first + "]," + TWO_NAMES + "}").is(422);
    receive(api, lot, "{\"items\":[" + third + "]," + TWO_NAMES + "}").is(201);
    receive(api, lot, "{" + TWO_NAMES + "}").is(422);
    assertThat(
            jdbc.sql(
                    "select grams || ' ' || basis from custody.devices where lot = ? order by device")
                .param(lot)
                .query(String.class)
                .list())
        .containsExactly("2100 WEIGHED", "8901 SHARE_OF_WEIGHED", "5500 ESTIMATED");
  }

  @Test
  void two_receipts_at_once_receive_everything_once() throws Exception {
    var api = api(Role.OFFICER);
    var rows = new ArrayList<String>();
    for (int i = 0; i < 20; i++) rows.add("A" + i + ",笔记本,联想,T480,AT" + unique() + ",8,");
    var lot = committed(api, donor("AtOnce"), list(rows.toArray(String[]::new)));
    int received = 0;
    try (var threads = Executors.newFixedThreadPool(6)) {
      var answers = new ArrayList<Future<Api.Answer>>();
      for (int i = 0; i < 6; i++)
        answers.add(threads.submit(() -> receive(api, lot, "{\"total_kg\":44," + TWO_NAMES + "}")));
      for (var answer : answers) if (answer.get().status() == 201) received++;
    }
    assertThat(received).isEqualTo(1);
    assertThat(tags(lot)).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void a_condemned_device_is_inspected_first_and_its_drives_are_in_the_book() {
    var api = api(Role.OFFICER);
    var lot = committed(api, donor("Condemned"), list("A1,笔记本,联想,T60,CO" + unique() + ",8,"));
    receive(api, lot, "{" + TWO_NAMES + "}").is(201);
    var tag = tags(lot).getFirst();
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/intake/" + tag + "/inspection").is(200);
    technician
        .post(
            "/intake/" + tag + "/inspection",
            "kind",
            "LAPTOP",
            "powers",
            "no",
            "drive1Serial",
            "WD-CONDEMNED" + lot,
            "decision",
            "TOO_OLD")
        .is(200)
        .says("condemned");
    var facts = api.get("/api/v1/devices/" + tag + "/facts").is(200).json().get("rows");
    assertThat(facts)
        .extracting(fact -> fact.get("kind").asString())
        .containsExactly("RECEIVED", "INSPECTED", "CONDEMNED");
    assertThat(facts.get(1).toString()).contains("WD-CONDEMNED" + lot);
    assertThat(api.get("/api/v1/devices/" + tag).json().get("stage").asString())
        .isEqualTo("TO_DISMANTLE");
  }

  @Test
  void the_api_inspects_and_condemns_by_the_same_rules() {
    var api = api(Role.TECHNICIAN);
    var officer = api(Role.OFFICER);
    var lot = committed(officer, donor("Pens"), list("A1,笔记本,联想,T480,PN" + unique() + ",8,"));
    receive(officer, lot, "{" + TWO_NAMES + "}").is(201);
    var path = "/api/v1/devices/" + tags(lot).getFirst() + "/facts";
    api.post(path, "{\"kind\":\"INSPECTED\",\"detail\":{\"kind\":\"LAPTOP\",\"powers_on\":true}}")
        .is(422);
    api.post(
            path,
            "{\"kind\":\"INSPECTED\",\"detail\":{\"kind\":\"LAPTOP\",\"powers_on\":true,\"drives\":[{\"serial\":\"N/A\"}]}}")
        .is(422);
    var key = "p" + unique();
    var body =
        "{\"kind\":\"INSPECTED\",\"detail\":{\"kind\":\"LAPTOP\",\"maker\":\"Lenovo\",\"powers_on\":true,\"drives\":[{\"serial\":\"S1D2\",\"bytes\":500107862016}]}}";
    var first = api.post(path, body, key).is(201).json();
    assertThat(api.post(path, body, key).is(201).json()).isEqualTo(first);
    assertThat(first.get("stage").asString()).isEqualTo("TO_WIPE");
    api.post(path, "{\"kind\":\"CONDEMNED\",\"detail\":{\"why\":\"UGLY\"}}").is(422);
    assertThat(
            api.post(path, "{\"kind\":\"CONDEMNED\",\"detail\":{\"why\":\"BROKEN\"}}")
                .is(201)
                .json()
                .get("stage")
                .asString())
        .isEqualTo("TO_DISMANTLE");
    api(Role.ENGINEER).post(path, body).is(403);
  }

  @Test
  void a_long_lot_is_received_but_for_the_lines_named() {
    var api = api(Role.OFFICER);
    var rows = new ArrayList<String>();
    for (int i = 0; i < 100; i++) rows.add("A" + i + ",笔记本,联想,T480,LL" + unique() + ",8,");
    var lot = committed(api, donor("Long"), list(rows.toArray(String[]::new)));
    var officer = visitor(Role.OFFICER);
    officer.get("/intake/lots/" + lot + "/receiving").is(200).says("Lines that did not come");
    var fields = receivingForm(List.of());
    fields.remove("ticks");
    fields.put("missing", "3, 7-9");
    fields.put("counted", "96");
    officer
        .upload("/intake/lots/" + lot + "/receiving", fields, signatures())
        .is(200)
        .says("96 devices");
    assertThat(
            jdbc.sql("select line from intake.item where lot = ? and device is null order by line")
                .param(lot)
                .query(Long.class)
                .list())
        .containsExactly(3L, 7L, 8L, 9L);
  }

  /** Twice as often as there are connections: a tray that kept one would stop the house. */
  @Test
  void the_trays_hang_on_the_home_page_and_keep_no_connection() {
    var officer = visitor(Role.OFFICER);
    for (int i = 0; i < 45; i++)
      officer.get("/").is(200).says("Lots to receive", "Devices to inspect");
  }

  @Test
  void a_computer_that_wears_a_label_of_a_roll_is_received_under_it() {
    var api = api(Role.OFFICER);
    var lot =
        committed(
            api,
            donor("Rolls"),
            list("A1,笔记本,联想,T480,RA" + unique() + ",8,", "A2,笔记本,联想,T480,RB" + unique() + ",8,"));
    var officer = visitor(Role.OFFICER);
    var tag = custody.pressTags(occasion(Role.OFFICER), 3).get(1);
    officer.get("/" + tag.code()).is(200).says(tag.printed(), "belongs to nothing yet", "Receive");
    stranger().get("/" + tag.code()).is(200).says("belongs to nothing yet", "sign in");
    assertThat(officer.get("/find?q=" + tag.printed()).is(200).path()).isEqualTo("/" + tag.code());
    var page = officer.get("/intake/lots/" + lot + "/receiving").is(200);
    var items = items(page.body());
    var fields = receivingForm(items);
    fields.put("tag-" + items.getFirst(), "7K3M-9QX2");
    officer.upload("/intake/lots/" + lot + "/receiving", fields, signatures()).is(422);
    fields.put("tag-" + items.get(0), tag.printed());
    fields.put("tag-" + items.get(1), tag.code().toLowerCase());
    officer
        .upload("/intake/lots/" + lot + "/receiving", fields, signatures())
        .is(409)
        .says("a tag is never given twice");
    fields.remove("tag-" + items.get(1));
    officer.upload("/intake/lots/" + lot + "/receiving", fields, signatures()).is(200);
    assertThat(tags(lot)).hasSize(2).contains(tag.code());
    assertThat(officer.get("/" + tag.code()).is(200).path()).isEqualTo("/devices/" + tag.code());
  }

  // ---

  private static Api.Answer receive(Api api, long lot, String body) {
    return api.post("/api/v1/lots/" + lot + "/receipts", body);
  }

  private static Map<String, String> receivingForm(List<String> items) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("_key", "r" + unique());
    fields.put("ticks", "yes");
    for (var item : items) fields.put("came-" + item, "yes");
    fields.put("counted", String.valueOf(items.size()));
    fields.put("giverName", "王芳");
    fields.put("takerName", "Li Ming");
    return fields;
  }

  private static List<Upload> signatures() {
    return List.of(
        new Upload("giverScan", "g.png", "image/png", DRAWN),
        new Upload("takerScan", "t.png", "image/png", DRAWN));
  }

  private static List<String> items(String page) {
    return Pattern.compile("name=\"came-(\\d+)\"")
        .matcher(page)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private List<String> tags(long lot) {
    return jdbc.sql("select tag from custody.devices where lot = ? order by device")
        .param(lot)
        .query(String.class)
        .list();
  }

  private long itemsOf(long donor) {
    return jdbc.sql(
            "select count(*) from intake.item join donations.lot using (lot) where donor = ?")
        .param(donor)
        .query(Long.class)
        .single();
  }

  private long lotsOf(long donor) {
    return jdbc.sql("select count(*) from donations.lot where donor = ?")
        .param(donor)
        .query(Long.class)
        .single();
  }
}
