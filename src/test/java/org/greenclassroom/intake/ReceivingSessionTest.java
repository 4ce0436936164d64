package org.greenclassroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What came of a lot, scanned, weighed, counted and signed for through the real pages and API. */
class ReceivingSessionTest extends House {
  @Autowired Partners partners;
  @Autowired Custody custody;
  @Autowired Donations donations;

  private long donor() {
    return partners.record(
        Occasion.of(Actor.HOUSE, clock.instant()),
        unique("示例科技"),
        Set.of(PartnerKind.DONOR),
        "CN",
        "上海");
  }

  /** A lot of one donor whose list holds these rows: donor's number, kind, model, serial number. */
  private long lot(long donor, String... rows) {
    var api = api(Role.OFFICER);
    var text = "设备编号,类型,品牌,型号,序列号\n" + String.join("\n", rows) + "\n";
    var id =
        api.upload(
                "/api/v1/imports",
                Map.of("donor", String.valueOf(donor)),
                List.of(
                    new Upload(
                        "file", "清单.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8))))
            .is(201)
            .json()
            .get("id")
            .asLong();
    return api.post("/api/v1/imports/" + id + "/commit", "{}").is(200).json().get("lot").asLong();
  }

  private static String[] laptops(String prefix, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> "%s-A%d,笔记本,Dell,Latitude E6440,%s%05d".formatted(prefix, n, prefix, n))
        .toArray(String[]::new);
  }

  private static String serials(String prefix, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> "%s%05d".formatted(prefix, n))
        .collect(Collectors.joining("\n"));
  }

  private static String prefix() {
    return "RS" + Long.toString(System.nanoTime() % 1_000_000_000L, 36).toUpperCase() + unique();
  }

  private static Map<String, String> closing(String everything, String... counts) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("_key", "k" + System.nanoTime() + unique());
    fields.put("everything", everything);
    fields.put("giverName", "王芳");
    fields.put("takerName", "赵工");
    for (int i = 0; i < counts.length; i += 2) fields.put("count-" + counts[i], counts[i + 1]);
    return fields;
  }

  private static List<Upload> signatures() {
    return List.of(
        new Upload("giverScan", "g.png", "image/png", IntakeTest.DRAWN),
        new Upload("takerScan", "t.png", "image/png", IntakeTest.DRAWN));
  }

  private int devices(long lot) {
    return jdbc.sql("select count(*)::int from custody.devices where lot = ?")
        .param(lot)
        .query(Integer.class)
        .single();
  }

  private int scans(String session) {
    return jdbc.sql("select count(*)::int from intake.scan where session = ? and undone_at is null")
        .param(Long.valueOf(session.replaceAll(".*/", "")))
        .query(Integer.class)
        .single();
  }

  private String open(Visitor visitor, long lot) {
    visitor.get("/intake/lots/" + lot).is(200);
    return visitor.post("/intake/lots/" + lot + "/sessions").is(200).path();
  }

  private static String outcome(Api api, String session, String body) {
    return api.post("/api/v1" + session.replace("/intake", "") + "/scans", body)
        .is(200)
        .json()
        .get("outcomes")
        .get(0)
        .get("result")
        .asString();
  }

