package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.DrawUp;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A room that two pay for, in two currencies: instalments come and do not come, something is
 * promised in return, money is spent; one of them leaves and another one comes; and what a seat
 * costs is said in one currency by the rates of the days, or not said.
 */
class TwoSponsorRoomTest extends House {
  @Autowired Partners partners;
  @Autowired Papers papers;

  private Visitor officer;
  private long school;
  private long room;
  private LocalDate today;

  @BeforeEach
  void aRoomOfThirty() {
    officer = visitor(Role.OFFICER);
    today = occasion(Role.OFFICER).today();
    school = partner(PartnerKind.SCHOOL, "希望小学");
    officer.get("/classrooms/new");
    room =
        officer
            .post(
                "/classrooms",
                "school",
                Long.toString(school),
                "name",
                "三年级机房",
                "seats",
                "30",
                "kind",
                "LAPTOP")
            .is(200)
            .id();
  }

  private long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), unique(name), Set.of(kind), "CN", null);
  }

  private String at() {
    return "/funding/classrooms/" + room;
  }

  private String sponsorship(
      long partner, String kind, String amount, String currency, LocalDate day) {
    officer.get(at()).is(200);
    return officer
        .post(
            at() + "/sponsorships",
            "partner",
            Long.toString(partner),
            "kind",
            kind,
            "amount",
            amount,
            "currency",
            currency,
            "promisedOn",
            day.toString(),
            "note",
            "between us")
        .is(200)
        .says("The sponsorship is written down")
        .path();
  }

  private Visitor.Seen instalment(String sponsorship, LocalDate due, String amount) {
    officer.get(sponsorship);
    return officer.post(sponsorship + "/instalments", "dueOn", due.toString(), "amount", amount);
  }

  private Visitor.Seen spent(String kind, String amount, String currency, LocalDate day) {
    officer.get(at());
    return officer.upload(
        at() + "/costs",
        Map.of(
            "costKind",
            kind,
            "spent",
            amount,
            "spentCurrency",
            currency,
            "spentOn",
            day.toString(),
            "what",
            "truck and two people"),
        List.of(
            new Visitor.Upload("document", "i.pdf", "application/pdf", "%PDF-1.7 i".getBytes())));
  }

  private static String first(String body, String pattern) {
    var found = Pattern.compile(pattern).matcher(body);
    assertThat(found.find()).as(pattern + " in " + body).isTrue();
    return found.group(1);
  }

  /** A pair of currencies and a day that no other test has written down. */
  private Visitor.Seen rates(String csv) {
    officer.get("/funding/rates").is(200);
    return officer.upload(
        "/funding/rates/file",
        Map.of(),
        List.of(
            new Visitor.Upload(
                "csv", "rates.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void two_pay_one_leaves_another_comes_and_each_sees_its_own() {
    long optics = partner(PartnerKind.SPONSOR, "Optics");
    long fondation = partner(PartnerKind.SPONSOR, "Fondation");
    var chinese = sponsorship(optics, "COMPANY", "60 000.00", "CNY", today.minusDays(90));
    var french = sponsorship(fondation, "FOUNDATION", "4000", "EUR", today.minusDays(60));

    // both stand among those who pay for the room, each in its way
    assertThat(
            jdbc.sql("select way from classrooms.funders where classroom = ? order by way")
                .param(room)
                .query(String.class)
                .list())
        .containsExactly("GRANT", "SPONSORSHIP");

    // instalments: no more than was promised, and one is late
    instalment(chinese, today.minusDays(30), "20000").is(200).says("The instalment is planned");
    instalment(chinese, today.plusDays(60), "40000").is(200);
    instalment(chinese, today.plusDays(90), "0.01").is(422).says("more than is left");
    instalment(french, today.minusDays(10), "4000").is(200).says("overdue");
    officer.get("/").is(200).says("Instalments overdue", "Promised to sponsors");
    officer.get("/funding?only=OVERDUE").is(200).says("Fondation", "overdue");
    var one = first(officer.get(chinese).is(200).body(), "/instalments/(\\d+)/receipt");
    officer
        .post(
            chinese + "/instalments/" + one + "/receipt",
            "receivedOn",
            today.minusDays(20).toString(),
            "received",
            "19,990.00")
        .is(200)
        .says("CNY\u00a019,990.00 on");
    officer.get(chinese);
    officer
        .post(
            chinese + "/instalments/" + one + "/receipt",
            "receivedOn",
            today.toString(),
            "received",
            "1")
        .is(409);
    officer
        .post(
            chinese + "/instalments/999999/receipt",
            "receivedOn",
            today.toString(),
            "received",
            "1")
        .is(404);

    // promised in return
    officer.get(chinese);
    officer
        .post(
            chinese + "/returns",
            "what",
            "A plate at the door",
            "dueBy",
            today.minusDays(1).toString())
        .is(200)
        .says("A plate at the door", "late");
    officer.post(chinese + "/returns", "what", " ").is(422).says("Say what was promised");
    officer.get("/funding?only=RETURNS").is(200).says("Optics", "one promise open");
    var promise = first(officer.get(chinese).body(), "/returns/(\\d+)/done");
    officer.post(chinese + "/returns/" + promise + "/done").is(200).says("done on");
    officer.post(chinese + "/returns/" + promise + "/done").is(404);

    // each sees its own, and nobody else's; the school sees no amount
    var theirs = visitor(Role.DONOR, optics);
    theirs.get("/funding").is(200).says("Optics", "CNY\u00a060,000.00");
    assertThat(theirs.get("/funding").text()).doesNotContain("Fondation", "EUR");
    theirs.get(chinese).is(200).says("CNY\u00a019,990.00", "A plate at the door");
    assertThat(theirs.get(chinese).text()).doesNotContain("between us");
    theirs.get(french).is(404);
    theirs.get(at()).is(403);
    theirs.get("/funding/costs.csv").is(403);
    var principal = visitor(Role.SCHOOL, school);
    principal.get("/funding").is(403);
    principal.get(at()).is(403);
    assertThat(principal.get("/classrooms/" + room).is(200).text())
        .doesNotContain("60,000", "instalment");
    officer.get("/classrooms/" + room).is(200).says("2 sponsorships last");

    // one leaves: what came stays, what was to come is not waited for
    officer.get(french);
    officer.post(french + "/end", "reason", " ").is(422).says("Say why");
    officer
        .post(french + "/end", "reason", "Its programme closed")
        .is(200)
        .says("Its programme closed", "no longer awaited");
    officer.post(french + "/end", "reason", "again").is(409);
    instalment(french, today, "1").is(409).says("ended on");
    assertThat(
            jdbc.sql(
                    "select count(*) from classrooms.funders where classroom = ? and until is null")
                .param(room)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    // and a new one comes
    long bank = partner(PartnerKind.DONOR, "Bank");
    sponsorship(bank, "COMPANY", "5,000", "USD", today);
    officer.get(at()).is(200).says("Optics", "Fondation", "Bank", "USD\u00a05,000.00", "ended");
    officer.get("/funding?only=ENDED").is(200).says("Fondation");
    officer.get("/funding?only=LASTING").is(200).says("Bank");
    assertThat(
            jdbc.sql(
                    "select currency || ' ' || received from funding.sponsorships where classroom = ? order by 1")
                .param(room)
                .query(String.class)
                .list())
        .containsExactly("CNY 1999000", "EUR 0", "USD 0");

    // a sponsor that stands twice for the same room stays among those who pay
    var second = sponsorship(bank, "COMPANY", "10", "USD", today);
    officer.get(second);
    officer.post(second + "/end", "reason", "Entered twice").is(200);
    assertThat(
            jdbc.sql(
                    "select count(*) from classrooms.funders where classroom = ? and until is null")
                .param(room)
                .query(Long.class)
                .single())
        .isEqualTo(2);

    var csv = officer.get("/funding/sponsorships.csv").is(200).body();
    assertThat(csv).contains("sponsorship,school,room,sponsor", "Optics", "60000.00", "19990.00");
    assertThat(visitor(Role.AUDITOR).get("/funding/sponsorships.xlsx").is(200).bytes())
        .startsWith('P', 'K');
  }

  @Test
  void what_a_seat_costs_is_reckoned_by_the_rates_of_the_days_or_not_at_all() {
    // before 2000, so that no other test has a rate of these days
    var day = LocalDate.of(1990, 1, 1).plusDays(System.nanoTime() % 3_000);
    officer.get(at()).is(200).says("No cost is written down", "nobody has counted");
    spent("TRANSPORT", "1,800.00", "CNY", day).is(200).says("CNY\u00a01,800.00");
    officer.get(at()).is(200).says("CNY\u00a060.00", "by seat, of 30 seats");
    spent("TRAINING", "1000", "CHF", day.plusDays(2)).is(200);
    officer.get(at()).is(200).says("The sum is unknown", "CHF to CNY", "unknown");

    // rates come by file: all of it or nothing, and none is ever overwritten
    rates("day;currency;counter;rate\n").is(422).says("no column “source”");
    rates("day,currency,counter,rate,source\n%s,CHF,CNY,oops,SNB\n".formatted(day)).is(422);
    rates("day,currency,counter,rate,source\n2999-01-01,CHF,CNY,1,SNB\n")
        .is(422)
        .says("lies ahead");
    rates("day,currency,counter,rate,source\nyesterday,CHF,CNY,1,SNB\n").is(422).says("is no day");
    rates("day,currency,counter,rate,source\n%s,CHF,CNY\n".formatted(day)).is(422).says("3 cells");
    rates("").is(422);
    var file =
        "day,currency,counter,rate,source\n%s,CHF,CNY,9.0,\"Bank, daily\"\n%s,JPY,CNY,0.05,PBC\n"
            .formatted(day, day);
    rates(file).is(200).says("2 rates were new");
    rates(file).is(200).says("No rate was new");
    rates(file.replace("9.0", "8.0")).is(409).says("never overwritten", "9");
    officer.get("/funding/rates?of=CHF").is(200).says("1 CHF = 9 CNY", "Bank, daily");

    // 1,800 + 1,000 × 9 = 10,800 over 30 seats; the same rate serves the other way round
    officer
        .get(at())
        .is(200)
        .says("CNY\u00a010,800.00", "CNY\u00a0360.00", "1 CHF = 9 CNY", "Bank, daily");
    officer.get(at() + "?in=CHF").is(200).says("CHF\u00a01,200.00", "CHF\u00a040.00");
    officer.get(at() + "?in=EUR").is(200).says("The sum is unknown", "CNY to EUR", "CHF to EUR");
    officer.get(at() + "?in=XXQ").is(422).says("no currency");

    // learners, with the year and who counted them
    officer.get("/classrooms/" + room);
    for (var year : List.of("2025-2026,200", "2026-2027,216"))
      officer
          .post(
              "/classrooms/" + room + "/headcounts",
              "schoolYear",
              year.substring(0, 9),
              "pupils",
              year.substring(10),
              "source",
              "SCHOOL_REPORT")
          .is(200);
    officer
        .get(at())
        .is(200)
        .says("CNY\u00a050.00", "of 216 counted for 2026-2027 (school’s report)");
    officer
        .get(at() + "?year=2025-2026")
        .is(200)
        .says("CNY\u00a054.00", "of 200 counted for 2025-2026");

    // a wrong cost is struck out and stays to be read
    spent("OTHER", "99", "CNY", day).is(200);
    var body = officer.get(at()).body();
    var wrong =
        jdbc.sql("select max(cost) from funding.costs where classroom = ? and kind = 'OTHER'")
            .param(room)
            .query(Long.class)
            .single();
    assertThat(body).contains("/funding/costs/" + wrong + "/document");
    assertThat(officer.get("/funding/costs/" + wrong + "/document").is(200).bytes())
        .startsWith('%', 'P', 'D', 'F');
    officer.get(at());
    officer.post("/funding/costs/" + wrong + "/strike", "reason", "").is(422);
    officer
        .post("/funding/costs/" + wrong + "/strike", "reason", "Another room’s")
        .is(200)
        .says("struck out: Another room’s", "CNY\u00a010,800.00");
    officer.post("/funding/costs/" + wrong + "/strike", "reason", "again").is(409);
    assertThat(officer.get("/funding/costs.csv").is(200).body())
        .contains("truck and two people", "Another room’s");
    officer.get("/funding/costs.xlsx").is(200);

    // one rate by hand, and what cannot be one
    officer.get("/funding/rates");
    rate("VND", "VND", "1").is(422).says("two different currencies");
    rate("VND", "CNY", "0").is(422).says("no rate");
    rate("VND", "HKD", "0.0003" + (1000 + System.nanoTime() % 8999)).is(200);
  }

  private Visitor.Seen rate(String currency, String counter, String rate) {
    return officer.post(
        "/funding/rates",
        "currency",
        currency,
        "counter",
        counter,
        "day",
        LocalDate.of(1970, 1, 1).plusDays(System.nanoTime() % 7_000).toString(),
        "rate",
        rate,
        "source",
        "by hand");
  }

  @Test
  void a_sponsorship_names_its_agreement_and_what_cannot_be_is_refused() {
    long optics = partner(PartnerKind.SPONSOR, "Optics");
    var sponsorship = sponsorship(optics, "PERSON", "100", "HKD", today);
    officer.get(sponsorship);
    officer.post(sponsorship + "/paper", "paper", "TA-1999-0001").is(422).says("no paper numbered");
    var drawn =
        papers.draw(
            occasion(Role.OFFICER),
            new DrawUp(
                "TRANSFER",
                Map.of("lot", "1", "items", 1, "wiper", "Party B", "years", 3),
                List.of(
                    new DrawUp.Party("DONOR", "Optics", optics),
                    new DrawUp.Party("ENTITY", "Green IT Classroom", Partners.HOUSE)),
                null));
    officer.get(sponsorship);
    officer
        .post(sponsorship + "/paper", "paper", drawn.number().toLowerCase())
        .is(200)
        .says(drawn.number());
    officer.get(at());
    for (var amount : List.of("0", "-5", "ten", "1.234", ""))
      promise(optics, amount, "HKD").is(422);
    promise(optics, "5", "ABC").is(422).says("ISO 4217");
    promise(school, "5", "HKD").is(422).says("neither a sponsor nor a donor");
    officer.get("/funding/sponsorships/999999").is(404);
  }

  private Visitor.Seen promise(long partner, String amount, String currency) {
    return officer.post(
        at() + "/sponsorships",
        "partner",
        Long.toString(partner),
        "kind",
        "OTHER",
        "amount",
        amount,
        "currency",
        currency,
        "promisedOn",
        today.toString());
  }
}
