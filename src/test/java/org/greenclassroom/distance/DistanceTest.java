package org.greenclassroom.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Changes;
import org.greenclassroom.activities.Lives;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.signups.Signups;
import org.greenclassroom.volunteers.ClearanceKind;
import org.greenclassroom.volunteers.ClearanceResult;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Texts;
import org.greenclassroom.volunteers.Volunteers;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A series from the request to hours and lessons, with every condition on its way. */
class DistanceTest extends Rooms {
  private static final String MEETING = "https://meeting.example.org/j/8812345";

  @Autowired private Requests requests;
  @Autowired private Distance distance;
  @Autowired private Eve eve;
  @Autowired private Lives lives;
  @Autowired private Signups signups;
  @Autowired private Volunteers volunteers;
  @Autowired private Texts texts;
  @Autowired private Activities activities;

  private LetterBox letters() {
    return new LetterBox(jdbc);
  }

  private String mail(String who) {
    return who + unique() + System.nanoTime() + "@example.org";
  }

  /** A series that the school has agreed to and for which people may sign up. */
  private record Series(
      long school, long room, long request, String secret, String mail, List<Session> sessions) {
    Session first() {
      return sessions.getFirst();
    }
  }

  /** A series keeps its day of the week: on a Sunday there would be no lessons. */
  private LocalDate aWeekday() {
    var day = today().plusDays(20);
    while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) day = day.plusDays(1);
    return day;
  }

  private Series series(Visitor officer, int sessions) {
    var school = partner(PartnerKind.SCHOOL, "远山小学");
    var room = plan(officer, school, "远程教室", 30);
    var mail = mail("principal");
    var principal = stranger();
    principal.get("/distance/ask").is(200);
    var asked =
        principal
            .post(
                "/distance/ask", RequestTest.form(nameOf(school), mail, "sessions", "" + sessions))
            .is(200)
            .path();
    long request = requests.behind(asked.replaceAll(".*/", "")).request();
    var at = "/distance/requests/" + request;
    officer.get(at).is(200);
    officer.post(at + "/sessions", "title", "x").is(422).says("is not accepted");
    officer.get(at).is(200);
    officer.post(at + "/acceptance", "school", "" + school, "classroom", "" + room).is(200);
    var plan =
        new String[] {
          "title",
          "Scratch",
          "firstOn",
          aWeekday().toString(),
          "at",
          "15:00",
          "minutes",
          "45",
          "sessions",
          "" + sessions,
          "everyWeeks",
          "1",
          "platform",
          "TENCENT_MEETING",
          "link",
          MEETING,
          "passCode",
          "pass-4711",
          "backup",
          "Office 021 555",
          "host",
          "Li Na",
          "_key",
          "plan" + request
        };
    officer.post(at + "/sessions", plan).is(200).says("Scratch", "15:00–15:45", "Paris");
    officer.get(at).is(200);
    officer.post(at + "/sessions", plan).is(200); // pressed twice
    var planned = distance.ofRequest(request);
    assertThat(planned).hasSize(sessions);
    assertThat(letters().lastTo(mail).body()).contains("15:00–15:45", "No private contact");
    principal.get(asked).is(200).says("for your word");
    principal.post(asked + "/approval", "name", "王芳").is(200).says("settled");
    officer.get(at).is(200).says("The school agrees");
    officer.post(at + "/publication").is(200).says("open for volunteers");
    return new Series(
        school, room, request, asked.replaceAll(".*/", ""), mail, distance.ofRequest(request));
  }

  private void change(Session one, String title, String place) {
    var day = activities.activity(one.activity());
    activities.change(
        occasion(Role.OFFICER),
        one.activity(),
        new Changes(
            title,
            day.partner(),
            day.school(),
            day.classroom(),
            day.drive(),
            place,
            day.language(),
            day.open(),
            day.words(),
            day.consents()));
  }

  /** Letters of the day before, to one of the guests. */
  private long eves(String mail) {
    return letters().to(mail).stream().filter(one -> one.subject().startsWith("Demain")).count();
  }

  private long volunteer(String name, String mail) {
    var officer = occasion(Role.OFFICER);
    var one = volunteers.known(officer, Person.of(name, mail, Locale.FRENCH));
    volunteers.change(officer, one, name, "fr", null, 21);
    volunteers.clear(
        officer,
        one,
        ClearanceKind.CRIMINAL_RECORD,
        ClearanceResult.CLEAR,
        today().minusDays(100),
        today().plusDays(300));
    texts.agreeToAll(officer, one);
    return one;
  }

  private long place(Session one, long volunteer) {
    long slot =
        jdbc.sql("select slot from activities.slots where activity = ?")
            .param(one.activity())
            .query(Long.class)
            .single();
    signups.ask(occasion(Role.OFFICER), slot, volunteer);
    return jdbc.sql(
            "select signup from signups.signups where slot = ? and volunteer = ? and state ="
                + " 'PLACED'")
        .params(slot, volunteer)
        .query(Long.class)
        .single();
  }

  private static Occasion at(Occasion who, Instant when) {
    return Occasion.of(who.actor(), when);
  }

  private void now(Session one) {
    jdbc.sql(
            """
            update activities.activity set starts_at = now() - interval '10 minutes',
                   ends_at = now() + interval '35 minutes' where activity = ?
            """)
        .param(one.activity())
        .update();
  }

  @Test
  void a_session_is_ready_only_with_an_address_a_rehearsal_and_an_adult_of_the_school() {
    var officer = visitor(Role.OFFICER);
    var series = series(officer, 1);
    var one = series.first();
    var at = "/distance/sessions/" + one.session();
    officer.get(at + "?clock=PARIS").is(200).says("15:00–15:45", "missing", "forbidden", MEETING);
    assertThat(one.lacks())
        .containsExactly(Session.Hindrance.NO_REHEARSAL, Session.Hindrance.NO_ADULT);
    assertThat(one.rehearsalAt()).isEqualTo(one.startsAt().minus(Duration.ofDays(2)));
    officer.post(at + "/readiness").is(422).says("No adult of");
    officer.get(at);
    officer
        .post(
            at + "/connection",
            "platform",
            "ZOOM",
            "link",
            "http://plain",
            "backup",
            "b",
            "host",
            "h")
        .is(422)
        .says("begins with https");
    officer.get(at);
    officer
        .post(at + "/connection", "platform", "ZOOM", "link", "", "backup", "b", "host", "h")
        .is(200)
        .says("Zoom");
    officer.post(at + "/readiness").is(422).says("has no address yet");
    officer.get(at);
    officer
        .post(
            at + "/connection",
            "platform",
            "ZOOM",
            "link",
            MEETING,
            "passCode",
            "pass-4711",
            "backup",
            "Office",
            "host",
            "Li Na")
        .is(200);

    // the teacher, by the link of the letter
    var room = "/distance/asked/" + series.secret() + "/" + one.session();
    var teacher = stranger();
    var seen = teacher.get(room).is(200).says("from the day before", "exchange no private");
    assertThat(seen.body()).doesNotContain(MEETING, "pass-4711");
    teacher.post(room + "/adult", "name", "王芳", "phone", "no").is(422).says("no telephone number");
    teacher.get(room);
    teacher
        .post(room + "/adult", "name", "王芳", "phone", "+86 138 0000 0000")
        .is(200)
        .says("is named");
    officer.get(at);
    officer.post(at + "/readiness").is(422).says("was not tried with success");
    teacher.get(room);
    teacher.post(room + "/rehearsals", "down", "1,2", "sound", "true", "picture", "true").is(200);
    officer.get(at).is(200).says("not good enough", "1.2 down");
    officer.post(at + "/readiness").is(422);
    teacher.get(room);
    teacher
        .post(
            room + "/rehearsals",
            "down",
            "6",
            "up",
            "2",
            "sound",
            "true",
            "picture",
            "true",
            "words",
            "Near the window")
        .is(200)
        .says("went well");
    officer.get(at).says("Near the window");
    officer.post(at + "/readiness").is(200).says("It is ready");
    teacher.post(room + "/beginning").is(422).says("begins later");
    teacher.get(room);
    teacher.post(room + "/told", "pupils", "30", "line", "GOOD").is(422).says("has not begun yet");
    assertThat(stranger().get("/distance/asked/" + "a".repeat(32) + "/" + one.session()).status())
        .isEqualTo(404);

    // recording: forbidden, unless there is a reason and the school's word
    officer.get(at);
    officer.post(at + "/recording", "recording", "ALLOWED").is(422).says("Write down the reason");
    officer.get(at);
    officer
        .post(at + "/recording", "recording", "ALLOWED", "reason", "Training of guests")
        .is(422)
        .says("needs the school’s word");
    officer.get(at);
    officer
        .post(
            at + "/recording",
            "recording",
            "ALLOWED",
            "reason",
            "Training of guests",
            "word",
            "Principal Wang, by letter")
        .is(200)
        .says("Principal Wang, by letter");
    officer.post(at + "/recording", "recording", "FORBIDDEN").is(200);
    assertThat(distance.session(one.session(), occasion(Role.OFFICER).actor()).recording())
        .isEqualTo(Recording.FORBIDDEN);

    // the school's account sees its own, without the address yet; another school's nothing
    var own = visitor(Role.SCHOOL, series.school());
    assertThat(own.get(at).is(200).says("王芳").body()).doesNotContain(MEETING);
    own.get("/distance").is(200).says("Scratch");
    var other = visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "别校"));
    other.get(at).is(404);
    assertThat(other.get("/distance").is(200).text()).doesNotContain("Scratch");
    other.post(at + "/adult", "name", "x", "phone", "12345").is(404);
    officer.get("/distance?clock=NEW_YORK").is(200).says("New York");
    officer.get("/distance").is(200).says("New York"); // said once
    officer.get("/distance/requests/" + series.request()).is(200).says("New York");
    officer.get("/").is(200).says("Lessons from afar: rehearsals");
    visitor(Role.AUDITOR).get(at).is(200);
  }

  @Test
  void a_rehearsal_may_be_overruled_with_a_reason_and_a_moved_day_is_tried_anew() {
    var officer = visitor(Role.OFFICER);
    var series = series(officer, 1);
    var one = series.first();
    var who = occasion(Role.OFFICER);
    distance.adult(who, one.session(), "王芳", "0851 123 456");
    distance.ready(who, one.session(), "Tried last week with the same line");
    officer.get("/distance/sessions/" + one.session()).is(200).says("overruled", "Tried last week");
    distance.rehearse(
        occasion(Role.OFFICER), one.session(), new Rehearsal.Form("6", "2", true, true, ""));
    assertThat(distance.session(one.session(), who.actor()).lacks()).isEmpty();
    var later = one.startsAt().plus(Duration.ofDays(7));
    lives.move(occasion(Role.OFFICER), one.activity(), later, later.plusSeconds(2_700), "Exams");
    var moved = distance.session(one.session(), who.actor());
    assertThat(moved.isReady()).isFalse();
    assertThat(moved.rehearsalAt()).isEqualTo(later.minus(Duration.ofDays(2)));
    // the line was tried for another day
    assertThat(moved.lacks()).containsExactly(Session.Hindrance.NO_REHEARSAL);
    assertThat(letters().lastTo(series.mail()).subject()).contains("another day");
    // the school says yes to the new day by the link it has
    assertThat(moved.state()).isEqualTo("ASKED");
    var principal = stranger();
    var asked = "/distance/asked/" + series.secret();
    principal.get(asked).is(200).says("for your word");
    principal.post(asked + "/approval", "name", "王芳").is(200).says("settled");
    assertThat(distance.session(one.session(), who.actor()).state()).isEqualTo("APPROVED");
    distance.publish(occasion(Role.OFFICER), series.request());
    lives.cancel(occasion(Role.OFFICER), one.activity(), "Snow");
    assertThat(letters().lastTo(series.mail()).subject()).contains("cancelled");
    assertThatThrownBy(() -> distance.begin(at(who, later), one.session()))
        .isInstanceOf(Refusal.class);
    stranger()
        .get("/distance/asked/" + series.secret() + "/" + one.session())
        .is(200)
        .says("does not take place");
    officer.get("/distance?past=true").is(200);
  }

  @Test
  void the_address_is_shown_from_the_day_before_and_only_to_who_has_a_place() {
    var officer = visitor(Role.OFFICER);
    var series = series(officer, 1);
    var one = series.first();
    var mail = mail("marie");
    var marie = volunteer("Marie", mail);
    place(one, marie);
    var linhs = mail("linh");
    var linh = volunteer("Linh", linhs);
    volunteers.change(
        occasion(Role.OFFICER),
        linh,
        "Linh",
        "fr",
        partners.record(
            occasion(Role.OFFICER), unique("Partner"), List.of(PartnerKind.SPONSOR), "VN", null),
        21);
    place(one, linh);
    var guest = guest(mail, "/distance/join/" + one.session());
    var before =
        guest
            .get("/distance/join/" + one.session())
            .is(200)
            .says("15:00–15:45", "from the day before");
    assertThat(before.body()).doesNotContain(MEETING);
    int early = letters().to(mail).size();
    eve.round(at(occasion(Role.OFFICER), one.startsAt().minus(Duration.ofDays(2))));
    assertThat(letters().to(mail)).as("two days before is too early").hasSize(early);
    jdbc.sql(
            "update activities.activity set starts_at = now() + interval '23 hours', ends_at ="
                + " now() + interval '24 hours' where activity = ?")
        .param(one.activity())
        .update();
    // an address that cannot be written to: this session waits whole, the round goes on
    jdbc.sql("update distance.request set email = 'nowhere' where request = ?")
        .param(series.request())
        .update();
    eve.round(occasion(Role.OFFICER));
    assertThat(letters().to(mail)).hasSize(early);
    jdbc.sql("update distance.request set email = ? where request = ?")
        .params(series.mail(), series.request())
        .update();
    assertThat(eve.round(occasion(Role.OFFICER))).isPositive();
    assertThat(letters().lastTo(mail).subject()).contains("Demain");
    assertThat(letters().lastTo(mail).body())
        .doesNotContain(MEETING, "pass-4711", "Paris", today().plusDays(1).toString())
        .contains("à l’heure de l’école", "(+08:00)");
    assertThat(letters().lastTo(linhs).body())
        .as("her own clock, where her organisation is")
        .contains("(+08:00) à l’école", "chez vous (Hô-Chi-Minh-Ville)", "(+07:00)");
    assertThat(letters().lastTo(series.mail()).subject()).contains("Tomorrow");
    int written = letters().to(mail).size();
    eve.round(occasion(Role.OFFICER));
    assertThat(letters().to(mail)).hasSize(written);
    // another title is no other day: nobody is written to again
    change(one, "Scratch, part two", "School"); // which is another place
    eve.round(occasion(Role.OFFICER));
    int toSchool = letters().to(series.mail()).size();
    long toGuest = eves(mail);
    change(one, "Scratch, part three", "School");
    eve.round(occasion(Role.OFFICER));
    assertThat(letters().to(series.mail())).hasSize(toSchool);
    assertThat(eves(mail)).isEqualTo(toGuest);
    change(one, "Scratch, part three", "Room 302");
    eve.round(occasion(Role.OFFICER));
    assertThat(letters().to(series.mail())).hasSizeGreaterThan(toSchool);
    assertThat(eves(mail)).isEqualTo(toGuest + 1);
    guest
        .get("/distance/join/" + one.session() + "?clock=LONDON")
        .is(200)
        .says(MEETING, "pass-4711", "London");
    stranger()
        .get("/distance/asked/" + series.secret() + "/" + one.session())
        .is(200)
        .says(MEETING);
    // who has no place knows nothing of it
    var paul = mail("paul");
    volunteer("Paul", paul);
    guest(paul, "/distance/join/" + one.session()).get("/distance/join/" + one.session()).is(404);
    visitor(Role.DONOR, 1).get("/distance/join/" + one.session()).is(404);
    officer.get("/distance/join/" + one.session()).is(200);
  }

  private Visitor guest(String mail, String path) {
    volunteers.sendLink(occasion(Role.OFFICER), mail, path, Locale.ENGLISH);
    var guest = stranger();
    var link = letters().lastTo(mail).link();
    guest.get(link).is(200);
    guest.post(link);
    return guest;
  }

  @Test
  void held_gives_hours_a_lesson_and_a_closed_day_once() {
    var officer = visitor(Role.OFFICER);
    var series = series(officer, 1);
    var one = series.first();
    var marie = volunteer("Marie", mail("marie"));
    var paul = volunteer("Paul", mail("paul"));
    long first = place(one, marie);
    place(one, paul);
    now(one);
    var at = "/distance/sessions/" + one.session();
    officer.get(at).is(200).says("Marie", "Paul");
    officer.post(at + "/holding", "came", "" + first, "minutes", "60").is(422).says("No adult of");
    var room = "/distance/asked/" + series.secret() + "/" + one.session();
    var teacher = stranger();
    teacher.get(room).is(200);
    teacher.post(room + "/beginning").is(422).says("No adult of");
    teacher.get(room);
    teacher
        .post(room + "/adult", "name", "王芳", "phone", "0851 123 456")
        .is(200)
        .says("王芳 is in the room");
    teacher.post(room + "/beginning").is(200).says("It began");
    officer.get(at);
    officer
        .post(at + "/holding", "came", "" + first, "minutes", "60")
        .is(422)
        .says("was not counted");
    teacher.get(room);
    teacher
        .post(room + "/told", "pupils", "30", "girls", "20", "boys", "20", "line", "GOOD")
        .is(422)
        .says("do not come to 30");
    teacher.get(room);
    teacher
        .post(
            room + "/told",
            "pupils",
            "34",
            "girls",
            "16",
            "boys",
            "18",
            "line",
            "STUTTERING",
            "minutesLost",
            "5",
            "useful",
            "4",
            "words",
            "They laughed")
        .is(200)
        .says("it is counted");
    officer.get(at).says("34", "it stuttered", "5 min lost", "They laughed");
    officer.post(at + "/holding", "came", "" + first, "minutes", "60").is(200).says("held");
    assertThat(
            jdbc.sql(
                    "select (begun_at is not null) and begun_at <= held_at from activities.activities where activity = ?")
                .param(one.activity())
                .query(Boolean.class)
                .single())
        .as("when it really began is known")
        .isTrue();
    assertThat(
            jdbc.sql(
                    "select volunteer || ' ' || actual_min || ' ' || state from attendance.hours"
                        + " where activity = ?")
                .param(one.activity())
                .query(String.class)
                .list())
        .containsExactly(marie + " 60 LOGGED");
    assertThat(
            jdbc.sql(
                    "select volunteer || ' ' || via || ' ' || (extract(epoch from left_at - came_at) / 60)::int"
                        + " from attendance.presences where activity = ?")
                .param(one.activity())
                .query(String.class)
                .list())
        .containsExactly(marie + " OFFICE 60");
    assertThat(
            jdbc.sql(
                    "select pupils || ' ' || girls || ' ' || minutes || ' ' || via from"
                        + " lessons.lessons where classroom = ? and state = 'HELD'")
                .param(series.room())
                .query(String.class)
                .list())
        .containsExactly("34 16 40 ROOM");
    assertThat(
            jdbc.sql("select state from activities.activities where activity = ?")
                .param(one.activity())
                .query(String.class)
                .single())
        .isEqualTo("HELD");
    assertThat(
            jdbc.sql("select pupils || ' ' || line from distance.sessions where session = ?")
                .param(one.session())
                .query(String.class)
                .single())
        .isEqualTo("34 STUTTERING");
    officer.get(at);
    officer
        .post(at + "/holding", "came", "" + first, "minutes", "60")
        .is(409)
        .says("was held already");
    teacher.get(room).is(200).says("34 pupils were there");
    officer.get("/distance?past=true").is(200).says("34 pupils were there");

    // long after, nobody is known any more; what was counted stays
    requests.forget(occasion(Role.OFFICER));
    teacher.get(room).is(200);
    jdbc.sql(
            "update activities.activity set starts_at = starts_at - interval '91 days', ends_at ="
                + " ends_at - interval '91 days' where activity = ?")
        .param(one.activity())
        .update();
    jdbc.sql(
            "update distance.request set answered_at = answered_at - interval '91 days' where"
                + " request = ?")
        .param(series.request())
        .update();
    assertThat(requests.forget(occasion(Role.OFFICER))).isGreaterThanOrEqualTo(2);
    assertThat(officer.get(at).is(200).body()).doesNotContain("0851 123 456");
    assertThat(
            jdbc.sql("select adult_name || adult_phone from distance.session where session = ?")
                .param(one.session())
                .query(String.class)
                .single())
        .isEmpty();
    assertThat(officer.get("/distance/requests/" + series.request()).is(200).text())
        .doesNotContain(series.mail());
    teacher.get(room).is(404);
  }

  @Test
  void names_in_a_platforms_list_reach_neither_the_database_nor_a_log() {
    var officer = visitor(Role.OFFICER);
    var one = series(officer, 1).first();
    var name = "Aurélie-" + System.nanoTime();
    var log = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    var at = "/distance/sessions/" + one.session();
    try {
      officer.get(at);
      var list =
          "Name,Email,Duration (Minutes)\n"
              + name
              + ",a@example.org,47\n"
              + name
              + "2,b@example.org,40\n";
      officer
          .upload(
              at + "/participants",
              Map.of(),
              List.of(
                  new Upload(
                      "file", name + ".csv", "text/csv", list.getBytes(StandardCharsets.UTF_8))))
          .is(200)
          .says("2 adults’ connections", "longest 47 min", "87 min");
      officer.get(at);
      officer
          .upload(
              at + "/participants",
              Map.of(),
              List.of(
                  new Upload(
                      "file",
                      "a.csv",
                      "text/csv",
                      ("Name\n" + name + "\n").getBytes(StandardCharsets.UTF_8))))
          .is(422)
          .says("cannot be counted");
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(name));
    var tables =
        jdbc.sql(
                """
                select format('%I.%I', schemaname, tablename) from pg_tables
                 where schemaname in ('distance', 'frame', 'attendance', 'people')
                   and tablename not like 'flyway%'
                """)
            .query(String.class)
            .list();
    assertThat(tables).contains("distance.connected", "frame.file");
    for (var table : tables)
      assertThat(
              jdbc.sql("select count(*) from " + table + " t where t::text like ?")
                  .param("%" + name + "%")
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
  }
}
