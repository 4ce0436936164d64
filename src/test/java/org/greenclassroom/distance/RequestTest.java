package org.greenclassroom.distance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A principal asks by the public form or signed in; an officer answers once. */
class RequestTest extends House {
  @Autowired private Partners partners;

  static String[] form(String school, String mail, String... other) {
    var fields =
        new ArrayList<>(
            List.of(
                "schoolName",
                school,
                "person",
                "王芳",
                "email",
                mail,
                "phone",
                "0851 123 4567",
                "course",
                "Scratch",
                "grade",
                "5",
                "pupils",
                "38",
                "weekdays",
                "TUESDAY",
                "weekdays",
                "THURSDAY",
                "from",
                "09:00",
                "until",
                "16:00",
                "sessions",
                "2",
                "speed",
                "1,5",
                "equipment",
                "SCREEN",
                "equipment",
                "CAMERA",
                "remarks",
                ""));
    for (int i = 0; i < other.length; i += 2) {
      int at = fields.indexOf(other[i]);
      if (at >= 0) fields.set(at + 1, other[i + 1]);
      else fields.addAll(List.of(other[i], other[i + 1]));
    }
    return fields.toArray(String[]::new);
  }

  private String mail() {
    return "school" + unique() + System.nanoTime() + "@example.org";
  }

  private long school(String name) {
    return partners.record(
        occasion(Role.OFFICER), name, java.util.EnumSet.of(PartnerKind.SCHOOL), "CN", null);
  }

  private long requestOf(String mail) {
    return jdbc.sql("select request from distance.request where email = ?")
        .param(mail)
        .query(Long.class)
        .single();
  }

  @Test
  void under_a_strangers_address_the_letter_names_no_page() {
    var mail = mail();
    var anybody = Visitor.elsewhere(port);
    anybody.get("/distance/ask").is(200);
    var sent = anybody.post("/distance/ask", form(unique("School"), mail)).is(200);
    assertThat(sent.path()).startsWith("/distance/asked/");
    assertThat(new LetterBox(jdbc).lastTo(mail).body())
        .contains("There is no link here")
        .doesNotContain("http", "127.0.0.2", sent.path());
  }

  @Test
  void a_request_by_the_public_form_waits_is_answered_once_and_told() {
    var name = unique("远山小学");
    var mail = mail();
    var principal = stranger().speaking("zh");
    principal.get("/distance/ask").is(200).says("须有学校的成年人在教室");
    var sent = principal.post("/distance/ask", form(name, mail)).is(200);
    sent.says("Scratch", "待答复");
    var letters = new LetterBox(jdbc);
    assertThat(letters.lastTo(mail).link()).isEqualTo(sent.path());
    assertThat(letters.lastTo(mail).body()).contains("不得交换私人电话");
    assertThat(stranger().get("/distance/asked/" + "0".repeat(32)).status()).isEqualTo(404);

    var officer = visitor(Role.OFFICER);
    officer.get("/").is(200).says("Lessons from afar: requests");
    officer.get("/distance/requests?state=WAITING").is(200).says(name, "38");
    long request = requestOf(mail);
    var at = "/distance/requests/" + request;
    officer.get(at).is(200).says("Tuesday", "Thursday", "1.5 Mbit/s", "too slow", "grade 5");
    officer.post(at + "/acceptance").is(422).says("which of our schools");
    officer.post(at + "/refusal", "reason", " ").is(422).says("declined with a reason");
    var school = school(name);
    officer
        .get(at + "?q=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
        .says(name);
    officer.post(at + "/acceptance", "school", "" + school).is(200).says("accepted");
    officer.post(at + "/refusal", "reason", "too late").is(409).says("was answered already");
    assertThat(letters.to(mail)).hasSize(2);
    principal.get(sent.path()).is(200).says("已接受");

    // the school's own account knows it, another school's does not
    visitor(Role.SCHOOL, school).get(at).is(200).says("Scratch");
    var other = visitor(Role.SCHOOL, school(unique("别校")));
    other.get(at).is(404);
    assertThat(other.get("/distance/requests").is(200).text()).doesNotContain(name);
    visitor(Role.DONOR, 1).get(at).is(403);
  }

  @Test
  void what_is_wrong_is_said_and_nothing_typed_is_lost() {
    var mail = mail();
    var principal = stranger();
    principal.get("/distance/ask").is(200);
    principal
        .post("/distance/ask", form("A", mail, "pupils", "500"))
        .is(422)
        .says("between 1 and 120");
    principal.post("/distance/ask", form("A", mail, "grade", "0")).is(422).says("from 1 to 12");
    principal
        .post("/distance/ask", form("A", mail, "until", "08:00"))
        .is(422)
        .says("before the last");
    principal.post("/distance/ask", form("A", mail, "speed", "fast")).is(422).says("is no speed");
    principal
        .post("/distance/ask", form("A", mail, "startOn", "2020-01-01"))
        .is(422)
        .says("is over");
    var again = principal.post("/distance/ask", form(" ", mail)).is(422);
    assertThat(again.body()).contains("0851 123 4567");
    // a machine fills in what nobody sees: it is answered and nothing is kept
    principal.post("/distance/ask", form("A", mail, "website", "http://spam")).is(200);
    assertThat(
            jdbc.sql("select count(*) from distance.request where email = ?")
                .param(mail)
                .query(Long.class)
                .single())
        .isZero();
    // sent twice, kept once
    principal.post("/distance/ask", form("A", mail, "_key", "k" + mail)).is(200);
    principal.post("/distance/ask", form("A", mail, "_key", "k" + mail)).is(200);
    long request = requestOf(mail);
    var officer = visitor(Role.OFFICER);
    officer.get("/distance/requests/" + request).is(200);
    officer
        .post("/distance/requests/" + request + "/refusal", "reason", "No volunteer speaks it")
        .is(200)
        .says("declined");
    assertThat(new LetterBox(jdbc).lastTo(mail).body()).contains("No volunteer speaks it");
    officer.get("/distance/requests/" + request).is(200).says("No volunteer speaks it");
  }

  @Test
  void a_schools_own_account_asks_for_its_school() {
    var school = school(unique("希望小学"));
    var mail = mail();
    var teacher = visitor(Role.SCHOOL, school);
    teacher.get("/distance/ask").is(200).says("希望小学");
    teacher.post("/distance/ask", form("x", mail, "school", "" + school)).is(200);
    long request = requestOf(mail);
    teacher.get("/distance/requests").is(200).says("希望小学", "Scratch");
    visitor(Role.OFFICER).get("/distance/requests/" + request).is(200).says("希望小学");
    // for another school nobody asks
    teacher.get("/distance/ask");
    teacher.post("/distance/ask", form("x", mail(), "school", "" + school(unique("别校")))).is(404);
  }
}
