package org.greenclassroom.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.greenclassroom.Api;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.checklists.ItemType;
import org.greenclassroom.followup.TaskState;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person in the room, from the first entry that arrives to the approval of another person. */
class VisitTest extends Visiting {
  @Autowired Attachments attachments;

  private record Engineer(Actor actor, Api api) {}

  private Engineer engineer() {
    var actor = actor(Role.ENGINEER, 1);
    return new Engineer(actor, Api.of(port, people.known(actor.account()).login(), PASSWORD));
  }

  private Map<String, Object> state(long task) {
    return jdbc.sql("select * from visits.visits where task = ?").param(task).query().singleRow();
  }

  /** The bytes of a photograph, as the queue brings them, and then the photograph. */
  private Api.Answer photographed(Engineer who, Sheet sheet, String item, byte[] picture) {
    var hash = Files.sha256(picture);
    attachments.add(Occasion.of(who.actor(), clock.instant()), hash, picture.length, 0, picture);
    var body = sheet.head();
    body.put("item", item);
    body.put("taken_at", "2026-11-20T02:00:00Z");
    body.put("attachments", List.of(Map.of("sha256", hash)));
    return who.api().post("/api/v1/visits/photographs", JSON.writeValueAsString(body));
  }

  private String photoItem() {
    return checklist().questions().stream()
        .filter(one -> one.type() == ItemType.PHOTO && one.relevant() == null)
        .findFirst()
        .orElseThrow()
        .name();
  }

