package org.greenclassroom.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.surveys.Answers;
import org.greenclassroom.surveys.Surveys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a school's request to a decision, as schools and officers meet it. */
class ApplicationTest extends House {
  private static final byte[] PHOTO = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2, 9};
  @Autowired Applying applying;
  @Autowired Surveys surveys;

  private final String email = "s" + System.nanoTime() + "@example.org";

  /** A whole form of a school with this name. */
  private Map<String, String> whole(String name) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", name);
    form.put("territory", "CN");
    form.put("division", "云南省怒江州兰坪县");
    form.put("address", "Road " + unique());
    form.put("kind-RURAL", "true");
    form.put("distance", "65");
    form.put("room", "计算机教室一");
    form.put("seats", "30");
    form.put("grade-3", "90");
    form.put("grade-4", "110");
    form.put("computers", "10");
    form.put("age", "9");
    form.put("manager", "YES");
    form.put("teacher", "8");
    form.put("deputy", "4");
    form.put("lessons", "1");
    form.put("open", "5");
    form.put("power", "YES");
    form.put("secure", "YES");
    form.put("tenure", "OWNED");
    form.put("closure", "NO");
    form.put("others", "NO");
    form.put("purpose", "三至六年级信息科技课");
    form.put("person", "和校长");
    form.put("email", email);
    form.put("consent", "true");
    return form;
  }

  private static Seen send(Visitor visitor, String path, Map<String, String> form, String... more) {
    var flat = new ArrayList<String>();
    form.forEach((name, value) -> {
      flat.add(name);
      flat.add(value);
    });
    flat.addAll(List.of(more));
    return visitor.post(path, flat.toArray(String[]::new));
  }

  private Seen sent(Map<String, String> form) {
    var school = stranger();
    school.get("/apply").is(200);
    return send(school, "/apply", form, "do", "send");
  }

  /** The application of this form. */
  private long application(Map<String, String> form) {
    sent(form).is(200).says("has arrived");
    return count(
        "select max(application) from applications.contact where email = ?", form.get("email"));
  }

  @Test
  void from_a_chinese_form_to_a_planned_classroom() {
    var name = unique("老窝小学");
    var school = stranger().speaking("zh");
    school.get("/apply").is(200).says("申请电脑教室");
    var page = send(school, "/apply", whole(name), "do", "send").is(200).says("已提交", "您的申请");
    var link = page.path();
    var letter = new LetterBox(jdbc).lastTo(email);
    assertThat(letter.language()).isEqualTo("zh");
    assertThat(letter.link()).isEqualTo(link);
    long id = count("select max(application) from applications.contact where email = ?", email);
    var at = "/applications/" + id;

    var officer = visitor(Role.OFFICER);
    officer.get("/applications?state=RECEIVED&kind=RURAL&territory=CN").is(200).says(name);
    officer.get("/applications?points=1&q=" + Application.number(id)).is(200);
    officer.get(at).is(200).says(name, "200 pupils", "Not reckoned yet");
    officer.post(at + "/review").is(200).says("Desk review");
    officer.post(at + "/approval", "seats", "30", "device", "DESKTOP").is(422).says("no score yet");
    officer.post(at + "/questions", "question", "").is(422).says("Write a question");
    officer.post(at + "/questions", "question", "网速是多少？").is(200).says("网速是多少");
    assertThat(new LetterBox(jdbc).lastTo(email).body()).contains("网速是多少？", link);
    var asked = school.get(link).is(200).says("网速是多少");
    var question = found(asked, "/answers/(\\d+)\"");
    school.upload(link + "/answers/" + question, Map.of("answer", ""), List.of()).is(422);
    school
        .upload(
            link + "/answers/" + question,
            Map.of("answer", "100 兆"),
            List.of(new Upload("photo", "室内.jpg", "image/jpeg", PHOTO)))
        .is(200)
        .says("100 兆", "室内.jpg");
    school.upload(link + "/answers/" + question, Map.of("answer", "x"), List.of()).is(404);
    officer.get("/applications?awaited=READING").is(200).says(name);
    officer.get("/").is(200).says("answered what you asked");
    officer.get(at).is(200).says("not read yet", "100 兆");
    officer.post(at + "/answers/read").is(200);
    assertThat(officer.get("/applications?awaited=READING").text()).doesNotContain(name);
    officer
        .post(at + "/facts", "criterion", "INTERNET", "value", "1", "whence", "answer of today")
        .is(200)
        .says("answer of today");
    officer.post(at + "/facts", "criterion", "INTERNET", "value", "2", "whence", "x").is(422);
    officer.post(at + "/facts", "criterion", "INTERNET", "value", "1").is(422).says("from where");

    officer.post(at + "/scores").is(200).says("points");
    var score = found(officer.get(at).is(200), "(" + at + "/scores/\\d+)\"");
    officer
        .get(score)
        .is(200)
        .says("20 pupils for each working computer", "the application", "learned since")
        .says("nobody knows: no points");
    long points = count("select points from applications.applications where application = ?", id);
    assertThat(points).isBetween(600L, 900L);

    officer
        .post(at + "/approval", "room", "计算机教室一", "seats", "30", "device", "DESKTOP")
        .is(422)
        .says("which school");
    officer.get(at).is(200);
    officer.post(at + "/school").is(200).says("It is " + name);
    officer
        .post(
            at + "/approval",
            "room",
            "计算机教室一",
            "seats",
            "30",
            "device",
            "DESKTOP",
            "from",
            "2027-02-20",
            "to",
            "2027-03-10",
            "note",
            "请准备好钥匙。")
        .is(200)
        .says("second officer must agree");
    assertThat(school.get(link).text()).as("nobody's news yet").doesNotContain("请准备好钥匙");
    officer.post(at + "/approval/second").is(422).says("approved " + Application.number(id));
    officer.post(at + "/waiting").is(409).says("waits for a second officer");
    var other = visitor(Role.OFFICER);
    other.get("/applications?awaited=SECOND").is(200).says(name);
    other.get("/").is(200).says("second officer");
    other.get(at).is(200).says("I agree");
    other.post(at + "/approval/return", "why", "no").is(422).says("Say in a sentence");
    other.post(at + "/approval/return", "why", "The room has no key yet.").is(200);
    officer.get(at).is(200).says("sent back", "The room has no key yet.");
    officer.post(at + "/approval", "room", "计算机教室一", "seats", "28", "device", "LAPTOP").is(200);
    other.get(at).is(200);
    var classroom = other.post(at + "/approval/second").is(200).says("this classroom is planned");
    assertThat(classroom.path()).startsWith("/classrooms/");
    other.post(at + "/approval/second").is(409);
    assertThat(
            jdbc.sql(
                    """
                    select n.priority = :points and n.children = 200 and n.seats = 28 and n.kind = 'LAPTOP'
                           and n.reason = :number and a.classroom = n.classroom
                      from classrooms.needs n join applications.applications a using (classroom)
                     where a.application = :id
                    """)
                .param("points", points)
                .param("number", Application.number(id))
                .param("id", id)
                .query(Boolean.class)
                .single())
        .isTrue();
    other.get(classroom.path()).is(200).says(Application.number(id) + ": " + points + " points");
    school.get(link).is(200).says("已批准");
    assertThat(new LetterBox(jdbc).lastTo(email).subject()).contains("已获批准");
    school.post(link + "/withdrawal").is(409);
  }

  @Test
  void what_somebody_saw_in_the_room_is_believed_before_what_the_school_wrote() {
    var name = unique("Surveyed");
    long id = application(whole(name));
    var at = "/applications/" + id;
    var officer = visitor(Role.OFFICER);
    officer.get(at).is(200).says("Say which school it is");
    officer.post(at + "/survey", "until", "2099-01-01").is(422).says("which school");
    officer.get(at).is(200);
    officer.post(at + "/school").is(200);
    officer.post(at + "/survey", "until", "2020-01-01").is(422).says("that day is over");
    officer.get(at).is(200);
    officer.post(at + "/survey", "until", "2099-01-01").is(200).says("Site survey", "Ordered");
    assertThat(new LetterBox(jdbc).lastTo(email).body()).contains("look at room");
    assertThat(officer.get("/applications?awaited=SCORING").is(200).text()).doesNotContain(name);
    long errand = count("select errand from applications.application where application = ?", id);
    assertThat(
            jdbc.sql("select reference from surveys.errands where errand = ?")
                .param(errand)
                .query(String.class)
                .single())
        .isEqualTo(Application.number(id));
    surveys.record(
        occasion(Role.ENGINEER),
        surveys.errand(errand),
        new org.greenclassroom.surveys.Sheet(
            "计算机教室一",
            30,
            Answers.read(
                Map.of(
                    "lockable",
                    "NO",
                    "damp",
                    "DRY",
                    "teacher_hours",
                    "2",
                    "tenure",
                    "RENTED",
                    "rented_until",
                    "2099-01-01",
                    "deputy",
                    "NO",
                    "closure",
                    "YES")),
            clock.instant(),
            0L,
            List.of()));
    officer.get("/applications?awaited=SCORING").is(200).says(name);
    officer.get("/").is(200).says("surveyed: reckon the score");
    officer.post(at + "/scores").is(200);
    var lines = new LinkedHashMap<String, String>();
    jdbc.sql(
            """
            select l.criterion, l.source || ' ' || l.value || ' ' || l.points as said
              from applications.score_line l join applications.score s using (score)
             where s.application = ? and l.source is not null
            """)
        .param(id)
        .query(row -> {
          lines.put(row.getString("criterion"), row.getString("said"));
        });
    assertThat(lines)
        .containsEntry("DOOR", "SURVEY 0 0")
        .containsEntry("DRY", "SURVEY 1 20")
        .containsEntry("TEACHER_HOURS", "SURVEY 2 25")
        .containsEntry("DEPUTY_HOURS", "SURVEY 0 0")
        .containsEntry("CLOSURE", "SURVEY 1 0")
        .containsEntry("SOCKETS", "APPLICATION 1 40")
        .containsEntry("KINDS", "REGISTER 1 45")
        .doesNotContainKey("EARTHING");
    officer.get(at).is(200).says("facts good");
    long school = count("select school from applications.applications where application = ?", id);
    officer.get("/schools/" + school).is(200).says(Application.number(id));
  }

  @Test
  void a_rejection_says_why_in_the_schools_language_and_ends_it() {
    var form = whole(unique("École"));
    var school = stranger().speaking("fr");
    school.get("/apply").is(200);
    var link = send(school, "/apply", form, "do", "send").is(200).path();
    long id = count("select max(application) from applications.contact where email = ?", email);
    var at = "/applications/" + id;
    var officer = visitor(Role.OFFICER);
    officer.get(at).is(200);
    officer.post(at + "/contact/forget").is(200);
    long again = application(whole(unique("École")));
    officer.get("/applications/" + again).is(200);
    officer
        .post(
            "/applications/" + again + "/rejection",
            "reason",
            "NOBODY_TEACHES",
            "note",
            "Revenez vers nous.")
        .is(200)
        .says("Rejected");
    officer.post(at + "/rejection", "reason", "CLOSING").is(200);
    var letter = new LetterBox(jdbc).lastTo(email);
    assertThat(letter.body()).contains("Nobody has hours", "Revenez vers nous.");
    school.get(link).is(200).says("L’école va fermer");
    officer.post(at + "/rejection", "reason", "CLOSING").is(409).says("has ended");
    officer.post(at + "/questions", "question", "why?").is(409);
    officer.post(at + "/scores").is(409);
  }

  @Test
  void the_waiting_list_is_ranked_by_points_and_reckoned_again_by_new_weights() {
    var poor = whole(unique("Poor"));
    var rich = whole(unique("Rich"));
    rich.put("computers", "180");
    rich.put("age", "2");
    var officer = visitor(Role.OFFICER);
    long second = application(rich);
    long first = application(poor);
    officer.get("/applications").is(200);
    for (var id : List.of(second, first)) {
      officer.post("/applications/" + id + "/scores").is(200);
      officer.post("/applications/" + id + "/waiting", "note", "Have patience.").is(200);
      officer.post("/applications/" + id + "/waiting").is(409).says("already");
    }
    var list = officer.get("/applications/waiting").is(200).text();
    assertThat(list.indexOf(poor.get("name")))
        .isPositive()
        .isLessThan(list.indexOf(rich.get("name")));
    officer.get("/applications/" + first).is(200).says("of the waiting list");
    officer.post("/applications/waiting/scores").is(200).says("Nothing changed");
    officer
        .post(
            "/applications/" + first + "/facts",
            "criterion",
            "PUPILS_PER_COMPUTER",
            "value",
            "2.5",
            "whence",
            "they got new ones")
        .is(200);
    officer.get("/applications/" + first).is(200).says("holds today it would be");
    placed(Role.OFFICER, "99").post("/applications/waiting/scores").is(200).says("Nothing changed");
    officer.post("/applications/waiting/scores").is(200).says("One application came");
    var scores =
        jdbc.sql("select score from applications.score where application = ? order by score")
            .param(first)
            .query(Long.class)
            .list();
    assertThat(scores).as("the earlier reckoning is kept").hasSize(2);
    officer
        .get("/applications/" + first + "/scores/" + scores.getFirst())
        .is(200)
        .says("All reckonings");
    officer.get("/applications/" + second + "/scores/" + scores.getFirst()).is(404);
    // who waits can be withdrawn by the school
    var secret =
        jdbc.sql(
                "select secret from applications.form join applications.application using (form) where application = ?")
            .param(first)
            .query(String.class)
            .single();
    var school = stranger();
    school.get("/apply/" + secret).is(200).says("at place");
    school.post("/apply/" + secret + "/withdrawal").is(200).says("You withdrew");
    assertThat(contacts(first)).isZero();
    school.post("/apply/" + secret + "/withdrawal").is(409);
    assertThat(officer.get("/applications/waiting").text()).doesNotContain(poor.get("name"));
  }

  @Test
  void nobody_funds_the_same_room_twice_without_a_reason_that_is_kept() {
    var name = unique("Twice helped");
    var form = whole(name);
    var officer = visitor(Role.OFFICER);
    var other = visitor(Role.OFFICER);
    long first = application(form);
    approved(officer, other, first, null, "计算机教室一", "");
    long school =
        count("select school from applications.applications where application = ?", first);

    form.put("others", "YES");
    form.put("donors", "县教育局，20 台");
    long second = application(form);
    var at = "/applications/" + second;
    officer.get(at).is(200).says("May have asked before", "alike", Application.number(first));
    officer.post(at + "/school", "school", String.valueOf(school)).is(200);
    officer.get(at).is(200).says("Somebody helps this school already", "县教育局", "same school");
    officer.post(at + "/scores").is(200);
    approve(officer, second, "计算机教室一", "It is a very good reason.")
        .is(409)
        .says("planned or lent already");
    approve(officer, second, "计算机教室二", "").is(422).says("why it is approved all the same");
    approve(officer, second, "计算机教室二", "Two thousand pupils need two rooms.").is(200);
    other.get(at).is(200).says("Two thousand pupils need two rooms.");
    other.post(at + "/approval/second").is(200);
    assertThat(
            jdbc.sql("select funded from applications.decision where application = ?")
                .param(second)
                .query(String.class)
                .single())
        .isEqualTo("Two thousand pupils need two rooms.");
  }

  @Test
  void two_officers_at_once_plan_one_room() {
    var name = unique("Once");
    long first = application(whole(name));
    long second = application(whole(name));
    var officer = visitor(Role.OFFICER);
    var other = visitor(Role.OFFICER);
    officer.get("/applications").is(200);
    officer.post("/applications/" + first + "/school").is(200);
    long school =
        count("select school from applications.applications where application = ?", first);
    officer.post("/applications/" + second + "/school", "school", school + "").is(200);
    for (var id : List.of(first, second)) {
      officer.post("/applications/" + id + "/scores").is(200);
      approve(officer, id, "One room", "Both were asked for at once.").is(200);
    }
    other.get("/applications").is(200);
    other.post("/applications/" + first + "/approval/second").is(200);
    other.get("/applications").is(200);
    other
        .post("/applications/" + second + "/approval/second")
        .is(409)
        .says("planned or lent already");
    assertThat(count("select count(*) from classrooms.classrooms where school = ?", school))
        .isEqualTo(1);
  }

  @Test
  void who_may_have_asked_before_is_shown_side_by_side() {
    var name = unique("Bright Future School");
    var one = whole(name);
    one.put("need-SIGHT", "12");
    one.put("feature-SCREEN_READER", "true");
    one.put("code", "2153001234");
    var same = whole(name + " (new)");
    same.put("code", "2153001234");
    same.put("address", one.get("address") + " ");
    long first = application(one);
    long second = application(same);
    var officer = visitor(Role.OFFICER);
    officer
        .get("/applications/" + second)
        .is(200)
        .says(Application.number(first), "same code", "same address", "alike");
    officer.get("/applications/" + first).is(200).says("Sight: 12", "screen reader");
    long stranger = application(whole(unique("Quite another")));
    assertThat(officer.get("/applications/" + stranger).text()).doesNotContain("same code");
  }

  @Test
  void a_school_sees_its_own_and_nothing_of_another() {
    var officer = visitor(Role.OFFICER);
    var name = unique("Own");
    long id = application(whole(name));
    long other = application(whole(unique("Other")));
    officer.get("/applications").is(200);
    officer.post("/applications/" + id + "/school").is(200);
    long school = count("select school from applications.applications where application = ?", id);
    var own = visitor(Role.SCHOOL, school);
    own.get("/applications").is(200).says(name);
    own.get("/applications/" + id).is(200).says("Your application");
    own.get("/applications/" + other).is(404);
    own.get("/applications/waiting").is(403);
    visitor(Role.AUDITOR).get("/applications/" + id).is(200).says(name);
    stranger().get("/apply/" + "z".repeat(32)).is(404);
    officer
        .post("/applications/" + id + "/school", "school", "1")
        .is(422)
        .says("not recorded as a school");
  }

  @Test
  void weights_are_dated_and_never_edited() {
    var officer = visitor(Role.OFFICER);
    officer.get("/applications/weights").is(200).says("holds today", "Need 350");
    var fields = new LinkedHashMap<String, String>();
    for (var criterion : Criterion.values()) {
      fields.put("points-" + criterion, "0");
      fields.put("none-" + criterion, "0");
      fields.put("full-" + criterion, "1");
    }
    fields.put("points-KINDS", "999");
    fields.put("source", "a meeting");
    fields.put("from", "2020-01-01");
    send(officer, "/applications/weights", fields).is(422).says("cannot begin on");
    fields.put("from", "2099-01-01");
    send(officer, "/applications/weights", fields).is(422).says("The points come to 999");
    fields.put("points-KINDS", "1000");
    send(officer, "/applications/weights", fields).is(200).says("The new weights hold");
    fields.put("none-KINDS", "x");
    send(officer, "/applications/weights", fields).is(422).says("three whole numbers");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> jdbc.sql("update applications.weight set points = 1").update())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void an_officer_writes_one_down_and_programs_send_them_too() {
    var officer = visitor(Role.OFFICER);
    officer.get("/apply").is(200).says("you write this down for a school");
    var form = whole(unique("By telephone"));
    form.put("email", "");
    send(officer, "/apply", form, "do", "send").is(422).says("somebody must be able to answer");
    form.put("phone", "0886 555 0101");
    var page = send(officer, "/apply", form, "do", "send").is(200);
    assertThat(page.path()).startsWith("/applications/");
    page.says("telephone, written down by an officer");

    var api = api(Role.OFFICER);
    var json =
        """
        {"language": "zh", "fields": {"name": "%s", "territory": "CN", "division": "贵州", "address": "一号", "room": "机房",
         "seats": "24", "grade-3": "50", "others": "NO", "purpose": "上课", "person": "王", "phone": "1", "consent": "true"}}
        """
            .formatted(unique("接口小学"));
    var made = api.post("/api/v1/applications", json, "apply-" + email).is(201);
    var again = api.post("/api/v1/applications", json, "apply-" + email).is(201);
    assertThat(again.json().get("application")).isEqualTo(made.json().get("application"));
    var id = made.json().get("application").asLong();
    var one = api.get("/api/v1/applications/" + id).is(200);
    assertThat(one.json().get("state").asString()).isEqualTo("RECEIVED");
    assertThat(one.json().get("pupils").asInt()).isEqualTo(50);
    assertThat(api.get("/api/v1/applications?state=RECEIVED").is(200).text())
        .contains(Application.number(id));
    api.get("/api/v1/applications/999999999").is(404);
    api.post("/api/v1/applications", "{\"fields\": {\"name\": \"x\"}}").is(422);
    api(Role.SCHOOL).get("/api/v1/applications").is(403);
  }

  @Test
  void hostile_words_stay_words() {
    var name =
        unique("<script>alert(1)</script> '; drop table applications.form; -- {0} \uD842\uDFB7");
    var form = whole(name);
    form.put("purpose", "=cmd|' /C calc'!A0 ${7*7} [[${7*7}]] \u202Egnp.exe {1,choice,x}");
    form.put("person", "{0} <b>Li</b>");
    long id = application(form);
    var page = visitor(Role.OFFICER).get("/applications/" + id).is(200);
    assertThat(page.body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
    assertThat(page.text()).contains("${7*7}").doesNotContain("49 [[");
    assertThat(new LetterBox(jdbc).lastTo(email).body()).contains("{0} <b>Li</b>");
  }

  @Test
  void an_empty_form_says_everything_that_is_missing_and_is_kept_and_continued() {
    var school = stranger();
    school.get("/apply").is(200);
    var refused =
        send(school, "/apply", Map.of("name", "School A", "grade-1", "many"), "do", "send").is(422);
    refused.says("is not a number", "Write your e-mail address", "what the room is for");
    assertThat(refused.body()).contains("value=\"School A\"").contains("href=\"#seats\"");
    var path = found(refused, "action=\"(/apply/[0-9a-z]{32})");
    assertThat(stranger().get(path).is(200).body()).contains("value=\"School A\"");
    send(school, path, Map.of("name", "School B", "email", email), "speak", "zh")
        .is(200)
        .says("申请电脑教室");
    school.get(path + "?language=en").is(200);
    send(school, path, Map.of("name", "School B", "email", email), "do", "save")
        .is(200)
        .says("also sent");
    assertThat(new LetterBox(jdbc).lastTo(email).link()).isEqualTo(path);
    send(school, path, Map.of("name", "School B", "email", email), "do", "save").is(200);
    assertThat(count("select count(*) from frame.letter where address = ?", email)).isEqualTo(1);
    // other tests open houses in territories; one without any is refused
    for (var without :
        jdbc.sql(
                """
                select t from unnest(array['OTHER', 'VN', 'HK']) t
                 where not exists (select from partners.partners
                                    where territory = t and 'HOUSE' = any (kinds))
                """)
            .query(String.class)
            .list()) {
      var elsewhere = whole("X");
      elsewhere.put("territory", without);
      sent(elsewhere).is(422).says("no house in this customs territory");
    }
    var program = whole("Y");
    program.put("website", "https://spam.example");
    sent(program).is(422).says("as programs do");
    assertThat(stranger().get("/apply").is(200).body().length())
        .as("for a slow line")
        .isLessThan(45_000);
    stranger().get("/apply/privacy").is(200).says("Two years after the last step");
    applying.forget(clock.instant().plus(Duration.ofDays(31)));
    stranger().get(path).is(404);
  }

  @Test
  void photographs_come_along_without_people_and_can_be_taken_out() {
    var school = stranger();
    school.get("/apply").is(200);
    var form = whole(unique("Photographed"));
    form.put("do", "send");
    var photo = new Upload("photo", "room.jpg", "image/jpeg", PHOTO);
    var page = school.upload("/apply", form, List.of(photo)).is(422).says("tick that nobody");
    var path = found(page, "action=\"(/apply/[0-9a-z]{32})");
    var text = new Upload("photo", "x.jpg", "image/jpeg", new byte[] {1});
    school.upload(path, form, List.of(text)).is(422).says("is not a photograph");
    school.get(path).is(200);
    form.put("nobody", "true");
    form.remove("do");
    school
        .upload(path, form, List.of(new Upload("photo", "door.jpg", "image/jpeg", PHOTO)))
        .is(200)
        .says("door.jpg");
    var drop = found(school.get(path), "name=\"drop\" value=\"(\\d+)\"");
    send(school, path, form, "drop", drop).is(200);
    assertThat(school.get(path).text()).doesNotContain("room.jpg");
    var many = new ArrayList<Upload>();
    for (int i = 0; i < 6; i++) many.add(photo);
    school.upload(path, form, many).is(422).says("More than 6");
    school.get(path).is(200);
    send(school, path, form, "do", "send").is(200).says("has arrived");
    long id = count("select max(application) from applications.contact where email = ?", email);
    var officer = visitor(Role.OFFICER);
    var at =
        found(
            officer.get("/applications/" + id).is(200),
            "href=\"(/applications/\\d+/photographs/\\d+)\"");
    assertThat(officer.get(at).is(200).bytes()).isEqualTo(PHOTO);
    officer.get("/applications/" + id + "/photographs/999999999").is(404);
  }

  @Test
  void people_are_forgotten_two_years_after_the_end() {
    long id = application(whole(unique("Forgotten")));
    applying.forget(clock.instant().plus(Duration.ofDays(900)));
    assertThat(contacts(id)).as("it still waits").isEqualTo(1);
    var officer = visitor(Role.OFFICER);
    officer.get("/applications").is(200);
    officer.post("/applications/" + id + "/rejection", "reason", "CLOSING").is(200);
    jdbc.sql(
            """
            insert into applications.photograph (form, name, media_type, bytes)
            select form, 'room.jpg', 'image/jpeg', 'a room'::bytea from applications.application where application = ?
            """)
        .param(id)
        .update();
    applying.forget(clock.instant().plus(Duration.ofDays(700)));
    assertThat(contacts(id)).isEqualTo(1);
    assertThat(photographs(id)).isEqualTo(1);
    applying.forget(clock.instant().plus(Duration.ofDays(731)));
    assertThat(contacts(id)).isZero();
    assertThat(photographs(id)).isZero();
    officer.get("/applications/" + id).is(200).says("forgotten");
    officer.post("/applications/" + id + "/contact/forget").is(404);
  }

  private long photographs(long application) {
    return count(
        "select count(*) from applications.photograph join applications.application using (form)"
            + " where application = ?",
        application);
  }

  private void approved(
      Visitor officer,
      Visitor other,
      long id,
      @org.jspecify.annotations.Nullable Long school,
      String room,
      String funded) {
    officer.get("/applications/" + id).is(200);
    officer.post("/applications/" + id + "/school").is(200);
    officer.post("/applications/" + id + "/scores").is(200);
    approve(officer, id, room, funded).is(200);
    other.get("/applications/" + id).is(200);
    other.post("/applications/" + id + "/approval/second").is(200);
  }

  private static Seen approve(Visitor officer, long id, String room, String funded) {
    officer.get("/applications/" + id).is(200);
    return officer.post(
        "/applications/" + id + "/approval",
        "room",
        room,
        "seats",
        "30",
        "device",
        "DESKTOP",
        "funded",
        funded);
  }

  private long contacts(long application) {
    return count("select count(*) from applications.contact where application = ?", application);
  }

  private long count(String sql, Object argument) {
    return jdbc.sql(sql).param(argument).query(Long.class).single();
  }

  private static String found(Seen page, String pattern) {
    var match = Pattern.compile(pattern).matcher(page.body());
    assertThat(match.find()).as(() -> pattern + " on " + page.text()).isTrue();
    return match.group(1);
  }
}
