package org.greenclassroom.takeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.Api;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.losses.Losses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Counts that meet: two people in one room, a sheet twice, another room's sheet, an empty room. */
class CountsAtOnceTest extends Rooms {
  private static final JsonMapper JSON = JsonMapper.shared();
  @Autowired Takeback takeback;
  @Autowired OnSite onSite;
  @Autowired Receiving receiving;
  @Autowired Discharges discharges;
  @Autowired Losses losses;

  private long recalled(Lent lent) {
    return takeback.recall(occasion(Role.OFFICER), lent.room());
  }

  private Map<String, Object> sheet(Map<String, String> is) {
    var sheet = new LinkedHashMap<String, Object>();
    sheet.put("is", is);
    sheet.put("giver", Map.of("name", "王校长"));
    sheet.put("taker", Map.of("name", "李工"));
    return sheet;
  }

  private Api api() {
    return Api.of(port, people.known(actor(Role.ENGINEER, 1).account()).login(), PASSWORD);
  }

  private static String at(long recall) {
    return "/api/v1/takeback/" + recall + "/sheet";
  }

  /** Does them all at the same time; a refusal is an answer. */
  private static <T> List<Object> atOnce(List<Callable<T>> all) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      var answers = new ArrayList<Object>();
      for (Future<T> one : threads.invokeAll(all))
        try {
          answers.add(one.get());
        } catch (ExecutionException refused) {
          assertThat(refused.getCause()).isInstanceOf(Refusal.class);
          answers.add(((Refusal) refused.getCause()).key());
        }
      return answers;
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void two_who_scan_the_same_computer_at_once_find_it_once() throws Exception {
    var lent = lent(visitor(Role.OFFICER), 3, today().minusYears(3));
    var asked = new ArrayList<Callable<Long>>();
    for (int nth = 0; nth < 3; nth++)
      asked.add(() -> takeback.recall(occasion(Role.OFFICER), lent.room()));
    long recall = (Long) atOnce(asked).getFirst();
    assertThat(recalled(lent)).isEqualTo(recall);
    var scans = new ArrayList<Callable<Boolean>>();
    for (int nth = 0; nth < 6; nth++) {
      var typed = lent.tags().get(nth % 2).printed();
      scans.add(
          () -> takeback.see(occasion(Role.ENGINEER), recall, typed, false).getFirst().again());
    }
    assertThat(atOnce(scans)).containsExactlyInAnyOrder(false, false, true, true, true, true);
    assertThat(takeback.recall(recall).found()).isEqualTo(2);
    takeback.see(occasion(Role.ENGINEER), recall, lent.tags().getLast().printed(), false);
    var signature = new HandOver.Signature("王校长", null, null);
    takeback.close(occasion(Role.OFFICER), recall, today(), null, signature, signature);
    var letters = new ArrayList<Callable<String>>();
    for (int nth = 0; nth < 3; nth++)
      letters.add(() -> discharges.issue(occasion(Role.OFFICER), recall));
    assertThat(atOnce(letters).stream().distinct()).hasSize(1);
    // and the workshop's door: two who receive the same truck
    var receipts = new ArrayList<Callable<String>>();
    for (int nth = 0; nth < 2; nth++)
      receipts.add(() -> {
        receiving.receive(occasion(Role.TECHNICIAN), recall, lent.tags(), false, null, null);
        return "received";
      });
    assertThat(atOnce(receipts))
        .containsExactlyInAnyOrder("received", "takeback.refusal.not-on-the-road");
  }