  @Test
  void a_lot_is_scanned_reconciled_weighed_and_signed_for() {
    var donor = donor();
    var p = prefix();
    var lot = lot(donor, laptops(p, 60));
    var first = visitor(Role.TECHNICIAN);
    var session = open(first, lot);
    assertThat(open(visitor(Role.OFFICER), lot))
        .as("one session of a lot at a time")
        .isEqualTo(session);

    // 56 of the list (one of them with full-width letters and blanks), two of them twice, three
    // unknown
    var pasted =
        serials(p, 2, 56)
            + "\n　ＲＳ"
            + p.substring(2)
            + " 00057 \n"
            + serials(p, 2, 3)
            + "\nUNKNOWN"
            + p
            + "1\nUNKNOWN"
            + p
            + "2\nUNKNOWN"
            + p
            + "3";
    first
        .post(session + "/list", "codes", pasted, "_key", "paste" + p)
        .is(200)
        .says(
            "61 lines",
            "56 counted",
            "3 counted, look again",
            "2 scanned twice",
            "UNKNOWN" + p + "2");
    assertThat(scans(session)).isEqualTo(59);
    first.post(session + "/list", "codes", pasted, "_key", "paste" + p).is(200).says("56 counted");
    assertThat(scans(session)).as("posted twice, it counts once").isEqualTo(59);
    first.get(session).is(200).says("3 machines are not described yet", "59", "not listed");

    // nothing closes before everything is said
    first
        .upload(session + "/closing", closing("true", "LAPTOP", "59"), signatures())
        .is(422)
        .says("3 scanned machines are not described");
    first.get(session).is(200);
    first
        .post(session + "/descriptions", "all-kind", "DESKTOP", "all-model", "OptiPlex 390")
        .is(200);
    first.get(session + "/closing").is(200).says("3 differences are not confirmed");
    first
        .upload(session + "/closing", closing("true", "LAPTOP", "55", "DESKTOP", "3"), signatures())
        .is(422)
        .says("laptop: you counted 55, but 56 were scanned");
    first
        .get(session + "/differences")
        .is(200)
        .says("4 announced things were not scanned", "not announced");
    first
        .post(
            session + "/differences",
            "differs",
            "MISSING",
            "reason",
            "WITHDRAWN",
            "lines",
            "2",
            "remark",
            "仍在使用")
        .is(200)
        .says("One difference is written down");
    first
        .post(session + "/differences", "differs", "MISSING", "reason", "NOT_FOUND", "lines", "")
        .is(200)
        .says("3 differences are written down");
    first.post(session + "/differences", "differs", "SEAL", "reason", "SEAL_OPENED").is(200);
    first.post(session + "/arrival", "intact", "false", "seal", "封-17", "pallets", "2").is(200);

    // another person
    first.post(session + "/confirmation").is(422).says("differences are your own");
    var second = visitor(Role.TECHNICIAN);
    second.get(session + "/differences").is(200).says("8 differences of others wait for your word");
    second.post(session + "/confirmation").is(200).says("8 differences are confirmed");
    second.post(session + "/confirmation").is(422).says("Nothing waits");

    // the scale
    first.get(session + "/closing").is(200);
    first
        .post(session + "/weighings", "pallet", "P1", "gross", "80", "tare", "90")
        .is(422)
        .says("cannot be right");
    first.get(session + "/closing").is(200);
    first
        .post(session + "/weighings", "pallet", "P1", "gross", "100", "tare", "20")
        .is(200)
        .says("P1");
    first
        .post(session + "/weighings", "pallet", "P1", "gross", "100", "tare", "20")
        .is(409)
        .says("stood on the scale already");
    first.get(session + "/closing").is(200);
    first
        .post(session + "/weighings", "pallet", "P2", "gross", "98,5", "tare", "20")
        .is(200)
        .says("158.5");
    first
        .post(session + "/things", "class", "KEYBOARD", "pieces", "30", "class-kg", "21")
        .is(200)
        .says("keyboard");

    var fields = closing("true", "LAPTOP", "56", "DESKTOP", "3");
    first.upload(session + "/closing", fields, List.of()).is(422).says("signature");
    first.get(session + "/closing").is(200);
    assertThat(devices(lot)).isZero();
    var done = first.upload(session + "/closing", fields, signatures()).is(200);
    done.says("59 things came in", "S-0");
    assertThat(devices(lot)).isEqualTo(59);
    assertThat(
            jdbc.sql("select sum(grams) from custody.devices where lot = ?")
                .param(lot)
                .query(Long.class)
                .single())
        .isEqualTo(158_500);
    first.upload(session + "/closing", fields, signatures()).is(200);
    assertThat(devices(lot)).as("posted twice, received once").isEqualTo(59);
    second
        .upload(session + "/closing", closing("true", "LAPTOP", "56", "DESKTOP", "3"), signatures())
        .is(409)
        .says("closed this session already");

    // what upper rooms see, and the donor
    assertThat(
            jdbc.sql(
                    """
                    select count(*) filter (where device is not null and not extra) || ' ' ||
                           count(*) filter (where difference is not null) || ' ' ||
                           count(*) filter (where extra) || ' ' ||
                           count(*) filter (where device is null and difference is null)
                      from intake.items where lot = ?
                    """)
                .param(lot)
                .query(String.class)
                .single())
        .isEqualTo("56 4 3 0");
    assertThat(
            jdbc.sql(
                    "select count(*) from intake.differences where lot = ? and counted and"
                        + " confirmed_at is not null")
                .param(lot)
                .query(Long.class)
                .single())
        .isEqualTo(8);
    var theirs = visitor(Role.DONOR, donor);
    theirs
        .get("/intake/lots/" + lot)
        .is(200)
        .says(
            "60 were announced: 56 of them came, 4 will not come, 0 are awaited. 3 came beyond",
            "withdrawn by the donor",
            "仍在使用");
    var csv = theirs.get("/intake/lots/" + lot + "/differences.csv").is(200);
    assertThat(csv.body().lines().count()).isEqualTo(9);
    assertThat(theirs.get("/intake/lots/" + lot + "/differences.pdf").is(200).bytes())
        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    theirs.get(session).is(403);
    theirs
        .get("/intake/lots/" + lot + "/differences.csv?session=" + session.replaceAll(".*/", ""))
        .is(404);
    visitor(Role.DONOR, donor()).get("/intake/lots/" + lot + "/differences.csv").is(404);

    // one that was given up comes after all
    var later = open(first, lot);
    assertThat(later).isNotEqualTo(session);
    first.post(later + "/list", "code", p + "00001").is(200).says("had been given up");
    first
        .upload(later + "/closing", closing("false", "LAPTOP", "1"), signatures())
        .is(200)
        .says("one thing came in");
    assertThat(
            jdbc.sql(
                    "select count(*) from intake.differences where lot = ? and arrived_at is not"
                        + " null")
                .param(lot)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    first.get("/intake/lots/" + lot).is(200).says("57 of them came, 3 will not come");
    first.get("/intake?differs=true&sort=-lot").is(200).says("Lot " + lot);
    first.get("/intake?open=true&donor=" + donor).is(200).says("Nothing to show");
    first.get("/intake?sort=lot").is(200);
  }

  @Test
  void a_number_is_found_wherever_it_is_known() {
    var donor = donor();
    var p = prefix();
    var other = lot(donor, p + "-X1,笔记本,HP,840 G1," + p + "ELSE");
    var lot =
        lot(
            donor,
            p + "-1,笔记本,Dell,E6440," + p + "A",
            p + "-2,笔记本,Dell,E6440," + p + "SAME",
            p + "-3,台式机,HP,800 G1," + p + "SAME",
            p + "-4,显示器,Dell,U2412,",
            ",显示器,Dell,U2412,",
            ",显示器,Dell,U2412,",
            p + "-7,笔记本,Dell,E6440," + p + "LATE");
    var api = api(Role.TECHNICIAN);
    var session =
        "/intake/lots/"
            + lot
            + "/sessions/"
            + api.post("/api/v1/lots/" + lot + "/sessions", "{}").is(201).json().get("id").asLong();
    var at = "/api/v1" + session.replace("/intake", "") + "/scans";

    var one = "{\"id\":\"s1\",\"code\":\" " + p.toLowerCase() + "a \"}";
    assertThat(outcome(api, session, one)).isEqualTo("DONE");
    assertThat(outcome(api, session, one)).as("a lost answer is given again").isEqualTo("DONE");
    assertThat(outcome(api, session, "{\"id\":\"s1\",\"code\":\"OTHER\"}")).isEqualTo("REFUSED");
    assertThat(outcome(api, session, "{\"id\":\"s2\",\"code\":\"" + p + "A\"}"))
        .isEqualTo("DOUBLED");
    assertThat(outcome(api, session, "{\"id\":\"s3\",\"code\":\"" + p + "-4\"}"))
        .as("the donor's tag")
        .isEqualTo("DONE");
    assertThat(outcome(api, session, "{\"id\":\"s4\",\"code\":\"System Serial Number\"}"))
        .isEqualTo("REFUSED");
    assertThat(outcome(api, session, "{\"id\":\"s5\",\"code\":\"\"}")).isEqualTo("REFUSED");

    // two lines bear it: a person chooses
    var both =
        api.post(at, "{\"id\":\"s6\",\"code\":\"" + p + "SAME\"}")
            .is(200)
            .json()
            .get("outcomes")
            .get(0);
    assertThat(both.get("result").asString()).isEqualTo("REFUSED");
    assertThat(both.get("choices").size()).isEqualTo(2);
    var item = both.get("choices").get(1).get("item").asLong();
    assertThat(
            outcome(
                api, session, "{\"id\":\"s7\",\"code\":\"" + p + "SAME\",\"item\":" + item + "}"))
        .isEqualTo("DONE");
    assertThat(outcome(api, session, "{\"id\":\"s8\",\"code\":\"" + p + "SAME\"}"))
        .as("the other one")
        .isEqualTo("DONE");
    assertThat(outcome(api, session, "{\"id\":\"s9\",\"code\":\"X\",\"item\":" + item + "}"))
        .isEqualTo("REFUSED");

    // without a number: the next announced one of its kind, then one beyond the list
    var screen = "\"code\":\"\",\"kind\":\"SCREEN\"";
    assertThat(outcome(api, session, "{\"id\":\"n1\"," + screen + "}")).isEqualTo("DONE");
    assertThat(
            api.post(
                    at,
                    "{\"scans\":[{\"id\":\"n2\"," + screen + "},{\"id\":\"n3\"," + screen + "}]}")
                .is(200)
                .json()
                .get("pieces")
                .asInt())
        .isEqualTo(7);
    var technician = visitor(Role.TECHNICIAN);
    technician.get(session).is(200).says("not listed");

    // announced in another lot of this donor
    var elsewhere =
        api.post(at, "{\"id\":\"e1\",\"code\":\"" + p + "ELSE\"}")
            .is(200)
            .json()
            .get("outcomes")
            .get(0);
    assertThat(elsewhere.get("said").asString()).contains("lot " + other);
    var theirs = elsewhere.get("choices").get(0).get("item").asLong();
    assertThat(
            outcome(
                api, session, "{\"id\":\"e2\",\"code\":\"" + p + "ELSE\",\"item\":" + theirs + "}"))
        .isEqualTo("DONE");

    // a label of a pre-printed roll, with its number or alone
    var labels = custody.pressTags(occasion(Role.OFFICER), 3);
    assertThat(
            outcome(
                api,
                session,
                "{\"id\":\"l1\",\"code\":\""
                    + p
                    + "LATE\",\"tag\":\""
                    + labels.get(0).printed()
                    + "\"}"))
        .isEqualTo("DONE");
    assertThat(
            outcome(
                api,
                session,
                "{\"id\":\"l2\",\"code\":\"" + labels.get(1).code() + "\",\"kind\":\"TABLET\"}"))
        .isEqualTo("DONE");
    assertThat(
            outcome(
                api,
                session,
                "{\"id\":\"l3\",\"code\":\"Z1\",\"tag\":\"" + labels.get(1).code() + "\"}"))
        .isEqualTo("DOUBLED");
    assertThat(outcome(api, session, "{\"id\":\"l4\",\"code\":\"Z1\",\"tag\":\"0000000A\"}"))
        .isEqualTo("REFUSED");
    assertThat(outcome(api, session, "{\"id\":\"l5\",\"code\":\"Z1\",\"tag\":\"00000000\"}"))
        .isEqualTo("REFUSED");

    // undone, it does not come back with a late posting
    technician
        .post(session + "/list", "code", "Z2" + p, "_key", "z" + p)
        .is(200)
        .says("is not on the list");
    technician.post(session + "/undoing").is(200).says("does not count any more");
    technician
        .post(session + "/list", "code", "Z2" + p, "_key", "z" + p)
        .is(200)
        .says("was undone since");
    technician.get(session).is(200);
    technician.post(session + "/undoing").is(422).says("nothing of yours");

    // what is not as the list says has a reason; damage, too
    var edit =
        jdbc.sql("select '/scans/' || scan from intake.scan where typed = ? and undone_at is null")
            .param(p.toLowerCase() + "a")
            .query(String.class)
            .single();
    technician.get(session + edit).is(200).says("Line 2 of the list announces: laptop");
    technician
        .post(session + edit, "kind", "LAPTOP", "model", "E7440")
        .is(422)
        .says("Choose a reason");
    technician.get(session + edit).is(200);
    technician
        .post(
            session + edit,
            "kind",
            "LAPTOP",
            "maker",
            "Dell",
            "model",
            "E7440",
            "serial",
            p + "A",
            "kg",
            "1.9",
            "other",
            "LISTED_WRONGLY",
            "damage",
            "ON_THE_WAY",
            "remark",
            "屏幕裂了")
        .is(200);
    technician.get(session + edit).is(200).says("Damaged on the way");
    // looked at again it is not damaged; then somebody sees that it is
    var damages =
        jdbc.sql("select count(*) from intake.difference where kind = 'DAMAGED' and scan = ?")
            .param(Long.parseLong(edit.replaceAll(".*/", "")));
    assertThat(damages.query(Integer.class).single()).isEqualTo(1);
    var described =
        new String[] {
          "kind",
          "LAPTOP",
          "maker",
          "Dell",
          "model",
          "E7440",
          "serial",
          p + "A",
          "kg",
          "1.9",
          "other",
          "LISTED_WRONGLY",
          "damage",
          ""
        };
    technician.post(session + edit, described).is(200);
    assertThat(damages.query(Integer.class).single()).isZero();
    technician.get(session + edit).is(200);
    described[described.length - 1] = "ON_THE_WAY";
    technician.post(session + edit, described).is(200);
    assertThat(damages.query(Integer.class).single()).isEqualTo(1);
    var differences =
        technician
            .get(session + "/differences?kind=OTHER")
            .is(200)
            .says("E7440", "written wrongly in the list");
    var difference = differences.body().replaceAll("(?s).*(/differences/\\d+)\".*", "$1");
    technician.get(session + difference).is(200).says("A difference");
    technician
        .post(session + difference, "reason", "WITHDRAWN")
        .is(422)
        .says("Choose a reason that fits");
    technician.get(session + difference).is(200);
    technician
        .post(session + difference, "reason", "SWAPPED", "remark", "换机")
        .is(200)
        .says("another machine in its place");
    technician.post(session + difference + "/removal").is(422).says("comes from what was scanned");

    var second = visitor(Role.OFFICER);
    second.get(session + "/differences").is(200);
    second.post(session + "/confirmation").is(200);
    technician.get(session + "/closing").is(200);
    technician
        .upload(
            session + "/closing",
            closing("true", "LAPTOP", "4", "DESKTOP", "1", "SCREEN", "4", "TABLET", "1"),
            signatures())
        .is(200)
        .says("10 things came in");
    assertThat(custody.device(labels.get(0)).observed().serial()).isEqualTo(p + "LATE");
    assertThat(
            jdbc.sql("select grams from custody.devices where serial = ?")
                .param(p + "A")
                .query(Long.class)
                .single())
        .isEqualTo(1_900);
    assertThat(
            jdbc.sql("select reason from intake.differences where lot = ? and kind = 'MISSING'")
                .param(other)
                .query(String.class)
                .single())
        .as("settled in the lot where it was announced")
        .isEqualTo("OTHER_LOT");
    technician.get("/intake/lots/" + other + "?came=false").is(200).says("belongs to another lot");

    // it came before, or is in the book
    var next = open(technician, lot);
    technician
        .post(next + "/list", "code", p + "A")
        .is(200)
        .says("came already", "It is another machine");
    technician
        .post(next + "/list", "code", p + "A", "anew", "true")
        .is(200)
        .says("is not on the list");
    technician
        .post(next + "/list", "code", labels.get(0).code())
        .is(200)
        .says("label of a device that is in the book");
    technician.get(next).is(200);
    technician.post(next + "/ending").is(422).says("is not empty");
    technician.get(next).is(200);
    technician.post(next + "/undoing").is(200);
    technician.post(next + "/ending").is(200).says("The session is ended");
    technician.post(next + "/list", "code", "ABC").is(409).says("closed this session already");
  }

  @Test
  void two_close_at_once_and_one_closes() throws Exception {
    var p = prefix();
    var lot = lot(donor(), laptops(p, 40));
    var people = List.of(visitor(Role.TECHNICIAN), visitor(Role.TECHNICIAN));
    var session = open(people.get(0), lot);
    // both scan the same pallet at once: each machine counts once
    try (var both = Executors.newFixedThreadPool(2)) {
      var scanned = new ArrayList<Future<?>>();
      for (var person : people) {
        person.get(session).is(200);
        scanned.add(
            both.submit(() -> person.post(session + "/list", "codes", serials(p, 1, 40)).is(200)));
      }
      for (var each : scanned) each.get();
      assertThat(scans(session)).isEqualTo(40);
      var closed = new ArrayList<Future<Integer>>();
      for (var person : people) {
        person.get(session + "/closing").is(200);
        closed.add(
            both.submit(() ->
                person
                    .upload(session + "/closing", closing("true", "LAPTOP", "40"), signatures())
                    .status()));
      }
      var statuses = List.of(closed.get(0).get(), closed.get(1).get());
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }
    assertThat(devices(lot)).isEqualTo(40);
  }

  @Test
  void killed_in_the_middle_nothing_is_half_done() {
    var p = prefix();
    var lot = lot(donor(), laptops(p, 30));
    var person = visitor(Role.TECHNICIAN);
    var session = open(person, lot);
    person
        .post(session + "/list", "codes", serials(p, 1, 30) + "\nEXTRA" + p, "kind", "LAPTOP")
        .is(200);
    var second = visitor(Role.TECHNICIAN);
    second.get(session + "/differences").is(200);
    second.post(session + "/confirmation").is(200);
    // the database loses this very connection as the session is marked closed, the last step
    jdbc.sql(
            """
            set role none;
            create function intake.cut() returns trigger language plpgsql security definer as $$
            begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return new; end $$;
            create trigger cut before update of closed_at on intake.session
              for each row when (new.session = %s) execute function intake.cut();
            set role green_app
            """
                .formatted(session.replaceAll(".*/", "")))
        .update();
    var fields = closing("true", "LAPTOP", "31");
    try {
      person.get(session + "/closing").is(200);
      assertThat(person.upload(session + "/closing", fields, signatures()).status()).isEqualTo(500);
    } finally {
      jdbc.sql(
              "set role none; drop trigger cut on intake.session; drop function intake.cut(); set"
                  + " role green_app")
          .update();
    }
    assertThat(devices(lot)).isZero();
    assertThat(
            jdbc.sql("select count(*)::int from intake.item where lot = ?")
                .param(lot)
                .query(Integer.class)
                .single())
        .as("no further item either")
        .isEqualTo(30);
    person.get(session + "/closing").is(200);
    person.upload(session + "/closing", fields, signatures()).is(200).says("31 things came in");
    assertThat(devices(lot)).isEqualTo(31);
  }

  @Test
  void another_lots_session_a_closed_lot_and_a_donor_are_turned_away() {
    var donor = donor();
    var p = prefix();
    var lot = lot(donor, laptops(p, 2));
    var otherLot = lot(donor, laptops(p + "B", 2));
    var person = visitor(Role.TECHNICIAN);
    var session = open(person, lot);
    var wrong = session.replace("/lots/" + lot + "/", "/lots/" + otherLot + "/");
    for (var page : List.of("", "/differences", "/closing", "/scans/1", "/differences/1"))
      person.get(wrong + page).is(404);
    person.get(session).is(200);
    person.post(wrong + "/list", "code", p + "00001").is(404);
    person.get(session).is(200);
    person.post(wrong + "/confirmation").is(404);
    person.get(session).is(200);
    person.post(wrong + "/things", "class", "KEYBOARD", "pieces", "3").is(404);
    person.get(session).is(200);
    person.upload(wrong + "/closing", closing("true"), signatures()).is(404);
    assertThat(scans(session)).isZero();
    var theirs = visitor(Role.DONOR, donor);
    theirs.get("/intake/lots/" + lot).is(200);
    theirs.post("/intake/lots/" + lot + "/sessions").is(403);
    api(Role.DONOR, donor)
        .post("/api/v1" + session.replace("/intake", "") + "/scans", "{\"code\":\"X\"}")
        .is(403);

    donations.close(occasion(Role.OFFICER), lot);
    person.get(session).is(200);
    person.post(session + "/list", "code", p + "00001").is(409).says("closed");
    person.get(session).is(200);
    person.upload(session + "/closing", closing("true"), signatures()).is(409);
    person.get("/intake/lots/" + lot).is(200);
    person.post("/intake/lots/" + lot + "/sessions").is(409);
    assertThat(devices(lot)).isZero();
  }

  @Test
  void a_pallet_is_removed_and_a_count_is_struck() {
    var p = prefix();
    var lot = lot(donor(), laptops(p, 1));
    var person = visitor(Role.TECHNICIAN);
    var session = open(person, lot);
    person.get(session + "/closing").is(200);
    var weighed =
        person.post(session + "/weighings", "pallet", "P1", "gross", "30", "tare", "20").is(200);
    person
        .post(session + weighed.body().replaceAll("(?s).*(/weighings/\\d+/removal)\".*", "$1"))
        .is(200);
    assertThat(person.get(session + "/closing").is(200).body()).doesNotContain("/weighings/");
    var counted =
        person
            .post(session + "/things", "class", "MOUSE", "pieces", "12")
            .is(200)
            .says("estimated");
    person
        .post(session + counted.body().replaceAll("(?s).*(/things/\\d+/removal)\".*", "$1"))
        .is(200);
    assertThat(person.get(session + "/closing").is(200).body()).doesNotContain("/things/");
    person.post(session + "/differences", "differs", "MISSING", "reason", "KEPT_BACK").is(200);
    var difference =
        person
            .get(session + "/differences")
            .body()
            .replaceAll("(?s).*(/differences/\\d+)\".*", "$1");
    person.post(session + difference + "/removal").is(200).says("taken away");
    person.post(session + "/differences", "differs", "MISSING", "reason", "KEPT_BACK").is(200);
    // it comes while they still talk about it
    person.post(session + "/list", "code", p + "00001").is(200).says("Line 2");
    person.get(session + "/differences").is(200).says("Nothing differs");
    // only differences, nothing came
    person.post(session + "/undoing").is(200);
    person.post(session + "/differences", "differs", "MISSING", "reason", "KEPT_BACK").is(200);
    var second = visitor(Role.OFFICER);
    second.get(session + "/differences").is(200);
    second.post(session + "/confirmation").is(200);
    second.get(session + "/closing").is(200);
    second.upload(session + "/closing", closing("true"), List.of()).is(200).says("nothing came in");
    second.get("/intake/lots/" + lot).is(200).says("1 will not come");
  }

  @Test
  void five_thousand_come_at_once() {
    var p = prefix();
    var lot = lot(donor(), laptops(p, 5_000));
    var person = visitor(Role.TECHNICIAN);
    var session = open(person, lot);
    person.post(session + "/list", "codes", serials(p, 1, 5_000)).is(200).says("5,000 counted");
    person
        .post(session + "/list", "codes", serials(p, 1, 5_001))
        .is(422)
        .says("more than 5,000 lines");
    person.get(session + "/closing").is(200);
    person
        .upload(session + "/closing", closing("true", "LAPTOP", "5000"), signatures())
        .is(200)
        .says("5,000 things came in");
    assertThat(devices(lot)).isEqualTo(5_000);
  }
}
