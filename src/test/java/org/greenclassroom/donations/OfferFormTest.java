package org.greenclassroom.donations;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The public form, as somebody without an account meets it. */
class OfferFormTest extends House {
  /** As a telephone writes it: with the place in a segment of its own. */
  private static final byte[] PHOTO = fromATelephone();

  @Autowired Giving giving;

  private final String email = "d" + System.nanoTime() + "@example.org";

  private Map<String, String> whole() {
    var form = new LinkedHashMap<String, String>();
    form.put("kind-1", "LAPTOP");
    form.put("pieces-1", "12");
    form.put("age-1", "8");
    form.put("condition-1", "WORKS");
    form.put("status", "IDLE");
    form.put("wiping", "PROGRAMME");
    form.put("donorType", "COMPANY");
    form.put("organisation", unique("Firm"));
    form.put("place", "Shanghai");
    form.put("territory", "CN");
    form.put("address", "1 Century Avenue");
    form.put("person", "Li Ming");
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
    var donor = stranger();
    donor.get("/give").is(200);
    return send(donor, "/give", form, "do", "send");
  }

  @Test
  void an_empty_form_says_everything_that_is_missing_at_once_and_is_kept() {
    var donor = stranger();
    donor.get("/give").is(200);
    var refused = send(donor, "/give", Map.of("organisation", "Firm A"), "do", "send").is(422);
    refused.says("Say how many there are", "Name the town", "Write your e-mail address");
    assertThat(refused.body()).contains("value=\"Firm A\"").contains("href=\"#kind-1\"");
    var secret = secret(refused);
    assertThat(stranger().get("/give/" + secret).is(200).body()).contains("value=\"Firm A\"");
  }

  @Test
  void no_is_said_at_once_where_it_is_no() {
    var secrets = whole();
    secrets.put("status", "STATE_SECRETS");
    sent(secrets).is(422).says("state secrets is not for us");
    var elsewhere = whole();
    elsewhere.put("territory", "OTHER");
    // unless another test has opened one there
    if (count("select count(*) from entities.entities where territory = ?", "OTHER") == 0)
      sent(elsewhere).is(422).says("no house in this customs territory");
    var dangerous = whole();
    dangerous.put("battery", "true");
    dangerous.put("crt", "true");
    sent(dangerous).is(422).says("may catch fire", "Tube screens hold lead glass");
    var scrapped = whole();
    scrapped.put("status", "SCRAPPED");
    sent(scrapped).is(422).says("may not quietly become a donation", "I know that scrapped");
    assertThat(count("select count(*) from donations.contact where email = ?", email)).isZero();
  }

  @Test
  void what_is_scrapped_is_passed_on_as_waste_and_never_becomes_a_donation() {
    var scrapped = whole();
    scrapped.put("status", "SCRAPPED");
    scrapped.put("asWaste", "true");
    sent(scrapped).is(200).says("has arrived");
    long offer = offerOf(email);
    var officer = visitor(Role.OFFICER);
    officer.get("/donations/offers/" + offer).is(200).says("never becomes a donation");
    officer.post("/donations/offers/" + offer + "/answer", "accepted-1", "12").is(200);
    officer.get("/donations/offers/" + offer).is(200);
    var lot =
        officer
            .post("/donations/offers/" + offer + "/lot", "name", unique("W"), "territory", "CN")
            .is(200);
    officer.post(lot.path() + "/agreement").is(422).says("waste and never a donation");
  }

  @Test
  void another_language_and_a_closed_window_lose_nothing() {
    var donor = stranger();
    donor.get("/give").is(200);
    var french =
        send(donor, "/give", Map.of("remarks", "am Tor 3", "age-1", "nonsense"), "speak", "fr");
    french.is(200).says("Donnez vos anciens ordinateurs");
    assertThat(french.body()).contains("am Tor 3").contains("value=\"nonsense\"");
    var path = french.path().replaceAll("\\?.*", "");
    donor.get(path).is(200);
    send(donor, path, Map.of("remarks", "am Tor 4", "email", email), "do", "save")
        .is(200)
        .says("vous a aussi été envoyé");
    assertThat(stranger().get(path).is(200).body()).contains("am Tor 4");
    assertThat(letter(email)).contains(path);
    // a second time nothing is sent: nobody's letter box is filled through us
    send(donor, path, Map.of("remarks", "am Tor 4", "email", email), "do", "save").is(200);
    assertThat(count("select count(*) from frame.letter where address = ?", email)).isEqualTo(1);
  }