  @Test
  void of_two_sheets_handed_in_at_once_one_counts_and_the_same_one_twice_is_the_same()
      throws Exception {
    var lent = lent(visitor(Role.OFFICER), 2, today().minusYears(3));
    long recall = recalled(lent);
    var signature = new HandOver.Signature("王校长", null, null);
    var counts = new ArrayList<Callable<Integer>>();
    for (int nth = 0; nth < 4; nth++) {
      var form =
          new SheetForm(
              Map.of(lent.tags().get(nth % 2).code(), "GOOD"),
              Map.of(),
              Map.of(),
              Map.of(),
              "",
              Map.of());
      var whole = form.read(clock.instant(), null, List.of(), signature, signature);
      counts.add(() -> onSite.count(occasion(Role.ENGINEER), recall, whole).found());
    }
    assertThat(atOnce(counts))
        .containsExactlyInAnyOrder(
            1, "takeback.refusal.closed", "takeback.refusal.closed", "takeback.refusal.closed");
    assertThat(custody.devices(lent.tags()))
        .extracting(Device::stage)
        .containsExactlyInAnyOrder(Stage.RETURNING, Stage.MISSING);

    var other = lent(visitor(Role.OFFICER), 1, today().minusYears(3));
    long twice = recalled(other);
    var key = UUID.randomUUID().toString();
    var body = JSON.writeValueAsString(sheet(Map.of(other.tags().getFirst().code(), "WORN")));
    var api = api();
    var slips = new ArrayList<Callable<Integer>>();
    for (int nth = 0; nth < 3; nth++)
      slips.add(() -> api.post(at(twice), body, key).is(200).json().get("found").asInt());
    assertThat(atOnce(slips)).containsExactly(1, 1, 1);
    assertThat(
            jdbc.sql("select count(*) from custody.facts where tag = ? and kind = 'RECALLED'")
                .param(other.tags().getFirst().code())
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void a_sheet_of_another_rooms_recall_takes_nothing_from_that_room() throws Exception {
    var officer = visitor(Role.OFFICER);
    var mine = lent(officer, 1, today().minusYears(3));
    var theirs = lent(officer, 1, today().minusYears(3));
    long recall = recalled(mine);
    var foreign = theirs.tags().getFirst();
    var lost = JSON.writeValueAsString(sheet(Map.of(foreign.code(), "UNKNOWN")));
    assertThat(api().post(at(recall), lost).is(422).text()).contains("is not on the list");
    var found = JSON.writeValueAsString(sheet(Map.of(foreign.code(), "GOOD")));
    var taken = api().post(at(recall), found).is(200).json();
    assertThat(taken.get("found").asInt() + "/" + taken.get("missing").asInt()).isEqualTo("0/1");
    assertThat(custody.device(foreign).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(
            jdbc.sql("select answer from takeback.sightings where recall = ?")
                .param(recall)
                .query(String.class)
                .list())
        .containsExactly("UNEXPECTED");
    assertThat(
            jdbc.sql("select count(*) from takeback.conditions where recall = ?")
                .param(recall)
                .query(Long.class)
                .single())
        .isZero();
    // who is not of the programme hands nothing in
    Api.of(port, people.known(actor(Role.SCHOOL, theirs.school()).account()).login(), PASSWORD)
        .post(at(recall), found)
        .is(403);
    api().post(at(999_999_999), found).is(404);
  }

  @Test
  void a_sheet_with_holes_and_nonsense_is_refused_with_a_sentence() throws Exception {
    var lent = lent(visitor(Role.OFFICER), 1, today().minusYears(3));
    long recall = recalled(lent);
    var code = lent.tags().getFirst().code();
    var api = api();
    var start = "{\"giver\":{\"name\":\"A\"},\"taker\":{\"name\":\"B\"},";
    for (var hostile :
        List.of(
            "\"is\":{\"%s\":\"EATEN\"}}",
            "\"is\":{\"DROP TABLE\":\"GOOD\"}}",
            "\"is\":{\"%s\":\"BROKEN\"}}",
            "\"accessory\":{\"MOUSE\":\"99999999999\"}}",
            "\"accessory\":{\"MOUSE\":\"-1\"}}",
            "\"accessory\":{\"CAT\":\"1\"}}",
            "\"is\":{\"%s\":\"MOVED\"},\"words\":{\"%s\":\"x\"},\"day\":{\"%s\":\"yesterday\"}}",
            "\"is\":{\"%s\":\"MOVED\"},\"words\":{\"%s\":\"x\"},\"day\":{\"%s\":\"2999-01-01\"}}",
            "\"attachments\":[null]}",
            "\"attachments\":[{\"sha256\":\"nothing of the sort\"}]}",
            "\"carrier\":%d}".formatted(lent.school())))
      assertThat(api.post(at(recall), start + hostile.replace("%s", code)).status())
          .as(hostile)
          .isBetween(400, 422);
    for (var hole : List.of("{}", "[]", "null", "{\"giver\":null,\"taker\":{}}"))
      assertThat(api.post(at(recall), hole).status()).as(hole).isBetween(400, 422);
    assertThat(takeback.recall(recall).open()).isTrue();
    // nothing said is no answer, and a clock in another century is ours
    api.post(
            at(recall),
            start
                + "\"at\":\"2999-01-01T00:00:00Z\",\"is\":{\"%s\":\"GOOD\",\"x\":null},\"words\":{\"%s\":null},\"accessory\":{\"MOUSE\":null},\"shows\":[null],\"others\":null}"
                    .replace("%s", code))
        .is(200);
    assertThat(takeback.recall(recall).countedAt()).isBeforeOrEqualTo(clock.instant());
  }

  @Test
  void an_empty_room_is_signed_for_all_the_same_and_what_turns_up_is_collected_first()
      throws IOException {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusYears(3));
    long recall = recalled(lent);
    var code = lent.tags().stream().map(Tag::code).toList();
    officer.get("/takeback/" + recall + "/sheet").is(200);
    signedBy(
            officer,
            "/takeback/" + recall + "/sheet",
            Map.of(
                "is." + code.getFirst(),
                "STOLEN",
                "report." + code.getFirst(),
                "A-118",
                "is." + code.getLast(),
                "MOVED",
                "words." + code.getLast(),
                "村委会"))
        .is(200);
    var closed = takeback.recall(recall);
    assertThat(closed.found()).isZero();
    officer.get("/takeback/" + recall).is(200).says("returned none");
    officer.get("/slips/" + closed.slip()).is(200).says("李明", "王芳", "No devices from");

    // one turns up again: it is collected before the school is free
    long search =
        jdbc.sql(
                "select search from losses.searches s join custody.devices d using (device) where d.tag = ?")
            .param(code.getLast())
            .query(Long.class)
            .single();
    losses.found(occasion(Role.OFFICER), search, "储物柜");
    officer.get("/takeback/" + recall).is(200);
    officer.post("/takeback/" + recall + "/discharge").is(422).says("stands in the room again");
    long again = recalled(lent);
    officer.get("/takeback/" + again + "/sheet").is(200);
    signedBy(officer, "/takeback/" + again + "/sheet", Map.of("is." + code.getLast(), "GOOD"))
        .is(200);
    officer.get("/takeback/" + recall).is(200);
    officer.post("/takeback/" + recall + "/discharge").is(200).says("The discharge letter DL-");
    for (var said :
        Map.of(
                "en", "lent none was found",
                "zh", "均未找到",
                "fr", "n’a été retrouvé")
            .entrySet())
      assertThat(
              text(
                  officer
                      .get("/takeback/" + recall + "/discharge.pdf?language=" + said.getKey())
                      .is(200)
                      .bytes()))
          .contains(said.getValue(), "A-118");
    dropped(officer.get("/takeback/" + recall + "/discharge.pdf?language=fr").is(200).bytes())
        .is(200)
        .says("DL-");
    assertThat(text(officer.get("/takeback/" + recall + "/discharge.pdf?language=en").bytes()))
        .contains("found later and returned")
        .doesNotContain("moved elsewhere");
  }

  @Test
  void a_recall_that_is_not_there_is_not_there() {
    assertThatThrownBy(() -> takeback.recall(999_999_999L)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> takeback.recall(occasion(Role.OFFICER), List.of()))
        .hasMessageContaining("no-rooms");
  }
}
