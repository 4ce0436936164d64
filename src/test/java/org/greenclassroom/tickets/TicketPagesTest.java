package org.greenclassroom.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.greenclassroom.AtOnce;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tickets through their real pages. */
class TicketPagesTest extends Rooms {
  @Autowired private Tickets tickets;
  @Autowired private Reminders reminders;
  @Autowired private Rounds rounds;

  private long device(Tag tag) {
    return custody.device(tag).id();
  }

  private static byte[] picture() {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(2400, 1200, BufferedImage.TYPE_INT_RGB), "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  private long opened(long room, Tag tag, Piece part, Instant at) {
    return tickets.open(
        Occasion.of(Actor.HOUSE, at),
        new Opening(
            room,
            device(tag),
            Source.VISIT,
            unique("visit"),
            Category.HARDWARE,
            Severity.DEVICE,
            part,
            "The lid will not stay open"));
  }

  @Test
  void a_school_reports_a_fault_and_follows_it_to_its_end() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 3, today().minusDays(40));
    var teacher = visitor(Role.SCHOOL, lent.school());
    teacher.get("/school").is(200).says("Something does not work?");
    teacher.get("/school/rooms/" + lent.room()).is(200).says("Something does not work?");
    var tag = lent.tags().getFirst();
    teacher.get("/tickets/new").is(200).says(tag.printed(), "No child’s name");
    var ticket =
        teacher
            .post(
                "/tickets",
                "classroom",
                "" + lent.room(),
                "device",
                "" + device(tag),
                "category",
                "HARDWARE",
                "computers",
                "1",
                "words",
                "The screen stays black")
            .is(200)
            .says("Reported as T-", "The screen stays black", "a computer")
            .id();
    var at = "/tickets/" + ticket;
    teacher
        .post(at + "/answers", "check.POWER", "YES", "check.LIGHT", "YES", "check.MONITOR", "NO")
        .is(200)
        .says("Most likely the screen or its cable");
    // a stranger's school knows nothing of it
    var other = visitor(Role.SCHOOL, partner(org.greenclassroom.partners.PartnerKind.SCHOOL, "别校"));
    other.get(at).is(404);
    other.post(at + "/remarks", "words", "x").is(404);

    officer
        .get("/devices/" + tag.code())
        .is(200)
        .says("The screen stays black", "Report something");
    officer.get("/classrooms/" + lent.room()).is(200).says("One ticket is open");
    officer.get(at).is(200).says("I take care of it");
    officer.post(at + "/acts", "act", "ACKNOWLEDGE").is(200).says("Read");
    officer
        .post(at + "/grades", "category", "HARDWARE", "part", "SCREEN", "severity", "ROOM_DOWN")
        .is(200)
        .says("room down", "Other rule");
    officer
        .post(at + "/pauses", "waiting", "SCHOOL", "words", "Is it the left one?")
        .says("waits: the school");
    officer.get("/tickets?paused=true&classroom=" + lent.room()).says("The screen stays black");
    teacher.get("/").is(200).says("waits for a word of yours");
    var shown =
        teacher.upload(
            at + "/remarks",
            Map.of("words", "Yes, the left one"),
            List.of(new Upload("photo", "a.jpg", "image/jpeg", picture())));
    shown.is(200).says("Yes, the left one", "Goes on");
    var photo =
        jdbc.sql(
                "select max(photo) from tickets.photo p join tickets.remark r using (remark) where ticket = ?")
            .param(ticket)
            .query(Long.class)
            .single();
    assertThat(teacher.get(at + "/photos/" + photo).is(200).bytes().length).isBetween(100, 200_000);
    other.get(at + "/photos/" + photo).is(404);
    officer.post(at + "/remarks", "words", "They are slow", "inside", "true").is(200);
    assertThat(teacher.get(at).text()).doesNotContain("They are slow");
    assertThat(officer.get(at).text()).contains("They are slow", "not for the school");

    officer
        .post(at + "/carries", "visit", "true", "pieces.SCREEN", "1", "pieces.CABLE", "2")
        .says("1 × screen", "2 × cable");
    officer.get("/tickets/carries?classroom=" + lent.room()).is(200).says("Bring:", "2 × cable");
    assertThat(
            jdbc.sql("select sum(pieces) from tickets.carries where classroom = ?")
                .param(lent.room())
                .query(Long.class)
                .single())
        .isEqualTo(3);
    officer.post(at + "/promises", "day", today().plusDays(20).toString()).says("Promised for");
    officer.post(at + "/promises", "day", today().minusDays(2).toString()).is(422);
    officer.post(at + "/assignments", "account", "").is(200);
    officer.post(at + "/solutions", "words", "").is(422);
    officer
        .post(at + "/solutions", "words", "New screen", "day", today().toString())
        .says("solved");
    assertThat(
            jdbc.sql("select count(*) from tickets.carries where classroom = ?")
                .param(lent.room())
                .query(Long.class)
                .single())
        .isZero();
    officer.post(at + "/pauses", "waiting", "PARTS").is(409).says("that does not fit");
    teacher.get(at).is(200).says("It is not right yet");
    teacher.post(at + "/reopening").is(200).says("Opened again");
    officer.post(at + "/solutions", "words", "New cable").is(200);
    officer.post(at + "/acts", "act", "CLOSE").says("closed");
    teacher.get("/tickets?state=CLOSED").says("The screen stays black");
    teacher.get("/tickets").says("Nothing is open here");
  }

  @Test
  void the_list_is_narrowed_sorted_paged_and_exported() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusDays(40));
    var now = clock.instant();
    for (int n = 0; n < 52; n++)
      opened(lent.room(), lent.tags().getFirst(), Piece.HINGE, now.minusSeconds(600 - n));
    var all = "/tickets?classroom=" + lent.room();
    var first = officer.get(all).is(200).says("50 of 52", lent.schoolName());
    var next =
        first
            .body()
            .replaceAll("(?s).*href=\"([^\"]*after=[^\"]*)\".*", "$1")
            .replace("&amp;", "&");
    assertThat(officer.get(next).is(200).text()).contains("2 of 52");
    var newest = officer.get(all + "&sort=-opened");
    var after =
        newest
            .body()
            .replaceAll("(?s).*href=\"([^\"]*after=[^\"]*)\".*", "$1")
            .replace("&amp;", "&");
    assertThat(officer.get(after).is(200).text()).contains("2 of 52");
    assertThat(officer.get(all + "&late=true").text()).contains("Nothing is open here");
    officer
        .get(
            all
                + "&q=lid&part=HINGE&severity=DEVICE&category=HARDWARE&device="
                + lent.tags().getFirst().code())
        .says("50 of 52");
    officer
        .get(
            "/tickets?q="
                + java.net.URLEncoder.encode(
                    lent.schoolName(), java.nio.charset.StandardCharsets.UTF_8))
        .says("50 of 52");
    var csv = officer.get("/tickets.csv?classroom=" + lent.room()).is(200).body();
    assertThat(csv.lines().count()).isEqualTo(53);
    officer.get(all + "&after=x.y").is(422);
    assertThat(
            officer
                .post("/views", "path", "/tickets", "query", "late=true", "name", unique("late"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void what_breaks_again_is_found_and_times_are_counted_with_their_n() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 3, today().minusDays(200));
    var now = clock.instant();
    var ids = new ArrayList<Long>();
    for (int n = 0; n < 3; n++)
      ids.add(
          opened(
              lent.room(),
              lent.tags().get(n),
              Piece.HINGE,
              now.minus(Duration.ofDays(80 - 10L * n))));
    tickets.solve(
        Occasion.of(Actor.HOUSE, now.minus(Duration.ofDays(70))),
        ids.getFirst(),
        now.minus(Duration.ofDays(75)),
        "Screwed tight");
    opened(lent.room(), lent.tags().getFirst(), Piece.HINGE, now.minus(Duration.ofDays(50)));
    tickets.pause(
        Occasion.of(Actor.HOUSE, now.minus(Duration.ofDays(49))), ids.get(1), Waiting.PARTS, null);
    var model =
        jdbc.sql("select model from custody.devices where device = ?")
            .param(device(lent.tags().getFirst()))
            .query(String.class)
            .single();
    officer
        .get("/tickets/faults")
        .is(200)
        .says(model, "hinge", Ticket.number(ids.getFirst()), lent.tags().getFirst().printed());
    assertThat(officer.get("/tickets/faults.csv").is(200).body()).contains(model + ",HINGE,4,4,1");
    officer
        .get("/tickets/statistics")
        .is(200)
        .says("n = ", "hinge", "computer months", "broke again within 60 days", "parts:");
    officer.get("/tickets/statistics?from=2026-05-01&to=2026-04-01").is(422);
  }

  @Test
  void a_new_policy_holds_and_what_has_run_stays() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusDays(40));
    var ticket =
        opened(
            lent.room(),
            lent.tags().getFirst(),
            Piece.FAN,
            clock.instant().minus(Duration.ofDays(20)));
    officer.get("/tickets/policy").is(200).says("Version 1", "30 working days", "school days");
    var ran =
        tickets.running(tickets.ticket(ticket, occasion(Role.OFFICER).actor()), clock.instant());
    var form = new ArrayList<String>();
    for (var line : tickets.policies().getFirst().lines()) {
      form.addAll(List.of("acknowledge." + line.severity(), "" + line.acknowledgeAmount()));
      form.addAll(List.of("acknowledgeUnit." + line.severity(), "" + line.acknowledgeUnit()));
      form.addAll(List.of("resolve." + line.severity(), "" + line.resolveAmount()));
      form.addAll(List.of("resolveUnit." + line.severity(), "" + line.resolveUnit()));
      form.addAll(List.of("counting." + line.severity(), "" + line.counting()));
    }
    officer
        .post("/tickets/policy", form.toArray(String[]::new))
        .is(422)
        .says("Say why the rule changes");
    form.addAll(List.of("note", unique("The same, to be sure"), "openToo", "true"));
    officer
        .post("/tickets/policy", form.toArray(String[]::new))
        .is(200)
        .says("The new version holds");
    assertThat(
            tickets.running(
                tickets.ticket(ticket, occasion(Role.OFFICER).actor()), clock.instant()))
        .isBetween(ran, ran + 600);
    visitor(Role.ENGINEER).post("/tickets/policy", form.toArray(String[]::new)).is(403);
  }

  @Test
  void a_missing_computer_goes_into_the_book_and_a_replacement_is_read_there() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusDays(40));
    var tag = lent.tags().getFirst();
    var ticket =
        officer
            .post(
                "/tickets",
                "classroom",
                "" + lent.room(),
                "device",
                "" + device(tag),
                "category",
                "MISSING",
                "words",
                "It is not at its seat")
            .is(200)
            .says("Write into the book", "Swap it")
            .id();
    officer
        .post("/tickets/" + ticket + "/replacements", "came", lent.tags().getLast().code())
        .is(422)
        .says("The book does not say");
    officer.post("/tickets/" + ticket + "/acts", "act", "MISS").is(200);
    assertThat(custody.device(tag).stage().name()).isEqualTo("MISSING");
    var came = ready(1).getFirst();
    officer.get("/classrooms/" + lent.room() + "/reservation").is(200);
    fill(officer, lent.room(), List.of(came), today());
    officer.get("/tickets/" + ticket).is(200).says("Which one stands there now?");
    officer
        .post("/tickets/" + ticket + "/replacements", "came", came.code())
        .is(200)
        .says("as the book says");
    assertThat(
            jdbc.sql("select came from tickets.replacements where ticket = ?")
                .param(ticket)
                .query(Long.class)
                .single())
        .isEqualTo(device(came));
  }

  @Test
  void a_ticket_speaks_of_a_computer_of_its_own_room() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusDays(40));
    var other = lent(officer, 1, today().minusDays(40));
    var foreign = other.tags().getFirst();
    var teacher = visitor(Role.SCHOOL, lent.school());
    teacher.get("/tickets/new").is(200);
    for (long device : List.of(device(foreign), 999_999_999L))
      for (var who : List.of(teacher, officer))
        who.post(
                "/tickets",
                "classroom",
                "" + lent.room(),
                "device",
                "" + device,
                "category",
                "MISSING",
                "words",
                "gone")
            .is(404);
    assertThat(
            jdbc.sql("select count(*) from tickets.tickets where classroom = ? or device = ?")
                .params(lent.room(), device(foreign))
                .query(Long.class)
                .single())
        .isZero();
    // and where a ticket says so all the same, the book stays as it is
    var wrong = opened(lent.room(), foreign, Piece.HINGE, clock.instant());
    officer.get("/tickets/" + wrong).is(200);
    officer
        .post("/tickets/" + wrong + "/acts", "act", "MISS")
        .is(422)
        .says("does not say that " + foreign.printed() + " stands in this room");
    assertThat(custody.device(foreign).stage().name()).isEqualTo("IN_CLASS");
  }

  @Test
  void whoever_takes_care_is_told_before_it_is_late_and_not_of_what_waits() throws Exception {
    var officer = actor(Role.OFFICER, 1);
    var lent = lent(visitor(Role.OFFICER), 1, today().minusDays(300));
    var address = unique("who").replaceAll("[^a-z0-9]", "") + "@example.org";
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'en')")
        .params(officer.account(), address)
        .update();
    var now = clock.instant();
    var near =
        opened(lent.room(), lent.tags().getFirst(), Piece.FAN, now.minus(Duration.ofDays(1)));
    var waits =
        opened(lent.room(), lent.tags().getFirst(), Piece.FAN, now.minus(Duration.ofDays(1)));
    for (long ticket : List.of(near, waits)) {
      tickets.assign(ticket, officer.account());
      tickets.promise(Occasion.of(officer, now), ticket, today());
    }
    tickets.pause(Occasion.of(officer, now), waits, Waiting.ROAD, null);
    // two nodes at once: one of them tells
    assertThat(AtOnce.all(() -> reminders.round(now), () -> reminders.round(now)))
        .contains(0)
        .anyMatch(told -> told > 0);
    var letters =
        jdbc.sql("select body from frame.letter where address = ?")
            .param(address)
            .query(String.class)
            .list();
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst())
        .contains(Ticket.number(near))
        .doesNotContain(Ticket.number(waits));
    reminders.round(now.plusSeconds(60));
    assertThat(
            jdbc.sql("select count(*) from frame.letter where address = ?")
                .param(address)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    // two weeks after it was solved nobody will open it again
    tickets.solve(Occasion.of(officer, now), near, now, "Cleaned");
    rounds.closeSettled(Occasion.of(Actor.HOUSE, now.plus(Duration.ofDays(15))));
    rounds.refresh(Occasion.of(Actor.HOUSE, clock.instant()));
    assertThat(
            jdbc.sql("select state from tickets.tickets where ticket = ?")
                .param(near)
                .query(String.class)
                .single())
        .isEqualTo("CLOSED");
    assertThat(
            jdbc.sql("select count(*) from tickets.delays where ticket = ?")
                .param(waits)
                .query(Long.class)
                .single())
        .isZero();
  }
}