  private static byte[] fromATelephone() {
    var drawn = Photograph.of(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB)).jpeg();
    var place = "Exif GPS 31.2304 N 121.4737 E".getBytes(StandardCharsets.US_ASCII);
    var out = new ByteArrayOutputStream();
    out.write(drawn, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (place.length + 2)});
    out.writeBytes(place);
    out.write(drawn, 2, drawn.length - 2);
    return out.toByteArray();
  }

  @Test
  void files_come_along_and_can_be_taken_out_again() {
    var donor = stranger();
    donor.get("/give").is(200);
    var list = new Upload("list", "资产清单.xlsx", "application/octet-stream", "PK list".getBytes());
    var photo = new Upload("photo", "room.jpg", "image/jpeg", PHOTO);
    var fields = whole();
    fields.put("do", "line");
    var kept = donor.upload("/give", fields, List.of(list, photo)).is(200).says("资产清单.xlsx");
    var path = kept.path();
    var enclosure = found(kept, "name=\"drop\" value=\"(\\d+)\"");
    send(donor, path, whole(), "drop", enclosure).is(200).says("room.jpg");
    assertThat(donor.get(path).text()).doesNotContain("资产清单.xlsx");
    donor
        .upload(path, whole(), List.of(new Upload("photo", "x.jpg", "image/jpeg", new byte[] {1})))
        .is(422)
        .says("is not a photograph");
    send(donor, path, whole(), "do", "send").is(200).says("has arrived", "room.jpg");
    long offer = offerOf(email);
    var officer = visitor(Role.OFFICER);
    var page = officer.get("/donations/offers/" + offer).is(200).says("room.jpg");
    var at = found(page, "href=\"(/donations/offers/\\d+/enclosures/\\d+)\"");
    var shown = officer.get(at).is(200).bytes();
    assertThat(Photograph.of(shown).width()).isEqualTo(40);
    assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("GPS 31.2304");
    officer.get("/donations/offers/" + offer + "/enclosures/999999999").is(404);
  }

  @Test
  void an_offer_is_withdrawn_by_its_link_and_the_person_forgotten() {
    var donor = stranger();
    donor.get("/give").is(200);
    var page = send(donor, "/give", whole(), "do", "send").is(200).says("answers within a week");
    donor.post(page.path() + "/withdrawal").is(200).says("You withdrew this offer");
    assertThat(count("select count(*) from donations.contact where email = ?", email)).isZero();
    donor.post(page.path() + "/withdrawal").is(409).says("decided before");
    donor.get("/give/" + "z".repeat(32)).is(404);
    // what was sent stays as it was
    donor.get(page.path()).is(200);
    send(donor, page.path(), whole(), "do", "send").is(404);
  }

  @Test
  void an_officer_writes_one_down_from_the_telephone() {
    var officer = visitor(Role.OFFICER);
    officer.get("/give").is(200).says("you write this down for a donor");
    var form = whole();
    form.put("email", "");
    send(officer, "/give", form, "do", "send").is(422).says("somebody must be able to answer");
    form.put("phone", "021 5555 0101");
    var page = send(officer, "/give", form, "do", "send").is(200);
    assertThat(page.path()).startsWith("/donations/offers/");
    page.says("telephone, written down by an officer", "021 5555 0101");
    var declined = officer.post(page.path() + "/answer", "accepted-1", "0", "reason-1", "NO_ROOM");
    declined.is(422).says("without a word of advice");
    officer
        .post(page.path() + "/answer", "accepted-1", "0", "reason-1", "NO_ROOM", "recycler", "true")
        .is(200)
        .says("Declined");
    officer.post(page.path() + "/answer", "accepted-1", "12").is(409).says("decided before");
    officer.post(page.path() + "/lot").is(422).says("No lot can be opened");
    officer.post(page.path() + "/contact/forget").is(200).says("forgotten");
    officer.post(page.path() + "/contact/forget").is(404);
  }

  @Test
  void a_program_that_fills_in_what_nobody_sees_is_refused() {
    var form = whole();
    form.put("website", "https://spam.example");
    sent(form).is(422).says("as programs do");
    assertThat(stranger().get("/give").body())
        .containsPattern("<div hidden>\\s*<label for=\"website\"");
  }

  @Test
  void too_many_forms_from_one_network_wait_an_hour() throws Exception {
    var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var give = URI.create("http://localhost:" + port + "/give");
    var page = client.send(HttpRequest.newBuilder(give).build(), BodyHandlers.ofString()).body();
    var csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
    assertThat(csrf.find()).isTrue();
    var status = 0;
    for (int i = 0; i < 61; i++)
      status =
          client
              .send(
                  HttpRequest.newBuilder(give)
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .header("X-Forwarded-For", "2001:db8:1:2::" + i)
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              "do=line&_csrf="
                                  + java.net.URLEncoder.encode(
                                      csrf.group(1), java.nio.charset.StandardCharsets.UTF_8)))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode();
    assertThat(status).as("the sixty-first from one network").isEqualTo(429);
  }

  @Test
  void people_are_forgotten_two_years_after_the_last_step_and_unsent_forms_after_a_month() {
    var donor = stranger();
    donor.get("/give").is(200);
    var left = send(donor, "/give", Map.of("remarks", "left"), "do", "save").is(200).path();
    sent(whole()).is(200);
    long waiting = offerOf(email);
    giving.forget(clock.instant().plus(Duration.ofDays(31)));
    stranger().get(left).is(404);
    jdbc.sql(
            """
            insert into donations.enclosure (form, sort, name, media_type, bytes)
            select form, 'LIST', 'users.csv', 'text/csv', 'Lenovo;Ms Li'::bytea from donations.offer where offer = ?
            """)
        .param(waiting)
        .update();
    jdbc.sql(
            "update donations.offer set donor_type = 'PERSON', address = 'At home 1' where offer = ?")
        .param(waiting)
        .update();
    giving.forget(clock.instant().plus(Duration.ofDays(900)));
    assertThat(contacts(waiting)).as("it still waits for an answer").isEqualTo(1);
    var officer = visitor(Role.OFFICER);
    officer.get("/donations/offers/" + waiting).is(200);
    officer
        .post(
            "/donations/offers/" + waiting + "/answer",
            "accepted-1",
            "0",
            "reason-1",
            "NO_ROOM",
            "recycler",
            "true")
        .is(200);
    giving.forget(clock.instant().plus(Duration.ofDays(700)));
    assertThat(contacts(waiting)).isEqualTo(1);
    assertThat(enclosures(waiting)).isEqualTo(1);
    giving.forget(clock.instant().plus(Duration.ofDays(731)));
    assertThat(contacts(waiting)).isZero();
    assertThat(enclosures(waiting)).as("what was attached").isZero();
    assertThat(
            count(
                "select count(*) from donations.offer where offer = ? and address = '–'", waiting))
        .as("where a person lives")
        .isEqualTo(1);
    officer.get("/donations/offers/" + waiting).is(200).says("forgotten");
  }

  @Test
  void the_privacy_note_is_open_to_everybody() {
    stranger().get("/give/privacy").is(200).says("Two years after the last step");
    assertThat(stranger().get("/give").is(200).body().length())
        .as("for a slow line")
        .isLessThan(30_000);
  }

  private long contacts(long offer) {
    return count("select count(*) from donations.contact where offer = ?", offer);
  }

  private long enclosures(long offer) {
    return count(
        "select count(*) from donations.enclosure join donations.offer using (form) where offer = ?",
        offer);
  }

  private long offerOf(String address) {
    return count("select max(offer) from donations.contact where email = ?", address);
  }

  private String letter(String address) {
    return jdbc.sql("select body from frame.letter where address = ? order by letter desc limit 1")
        .param(address)
        .query(String.class)
        .single();
  }

  private long count(String sql, Object argument) {
    return jdbc.sql(sql).param(argument).query(Long.class).single();
  }

  private static String secret(Seen page) {
    return found(page, "action=\"/give/([0-9a-z]{32})");
  }

  private static String found(Seen page, String pattern) {
    var match = Pattern.compile(pattern).matcher(page.body());
    assertThat(match.find()).as(() -> pattern + " on " + page.text()).isTrue();
    return match.group(1);
  }
}