  @Test
  void whatever_order_it_arrives_in_it_is_one_visit_and_handed_in_when_all_is_here() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 3, today().minusMonths(1));
    var who = engineer();
    var task = task(lent.room());
    var sheet = new Sheet(task).answered().called(lent.tags().subList(0, 2), "WORKING", "");
    var starred = checklist().questions().getFirst().name();
    sheet.called(lent.tags().subList(2, 3), "MISSING", "老师说借给隔壁村了");
    sheet.entry(
        "ANSWER",
        "item",
        starred,
        "value",
        good(checklist().questions().getFirst()),
        "reason",
        "插座松了",
        "starred",
        true);
    // one of another item was said before it and counts no more
    var submit = sheet.handedIn();
    assertThat(results(send(who.api(), List.of(submit)))).containsExactly("DONE");
    assertThat(state(task)).containsEntry("state", "DRAFT");
    officer
        .get("/visits/" + state(task).get("visit"))
        .is(200)
        .says("have not arrived yet", "not approved yet");
    var rest = new ArrayList<>(sheet.entries.subList(0, sheet.entries.size() - 1));
    Collections.shuffle(rest, new Random(5));
    assertThat(results(send(who.api(), rest.subList(0, 4)))).containsOnly("DONE");
    assertThat(state(task)).containsEntry("state", "DRAFT");
    assertThat(results(send(who.api(), rest))).containsOnly("DONE");
    assertThat(state(task)).containsEntry("state", "SUBMITTED");
    var before = jdbc.sql("select count(*) from visits.entry").query(Long.class).single();
    for (int i = 0; i < 3; i++)
      assertThat(results(send(who.api(), sheet.entries))).containsOnly("DONE");
    assertThat(jdbc.sql("select count(*) from visits.entry").query(Long.class).single())
        .isEqualTo(before);
    // the plan knows, the star and the missing one are tickets, once
    assertThat(plan.task(task).state()).isEqualTo(TaskState.DONE);
    assertThat(
            jdbc.sql(
                    "select source_ref from tickets.tickets where classroom = ? order by"
                        + " source_ref")
                .param(lent.room())
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            sheet.key + "/" + starred, sheet.key + "/" + lent.tags().get(2).code());
    assertThat(
            jdbc.sql("select state from visits.latest_rolls where classroom = ? order by state")
                .param(lent.room())
                .query(String.class)
                .list())
        .containsExactly("MISSING", "WORKING", "WORKING");
    officer
        .get("/visits/" + state(task).get("visit"))
        .is(200)
        .says("The book says 3", "2 working", "1 missing", "插座松了");
    var received = who.api().get("/api/v1/visits/received/" + sheet.key).is(200).json();
    assertThat(received.get("entries").size()).isEqualTo(sheet.entries.size());
    assertThat(
            engineer()
                .api()
                .get("/api/v1/visits/received/" + sheet.key)
                .is(200)
                .json()
                .get("entries")
                .size())
        .isZero();
    who.api().get("/api/v1/visits/received/nonsense").is(404);
  }

  @Test
  void nobody_approves_their_own_and_nobody_approves_before_every_photograph_is_here() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(1));
    // an officer who visits is no reader of that visit
    var author = actor(Role.OFFICER, 1);
    var who = new Engineer(author, Api.of(port, people.known(author.account()).login(), PASSWORD));
    var task = task(lent.room());
    var sheet = new Sheet(task).answered().called(lent.tags(), "WORKING", "");
    var item = photoItem();
    var picture = picture((int) unique() + 100);
    sheet.entry("ANSWER", "item", item, "value", Files.sha256(picture));
    sheet.handedIn();
    assertThat(results(send(who.api(), sheet.entries))).containsOnly("DONE");
    long visit = (Long) state(task).get("visit");
    var at = "/visits/" + visit;
    var own = new org.greenclassroom.Visitor[1];
    own[0] = stranger().signIn(people.known(author.account()).login(), PASSWORD);
    own[0].get(at).is(200).says("nobody approves what they said themselves");
    own[0].post(at + "/approval", "seen", "999999999").is(403).says("another person reads it");
    own[0].post(at + "/return", "remark.", "x").is(403);

    var seen =
        jdbc.sql("select max(nth) from visits.entry where visit = ?")
            .param(visit)
            .query(Long.class)
            .single();
    var missing = visits.report(visit, java.util.Locale.ENGLISH).promised();
    assertThat(missing).isPositive();
    officer.get(at).is(200).says("have not arrived".substring(9), "not here yet");
    officer.post(at + "/approval", "seen", "" + seen).is(422).says("cannot be approved");
    officer.get("/").is(200).says("Visits to read");

    // remarks by answer, and it goes back
    officer.get(at);
    officer.post(at + "/return", "remark.", " ").is(422).says("a remark on one answer");
    officer.post(at + "/return", "remark.nothing", "x").is(422);
    officer.post(at + "/return", "remark." + item, "请补拍配电箱").is(200).says("请补拍配电箱", "given back");
    own[0].get(at).is(200).says("Go on with it");
    own[0].get("/").is(200).says("Visits given back to you");
    own[0].get("/visits/" + task + "/sheet").is(200).says("请补拍配电箱", "It was given back");
    officer.post(at + "/approval", "seen", "" + seen).is(422).says("cannot be read now");

    // it is handed in again; the photographs arrive, each once
    sheet.entry("ANSWER", "item", item, "value", Files.sha256(picture), "reason", "已补拍");
    sheet.handedIn();
    assertThat(results(send(who.api(), sheet.entries))).containsOnly("DONE");
    assertThat(state(task)).containsEntry("state", "SUBMITTED");
    for (var line : checklist().questions())
      if (line.type() == ItemType.PHOTO && line.required())
        photographed(who, sheet, line.name(), picture(1)).is(200);
    photographed(who, sheet, item, picture).is(200);
    photographed(who, sheet, item, picture).is(200);
    var now =
        jdbc.sql("select max(nth) from visits.entry where visit = ?")
            .param(visit)
            .query(Long.class)
            .single();
    officer.get(at).is(200);
    officer.post(at + "/approval", "seen", "" + seen).is(409).says("arrived while you read it");
    officer.post(at + "/approval", "seen", "" + now).is(200).says("Approved");
    assertThat(state(task)).containsEntry("state", "APPROVED");
    var late = sheet.entry("ANSWER", "item", item, "reason", "晚到");
    assertThat(results(send(who.api(), List.of(late)))).containsExactly("REFUSED");
    var photograph =
        jdbc.sql("select max(photograph) from visits.photograph where visit = ?")
            .param(visit)
            .query(Long.class)
            .single();
    assertThat(officer.get("/visits/photographs/" + photograph).is(200).bytes()).isEqualTo(picture);
    officer.get("/visits/photographs/99999999").is(404);
    officer.get("/classrooms/" + lent.room()).is(200).says("Last visit on");
    officer.get("/visits?state=APPROVED").is(200).says("approved");
    for (var language : List.of("zh", "fr")) {
      officer.speaking(language);
      for (var page : List.of("/visits", "/visits/mine", at, "/visits/" + task + "/sheet"))
        officer.get(page).is(200);
    }
  }

  @Test
  void what_is_odd_is_flagged_to_the_reader_and_stops_nobody() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusMonths(1));
    partners.locate(
        occasion(Role.OFFICER),
        partners.sites(lent.school()).getFirst().site(),
        Datum.WGS84,
        "26.3784, 108.0775");
    var who = engineer();
    var item = photoItem();
    var same = picture((int) unique() + 5000);
    var first = new Sheet(task(lent.room())).answered().called(lent.tags(), "WORKING", "");
    first.entry("ANSWER", "item", item, "value", Files.sha256(same));
    first.entry("POSITION", "value", "26.3790,108.0780,20,WGS84");
    first.handedIn();
    assertThat(results(send(who.api(), first.entries))).containsOnly("DONE");
    photographed(who, first, item, same).is(200);
    long visit = (Long) state(first.task).get("visit");
    assertThat(officer.get("/visits/" + visit).is(200).text()).doesNotContain("km from the school");

    // another visit with the same picture saved anew, from far away, with what is not ours
    var other = lent(officer, 1, today().minusMonths(1));
    var second =
        new Sheet(
                plan.add(
                    occasion(Role.OFFICER),
                    lent.room(),
                    org.greenclassroom.followup.TaskKind.VISIT,
                    today().plusDays(2),
                    null))
            .answered();
    second
        .called(lent.tags().subList(0, 1), "WORKING", "")
        .called(lent.tags().subList(1, 2), "FAULTY", "不开机");
    second.called(other.tags(), "FOREIGN", "从隔壁借来");
    second.entry("ROLL", "item", "XY-" + unique(), "state", "FOREIGN", "reason", "乡教育办");
    var again = Picture.of(saved(same)).jpeg();
    second.entry("ANSWER", "item", item, "value", Files.sha256(again));
    second.entry("POSITION", "value", "26.60,108.30,30,GCJ02");
    second.handedIn();
    assertThat(results(send(who.api(), second.entries))).containsOnly("DONE");
    photographed(who, second, item, again).is(200);
    long far = (Long) state(second.task).get("visit");
    officer
        .get("/visits/" + far)
        .is(200)
        .says(
            "km from the school",
            "the same picture as in visit",
            "1 moved",
            "1 not ours",
            "1 faulty",
            "从隔壁借来");
    assertThat(
            jdbc.sql("select count(*) from classrooms.foreigners where classroom = ?")
                .param(lent.room())
                .query(Long.class)
                .single())
        .isOne();
    assertThat(
            jdbc.sql("select category from tickets.tickets where classroom = ?")
                .param(lent.room())
                .query(String.class)
                .list())
        .containsExactly("HARDWARE");
    officer.get("/visits/" + second.task + "/sheet").is(200).says("last: faulty");
  }

  private static byte[] saved(byte[] jpeg) {
    try {
      var out = new java.io.ByteArrayOutputStream();
      var read = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
      var smaller =
          new java.awt.image.BufferedImage(320, 240, java.awt.image.BufferedImage.TYPE_INT_RGB);
      smaller
          .createGraphics()
          .drawImage(read.getScaledInstance(320, 240, java.awt.Image.SCALE_SMOOTH), 0, 0, null);
      javax.imageio.ImageIO.write(smaller, "jpeg", out);
      return out.toByteArray();
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void what_can_never_be_taken_is_refused_by_itself_and_the_rest_goes_on() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusMonths(1));
    var who = engineer();
    var sheet = new Sheet(task(lent.room()));
    var item = checklist().questions().getFirst().name();
    sheet.entry("ANSWER", "item", "no_such_item", "value", "1");
    sheet.entry("ANSWER", "item", item, "value", "yes");
    sheet.entry("ROLL", "item", lent.tags().getFirst().code(), "state", "FAULTY");
    sheet.entry("ROLL", "item", "NOT-OURS-1", "state", "WORKING");
    sheet.entry("POSITION", "value", "up the hill");
    sheet.entry("ANSWER", "item", item, "value", "x".repeat(3000));
    assertThat(results(send(who.api(), sheet.entries)))
        .containsExactly("REFUSED", "DONE", "REFUSED", "REFUSED", "REFUSED", "REFUSED");
    // handed in too early: said at once, what is lacking
    var submit = sheet.entry("SUBMIT", "promised", List.of());
    var answer = send(who.api(), List.of(submit)).is(200).json().get("outcomes").get(0);
    assertThat(answer.get("result").asString()).isEqualTo("REFUSED");
    sheet.entries.clear();
    sheet.answered().called(lent.tags().subList(0, 1), "WORKING", "");
    sheet.handedIn();
    var lacking = send(who.api(), sheet.entries).is(200).json().get("outcomes");
    assertThat(lacking.get(lacking.size() - 1).get("said").asString())
        .contains("has not been called", lent.tags().get(1).printed());
    // another engineer's visit is not mine
    var others =
        send(engineer().api(), List.of(sheet.entry("ANSWER", "item", item, "value", "no")));
    assertThat(results(others)).containsExactly("REFUSED");
    who.api().post("/api/v1/visits/photographs", "{}").is(422);
    assertThat(results(send(who.api(), List.of(Map.of("id", "1"))))).containsExactly("REFUSED");
  }

  @Test
  void without_scripts_a_sheet_is_one_form_and_posted_twice_it_is_one_visit() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(1));
    var actor = actor(Role.ENGINEER, 1);
    var engineer = stranger().signIn(people.known(actor.account()).login(), PASSWORD);
    engineer.get("/visits/mine").is(200);
    engineer.get("/followup");
    var task =
        engineer
            .post("/visits/mine", "classroom", "" + lent.room())
            .is(200)
            .path()
            .replaceAll("\\D+", "");
    var at = "/visits/" + task + "/sheet";
    var page = engineer.get(at).is(200).says("Roll-call", lent.tags().getFirst().printed()).body();
    var fields = new LinkedHashMap<String, String>();
    fields.put("visit", value(page, "visit"));
    fields.put("version", value(page, "version"));
    fields.put("_key", value(page, "_key"));
    for (var item : checklist().questions())
      if (item.type() == ItemType.PHOTO || !item.required()) continue;
      else fields.put("answer." + item.name(), good(item));
    engineer.upload(at, fields, List.of()).is(422);
    fields.put("roll." + lent.tags().getFirst().code(), "WORKING");
    fields.put("other.code", "PC-9");
    fields.put("other.state", "FOREIGN");
    fields.put("other.why", "学校自购");
    var photos =
        checklist().questions().stream().filter(one -> one.type() == ItemType.PHOTO).toList();
    var files = new ArrayList<Upload>();
    for (var one : photos)
      files.add(new Upload("answer." + one.name(), "a.jpg", "image/jpeg", picture(7)));
    engineer.upload(at, fields, files).is(200).says("handed in", "1 not ours");
    engineer.get(at);
    engineer.upload(at, fields, files);
    assertThat(
            jdbc.sql("select count(*) from visits.visits where task = ?")
                .param(Long.parseLong(task))
                .query(Long.class)
                .single())
        .isOne();
    assertThat(visits.of(lent.room()).getFirst().state()).isEqualTo(VisitState.SUBMITTED);
  }

  private static String value(String page, String name) {
    var found =
        java.util.regex.Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  @Test
  void a_star_that_arrives_after_the_handing_in_raises_its_ticket_once() {
    var lent = lent(visitor(Role.OFFICER), 1, today().minusMonths(1));
    var who = engineer();
    var sheet = new Sheet(task(lent.room())).answered().called(lent.tags(), "WORKING", "");
    sheet.handedIn();
    send(who.api(), sheet.entries).is(200);
    assertThat(state(sheet.task)).containsEntry("state", "SUBMITTED");
    var item = checklist().questions().getFirst();
    var star =
        new java.util.HashMap<>(
            sheet.entry(
                "ANSWER",
                "item",
                item.name(),
                "value",
                good(item),
                "starred",
                true,
                "reason",
                "插座发热"));
    star.put("at", clock.instant().toString());
    for (int again = 0; again < 2; again++)
      assertThat(results(send(who.api(), List.of(star)))).containsOnly("DONE");
    assertThat(
            jdbc.sql("select count(*) from tickets.tickets where source_ref = ?")
                .param(sheet.key + "/" + item.name())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void what_is_missing_or_starred_late_has_its_ticket_while_another_answer_is_incomplete() {
    var lent = lent(visitor(Role.OFFICER), 2, today().minusMonths(1));
    var who = engineer();
    var sheet = new Sheet(task(lent.room())).answered().called(lent.tags(), "WORKING", "");
    sheet.handedIn();
    send(who.api(), sheet.entries).is(200);
    assertThat(state(sheet.task)).containsEntry("state", "SUBMITTED");
    var asked =
        checklist().questions().stream()
            .filter(one -> one.required() && one.type() != ItemType.PHOTO)
            .toList();
    var open = asked.getLast();
    var starred = asked.getFirst();
    assertThat(open).isNotEqualTo(starred);
    var late =
        List.of(
            sheet.entry("ANSWER", "item", open.name(), "value", "", "starred", true),
            sheet.entry(
                "ANSWER",
                "item",
                starred.name(),
                "value",
                good(starred),
                "starred",
                true,
                "reason",
                "插座发热"),
            sheet.entry(
                "ROLL",
                "item",
                lent.tags().getFirst().code(),
                "state",
                "MISSING",
                "reason",
                "借给了村委会"));
    late.forEach(one -> one.put("at", clock.instant().toString()));
    assertThat(results(send(who.api(), late))).containsOnly("DONE");
    assertThat(sources(sheet))
        .containsExactlyInAnyOrder(
            sheet.key + "/" + starred.name(), sheet.key + "/" + lent.tags().getFirst().code());
    // once it is answered, its star has one, too
    var answered = sheet.entry("ANSWER", "item", open.name(), "value", good(open), "starred", true);
    answered.put("at", clock.instant().plusSeconds(1).toString());
    assertThat(results(send(who.api(), List.of(answered)))).containsOnly("DONE");
    assertThat(sources(sheet)).hasSize(3).contains(sheet.key + "/" + open.name());
  }

  private List<String> sources(Sheet sheet) {
    return jdbc.sql("select source_ref from tickets.tickets where starts_with(source_ref, ?)")
        .param(sheet.key.toString())
        .query(String.class)
        .list();
  }

  @Test
  void a_photograph_that_shows_nothing_is_marked_for_whoever_reads_the_visit() {
    var lent = lent(visitor(Role.OFFICER), 1, today().minusMonths(1));
    var who = engineer();
    var sheet = new Sheet(task(lent.room()));
    var item =
        checklist().questions().stream()
            .filter(one -> one.type() == ItemType.PHOTO)
            .findFirst()
            .orElseThrow()
            .name();
    photographed(who, sheet, item, plain(Color.BLACK)).is(200);
    photographed(who, sheet, item, picture(71)).is(200);
    assertThat(
            jdbc.sql(
                    "select blank from visits.photograph p join visits.visit v using (visit) where"
                        + " v.key = ? order by photograph")
                .param(sheet.key)
                .query(Boolean.class)
                .list())
        .containsExactly(true, false);
    for (var shade : List.of(Color.WHITE, Color.BLUE, new Color(120, 120, 118)))
      assertThat(Picture.of(plain(shade)).blank()).isTrue();
    for (int nth = 1; nth < 20; nth++) assertThat(Picture.of(picture(nth)).blank()).isFalse();
    long visit =
        jdbc.sql("select visit from visits.visit where key = ?")
            .param(sheet.key)
            .query(Long.class)
            .single();
    visitor(Role.OFFICER).get("/visits/" + visit).is(200).says("shows nothing");
  }

  private static byte[] plain(Color shade) {
    var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(shade);
    pen.fillRect(0, 0, 400, 300);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }
}
