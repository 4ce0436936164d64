package org.greenclassroom.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A survey from its order to the day somebody reads it, through real pages. */
class SurveyTest extends House {
  @Autowired Partners partners;
  @Autowired Surveys surveys;
  private long school;
  private long site;
  private LocalDate until;

  @BeforeEach
  void a_school() {
    school =
        partners.record(
            occasion(Role.OFFICER),
            unique("Survey school"),
            List.of(PartnerKind.SCHOOL),
            "CN",
            "Hill 1");
    site = partners.sites(school).getFirst().site();
    until = LocalDate.now(clock.withZone(Occasion.PROGRAMME_ZONE)).plusDays(9);
  }

  private long ordered(Visitor officer, String... more) {
    officer.get("/surveys/errands/new").is(200);
    officer.get("/surveys/errands/new?school=" + school).is(200).says("Order a survey");
    var fields =
        new ArrayList<>(
            List.of(
                "school",
                String.valueOf(school),
                "site",
                String.valueOf(site),
                "room",
                "Room 204",
                "seats",
                "30",
                "until",
                until.toString()));
    fields.addAll(List.of(more));
    return officer.post("/surveys/errands", fields.toArray(String[]::new)).is(200).id();
  }

  private static String[] sheet(String... more) {
    var fields =
        new LinkedHashMap<>(
            Map.of("room", "Room 204", "seats", "30", "volts", "218", "breaker_amperes", "20"));
    for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
    return fields.entrySet().stream()
        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  private static byte[] photograph(int width, int height) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  private Map<String, Object> row(long survey) {
    return jdbc.sql("select * from surveys.surveys where survey = ?")
        .param(survey)
        .query()
        .singleRow();
  }

  @Test
  void an_ordered_room_is_surveyed_on_a_plain_form_and_read() throws IOException {
    var officer = visitor(Role.OFFICER);
    var errand = ordered(officer, "reference", "A-00012");
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/").is(200).says("Site surveys");
    engineer.get("/surveys/errands").is(200).says("Room 204", "A-00012", "whoever gets there");
    var page = engineer.get("/surveys/errands/" + errand).is(200);
    page.says("Breaker of the room", "21.1", "27", "Leave open what you do not know");
    var survey =
        engineer
            .upload(
                "/surveys/errands/" + errand,
                Map.ofEntries(
                    Map.entry("room", "Room 204"),
                    Map.entry("seats", "30"),
                    Map.entry("volts", "218"),
                    Map.entry("breaker_amperes", "20"),
                    Map.entry("earth_ohms", "3,2"),
                    Map.entry("lockable", "YES"),
                    Map.entry("bars", ""),
                    Map.entry("power", "MONTHLY"),
                    Map.entry("tenure", "RENTED"),
                    Map.entry("rented_until", "2031-08-31"),
                    Map.entry("foreign_computers", "0"),
                    Map.entry("sockets", "")),
                List.of(
                    new Visitor.Upload(
                        "photos", "board.png", "image/png", photograph(3_000, 1_000))))
            .is(200);
    survey.says("Room 204", "21.3 A", "at least 27 A are needed", "218 V measured", "good");
    survey.says("With laptops only – good: 20 A");
    var row = row(survey.id());
    assertThat(row)
        .containsEntry("volts", 218)
        .containsEntry("lockable", true)
        .containsEntry("foreign_computers", 0)
        .containsEntry("errand", errand)
        .containsEntry("site", site)
        .containsEntry("counts", true);
    assertThat(row.get("sockets")).isNull();
    assertThat(row.get("bars")).isNull();
    assertThat(row.get("deputy")).isNull();
    var photo = surveys.survey(occasion(Role.OFFICER).actor(), survey.id()).photos().getFirst();
    var seen = officer.get("/surveys/%d/photos/%s".formatted(survey.id(), photo)).is(200);
    var small = ImageIO.read(new ByteArrayInputStream(seen.bytes()));
    assertThat(small.getWidth()).isEqualTo(1_280);
    assertThat(seen.response().headers().firstValue("Content-Type")).hasValue("image/jpeg");
    officer.get("/surveys/%d/photos/%s".formatted(survey.id(), "f".repeat(64))).is(404);

    // it is off the tray, and the errand says what came of it
    assertThat(engineer.get("/surveys/errands").is(200).body())
        .doesNotContain("/surveys/errands/" + errand + "\"");
    engineer.get("/surveys/errands/" + errand).is(200).says("Surveyed on", "Last time: 218");
    assertThat(surveys.ofErrand(errand).orElseThrow().survey()).isEqualTo(survey.id());

    var pdf = officer.get("/surveys/%d/survey.pdf".formatted(survey.id())).is(200);
    try (var document = Loader.loadPDF(pdf.bytes())) {
      assertThat(new PDFTextStripper().getText(document)).contains("Room 204", "218", "unknown");
    }
    officer.speaking("zh").get("/surveys/%d/survey.pdf".formatted(survey.id())).is(200);
    officer.speaking("zh").get("/surveys/" + survey.id()).is(200).says("断路器", "良好", "未知");
    officer.speaking("fr").get("/surveys/" + survey.id()).is(200).says("Disjoncteur", "inconnu");
  }

  @Test
  void a_refused_form_keeps_what_was_typed() {
    var errand = ordered(visitor(Role.OFFICER));
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/surveys/errands/" + errand).is(200);
    var refused =
        engineer.post(
            "/surveys/errands/" + errand,
            sheet("earthing", "NO", "earth_ohms", "2.5", "note", "窗帘"));
    refused.is(422).says("contradict each other", "Earthed by the socket tester");
    assertThat(refused.body()).contains("value=\"2.5\"", "窗帘</textarea>");
    engineer
        .post("/surveys/errands/" + errand, "room", "Room 204", "seats", "30")
        .is(422)
        .says("Nothing is answered yet");
    engineer.post("/surveys/errands/" + errand, sheet("surveyed_on", "2999-01-01")).is(422);
    var later =
        engineer.post("/surveys/errands/" + errand, sheet("surveyed_on", "2026-01-05")).is(200);
    later.says("5 Jan 2026");
  }

  @Test
  void versions_stay_and_the_newest_counts() {
    var errand = ordered(visitor(Role.OFFICER));
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/surveys/errands/" + errand);
    long first = engineer.post("/surveys/errands/" + errand, sheet()).is(200).id();
    engineer.get("/surveys/errands/" + errand);
    var again =
        engineer.post("/surveys/errands/" + errand, sheet("room", "ROOM２０４", "sockets", "64"));
    long second = again.is(200).id();
    assertThat(second).isGreaterThan(first);
    assertThat(row(first)).containsEntry("counts", false).containsEntry("contested", false);
    assertThat(row(second)).containsEntry("counts", true).containsEntry("contested", false);
    again.says("All surveys of this room");
    assertThat(surveys.latest(school, "room 204").orElseThrow().survey()).isEqualTo(second);
    assertThat(surveys.latest(school)).hasSize(1);
    assertThat(surveys.latest(school, "another")).isEmpty();
    assertThat(surveys.latest(school, " ")).isEmpty();
  }

  @Test
  void two_who_did_not_know_of_each_other_are_shown_together_until_an_officer_says_which_counts() {
    var officer = visitor(Role.OFFICER);
    var errand = ordered(officer);
    var one = visitor(Role.ENGINEER);
    var other = visitor(Role.ENGINEER);
    var seen =
        one.get("/surveys/errands/" + errand)
            .body()
            .replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
    other.get("/surveys/errands/" + errand);
    long first =
        one.post("/surveys/errands/" + errand, sheet("seen", seen, "lockable", "NO")).is(200).id();
    var late =
        other.post("/surveys/errands/" + errand, sheet("seen", seen, "lockable", "YES")).is(200);
    late.says("Somebody else surveyed this room meanwhile", "Two surveys that did not know");
    long second = late.id();
    assertThat(row(second)).containsEntry("beside", first).containsEntry("contested", true);
    assertThat(row(first)).containsEntry("contested", true).containsEntry("lockable", false);
    officer.get("/surveys?only=contested").is(200).says("contested");
    officer.get("/surveys/" + first).is(200).says("The door can be locked");
    one.post("/surveys/%d/settlement".formatted(first), "counts", String.valueOf(first)).is(403);
    officer
        .post("/surveys/%d/settlement".formatted(first), "counts", String.valueOf(999_999_999))
        .is(422);
    officer
        .post("/surveys/%d/settlement".formatted(first), "counts", String.valueOf(first))
        .is(200)
        .says("this one counts");
    officer
        .post("/surveys/%d/settlement".formatted(second), "counts", String.valueOf(second))
        .is(409);
    assertThat(row(first)).containsEntry("counts", true).containsEntry("contested", false);
    assertThat(row(second)).containsEntry("counts", false).containsEntry("contested", false);
    assertThat(surveys.latest(school, "Room 204").orElseThrow().survey()).isEqualTo(first);
    officer.get("/surveys?only=counts&q=Room 204".replace(" ", "%20")).is(200);
    one.get("/surveys?only=mine").is(200).says("Room 204");
  }

  @Test
  void a_school_sees_its_own_only_and_an_auditor_reads() {
    var errand = ordered(visitor(Role.OFFICER));
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/surveys/errands/" + errand);
    long survey = engineer.post("/surveys/errands/" + errand, sheet()).is(200).id();
    var mine = visitor(Role.SCHOOL, school);
    mine.get("/surveys").is(200).says("Room 204");
    mine.get("/surveys/" + survey).is(200).says("218 V");
    mine.get("/surveys/%d/survey.pdf".formatted(survey)).is(200);
    mine.get("/surveys/errands").is(403);
    mine.get("/surveys/errands/" + errand).is(403);
    var elsewhere =
        partners.record(
            occasion(Role.OFFICER),
            unique("Other school"),
            List.of(PartnerKind.SCHOOL),
            "CN",
            "Hill 2");
    var other = visitor(Role.SCHOOL, elsewhere);
    other.get("/surveys/" + survey).is(404);
    assertThat(other.get("/surveys").is(200).text()).doesNotContain("Room 204");
    var auditor = visitor(Role.AUDITOR);
    auditor.get("/surveys/" + survey).is(200);
    auditor.get("/surveys/errands").is(200);
    auditor.get("/surveys/errands/" + errand).is(403);
    visitor(Role.DONOR, elsewhere).get("/surveys").is(403);
  }

  @Test
  void an_order_is_given_moved_called_off_and_in_the_calendar()
      throws IOException, ParserException {
    var officer = visitor(Role.OFFICER);
    var errand = ordered(officer);
    var engineer = actor(Role.ENGINEER, 1);
    officer.get("/surveys/errands/" + errand).is(200);
    officer
        .post(
            "/surveys/errands/%d/engineer".formatted(errand),
            "engineer",
            String.valueOf(engineer.account()),
            "until",
            until.plusDays(3).toString())
        .is(200)
        .says("Test engineer");
    assertThat(surveys.open(engineer)).extracting(Errand::errand).contains(errand);
    assertThat(surveys.open(actor(Role.ENGINEER, 1)))
        .extracting(Errand::errand)
        .doesNotContain(errand);
    var ics = officer.get("/surveys/errands.ics").is(200);
    var events =
        new CalendarBuilder()
            .build(new ByteArrayInputStream(ics.bytes()))
            .<VEvent>getComponents("VEVENT");
    assertThat(events)
        .anyMatch(
            event -> event.toString().contains(until.plusDays(3).toString().replace("-", "")));
    officer.get("/surveys/errands/" + errand);
    officer.post("/surveys/errands/%d/end".formatted(errand)).is(200).says("Called off");
    officer.post("/surveys/errands/%d/end".formatted(errand)).is(200);
    officer
        .post("/surveys/errands/%d/engineer".formatted(errand), "until", until.toString())
        .is(422);
    assertThat(surveys.open(engineer)).extracting(Errand::errand).doesNotContain(errand);
    // somebody stood in the room all the same
    var late = visitor(Role.ENGINEER);
    late.get("/surveys/errands/" + errand).is(200).says("was called off");
    late.post("/surveys/errands/" + errand, sheet()).is(200);
  }

  @Test
  void an_engineer_writes_an_errand_for_himself_and_nonsense_is_refused() {
    var engineer = visitor(Role.ENGINEER);
    var errand = ordered(engineer, "engineer", "1");
    engineer.get("/surveys/errands/" + errand).is(200).says("Test engineer");
    var officer = visitor(Role.OFFICER);
    officer.get("/surveys/errands/new?school=" + school);
    var id = String.valueOf(school);
    officer
        .post(
            "/surveys/errands", "school", id, "room", "R", "seats", "0", "until", until.toString())
        .is(422);
    officer
        .post(
            "/surveys/errands", "school", id, "room", " ", "seats", "9", "until", until.toString())
        .is(422);
    officer
        .post("/surveys/errands", "school", id, "room", "R", "seats", "9", "until", "2020-01-01")
        .is(422)
        .says("is over");
    officer
        .post(
            "/surveys/errands", "school", "1", "room", "R", "seats", "9", "until", until.toString())
        .is(422)
        .says("is no school");
    officer
        .post(
            "/surveys/errands",
            "school",
            id,
            "site",
            "1",
            "room",
            "R",
            "seats",
            "9",
            "until",
            until.toString())
        .is(422)
        .says("does not belong");
  }

  @Test
  void a_program_orders_submits_once_and_reads() {
    var officer = api(Role.OFFICER);
    var order =
        "{\"school\":%d,\"site\":%d,\"room\":\"Lab\",\"seats\":20,\"until\":\"%s\",\"reference\":\"A-7\"}"
            .formatted(school, site, until);
    var key = UUID.randomUUID().toString();
    var errand =
        officer.post("/api/v1/surveys/orders", order, key).is(201).json().get("errand").asLong();
    assertThat(
            officer
                .post("/api/v1/surveys/orders", order, key)
                .is(201)
                .json()
                .get("errand")
                .asLong())
        .isEqualTo(errand);
    var engineer = api(Role.ENGINEER);
    var photo = Base64.getEncoder().encodeToString(photograph(40, 30));
    var sheet =
        """
        {"errand": %d, "photos": ["%s"], "sheet": {"room": "Lab", "seats": 20,
          "facts": {"volts": 223, "earthing": true, "down_mbps": 51.5, "damp": "DRY", "bars": null}}}
        """
            .formatted(errand, photo);
    var once = UUID.randomUUID().toString();
    var first = engineer.post("/api/v1/surveys", sheet, once).is(201).json();
    var survey = first.get("id").asLong();
    assertThat(engineer.post("/api/v1/surveys", sheet, once).is(201).json().get("id").asLong())
        .isEqualTo(survey);
    var told = engineer.get("/api/v1/surveys/" + survey).is(200).json();
    assertThat(told.get("facts").get("volts").asInt()).isEqualTo(223);
    assertThat(told.get("facts").get("bars").isNull()).isTrue();
    assertThat(told.get("facts").get("earthing").asBoolean()).isTrue();
    assertThat(told.get("findings").toString()).contains("VOLTAGE", "GOOD", "UNKNOWN");
    assertThat(told.get("photos")).hasSize(1);
    var unordered =
        engineer
            .post(
                "/api/v1/surveys",
                "{\"school\":%d,\"sheet\":{\"room\":\"Attic\",\"seats\":10,\"facts\":{\"damp\":\"WET\"}}}"
                    .formatted(school))
            .is(201)
            .json();
    assertThat(unordered.get("errand").isNull()).isTrue();
    assertThat(officer.get("/api/v1/surveys?school=" + school).is(200).json().get("rows"))
        .hasSize(2);
    engineer
        .post(
            "/api/v1/surveys",
            "{\"errand\":%d,\"sheet\":{\"room\":\"Lab\",\"seats\":20,\"facts\":{\"colour\":\"red\"}}}"
                .formatted(errand))
        .is(422);
    engineer.post("/api/v1/surveys/orders", order).is(403);
    api(Role.SCHOOL, school).get("/api/v1/surveys/" + survey).is(200);
    officer.get("/api/v1/surveys/999999999").is(404);
  }
}
