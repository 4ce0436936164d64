package org.greenclassroom.tours;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.collection.Order;
import org.greenclassroom.collection.Pickups;
import org.greenclassroom.collection.ThingClass;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.greenclassroom.takeback.Takeback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Tours from what waits to the driver's tick, through the real pages. */
class TourTest extends Rooms {
  @Autowired Donations donations;
  @Autowired Pickups pickups;
  @Autowired Classrooms classrooms;
  @Autowired Fleet fleet;
  @Autowired Tours tours;
  @Autowired Solving solving;
  @Autowired PlanTable plans;
  @Autowired Takeback takeback;
  @Autowired Dismantling dismantling;
  @Autowired Driving driving;
  @Autowired TransactionTemplate transaction;

  private LocalDate day;
  private long home;
  private long truck;
  private String truckName;

  /** Trucks of other tests drive no more: this one's are alone on the road. */
  @BeforeEach
  void one_truck() {
    jdbc.sql("update tours.truck set until = date '2020-01-01'").update();
    var officer = occasion(Role.OFFICER);
    day = DrivingDays.first(jdbc, officer.today());
    home = partners.addSite(officer, Partners.HOUSE, unique("Yard"), Site.Kind.WAREHOUSE, "Yard 1");
    partners.locate(officer, home, Datum.WGS84, 31.23, 121.47);
    truckName = unique("Truck");
    truck = truck(truckName, driver(null), 1_500, 9_000);
  }

  private long driver(String login) {
    return fleet.driver(occasion(Role.OFFICER), unique("Driver"), "+86 21 1234", login, null);
  }

  private long truck(String name, Long driver, int kilograms, long litres) {
    return fleet.truck(
        occasion(Role.OFFICER),
        new Fleet.Described(
            name,
            "沪A12345",
            home,
            driver,
            Weight.grams(1000L * kilograms),
            litres,
            LocalTime.of(7, 0),
            LocalTime.of(19, 0)));
  }

  private String pickup(
      String donor, Double latitude, LocalDate day, int from, int to, ThingClass what, int pieces) {
    var officer = occasion(Role.OFFICER);
    var partner =
        partners.record(officer, donor, EnumSet.of(PartnerKind.DONOR), "CN", "Road of " + donor);
    Long site = null;
    if (latitude != null) {
      site = partners.sites(partner).getFirst().site();
      partners.locate(officer, site, Datum.WGS84, latitude, 121.4);
    }
    var lot = donations.open(occasion(Role.OFFICER), partner);
    var number =
        pickups.order(
            occasion(Role.OFFICER),
            lot,
            new Order(
                at(day, from),
                at(day, to),
                site,
                site == null ? "Somewhere 1" : null,
                List.of(),
                null,
                null,
                0,
                null,
                Map.of(what, pieces)),
            null);
    return "PICKUP-" + number;
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  private void locate(long partner, double latitude) {
    partners.locate(
        occasion(Role.OFFICER),
        partners.sites(partner).getFirst().site(),
        Datum.WGS84,
        latitude,
        121.5);
  }

  private long done(Visitor officer, long plan) {
    for (int wait = 0; wait < 300; wait++) {
      officer.get("/tours/plans/" + plan).is(200);
      if (plans.plan(plan).orElseThrow().endedAt() != null) return plan;
      try {
        Thread.sleep(200);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    throw new AssertionError("plan " + plan + " is not done");
  }

  private long plan(Visitor officer, String... keys) {
    officer.get("/tours/plans/new").is(200);
    var fields =
        new ArrayList<>(List.of("first", day.toString(), "last", day.plusDays(2).toString()));
    for (var key : keys) fields.addAll(List.of("call", key));
    return done(officer, officer.post("/tours/plans", fields.toArray(String[]::new)).is(200).id());
  }

  private int call(long plan, String key) {
    var parts = key.split("-");
    return jdbc.sql("select call from tours.call where plan = ? and kind = ? and ref = ?")
        .params(plan, parts[0], Long.parseLong(parts[1]))
        .query(Integer.class)
        .single();
  }

  private String why(long plan, String key) {
    return jdbc.sql("select coalesce(why, 'SERVED') from tours.call where plan = ? and call = ?")
        .params(plan, call(plan, key))
        .query(String.class)
        .single();
  }

  private Visitor.Seen act(Visitor officer, long plan, String path, String... fields) {
    officer.get("/tours/plans/" + plan).is(200);
    return officer.post("/tours/plans/" + plan + path, fields);
  }

  @Test
  void what_waits_is_planned_and_what_is_on_no_tour_says_why() {
    var officer = visitor(Role.OFFICER);
    var near = unique("Near AG");
    var one = pickup(near, 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("Far AG"), 31.6, day.plusDays(1), 13, 15, ThingClass.DESKTOP, 20);
    var nowhere = pickup(unique("Nowhere"), null, day, 9, 12, ThingClass.LAPTOP, 3);
    var heavy = pickup(unique("Heavy"), 31.4, day, 9, 12, ThingClass.CRT_SCREEN, 80);
    var large = pickup(unique("Large"), 31.4, day, 9, 12, ThingClass.KEYBOARD, 2_500);
    var later = pickup(unique("Later"), 31.4, day.plusDays(9), 9, 12, ThingClass.LAPTOP, 3);
    var far = pickup(unique("Chongqing"), 44.0, day, 9, 12, ThingClass.LAPTOP, 3);
    var page = officer.get("/tours/plans/new").is(200).says(near, "not on the map");
    assertThat(page.body()).contains("value=\"" + one + "\"");
    long plan = plan(officer, one, two, nowhere, heavy, large, later, far);
    assertThat(why(plan, one)).isEqualTo("SERVED");
    assertThat(why(plan, two)).isEqualTo("SERVED");
    assertThat(why(plan, nowhere)).isEqualTo("NO_PLACE");
    assertThat(why(plan, heavy)).isEqualTo("TOO_HEAVY");
    assertThat(why(plan, large)).isEqualTo("TOO_LARGE");
    assertThat(why(plan, later)).isEqualTo("CLOSED");
    assertThat(why(plan, far)).isEqualTo("TOO_FAR");
    var seen = officer.get("/tours/plans/" + plan).is(200);
    seen.says(
        near,
        "heavier than any truck may carry",
        "Nobody has said where on the map",
        "great circle times 1.33",
        "Confirm");
    assertThat(seen.body()).contains("class=\"sketch\"");
    visitor(Role.OFFICER).speaking("zh").get("/tours/plans/" + plan).says("未排入行程", "大圆距离");
    visitor(Role.OFFICER).speaking("fr").get("/tours/plans/" + plan).says("Sans tournée");
    // each stop begins while somebody is there
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from tours.stop s
                     where s.plan = ? and not exists (
                       select from tours.call_window w where w.plan = s.plan and w.call = s.call
                          and s.begins_at between w.from_at and w.latest_at)
                    """)
                .param(plan)
                .query(Integer.class)
                .single())
        .isZero();
    officer.get("/tours/plans/new");
    officer
        .post("/tours/plans", "first", day.toString(), "last", day.toString())
        .is(422)
        .says("Nothing is ticked");
    officer
        .post(
            "/tours/plans",
            "first",
            clock.instant().toString().substring(0, 10),
            "last",
            day.toString(),
            "call",
            one)
        .is(422);
    officer
        .post(
            "/tours/plans",
            "first",
            day.toString(),
            "last",
            day.plusDays(14).toString(),
            "call",
            one)
        .is(422)
        .says("at most two weeks");
    officer.get("/tours?week=%2B99999-01-01").is(422).says("Look at the year");
    visitor(Role.ENGINEER).get("/tours/plans/new").is(403);
    officer.get("/tours/plans/999999").is(404);
  }

  @Test
  void a_person_changes_the_plan_is_told_what_may_not_be_and_what_was_decided_stays() {
    var officer = visitor(Role.OFFICER);
    var one = pickup(unique("A AG"), 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("B AG"), 31.4, day.plusDays(1), 9, 12, ThingClass.LAPTOP, 30);
    var three = pickup(unique("C AG"), 31.35, day.plusDays(1), 9, 17, ThingClass.DESKTOP, 190);
    long plan = plan(officer, one, two, three);
    // 190 desktops are 1,666 kg
    assertThat(why(plan, three)).isEqualTo("TOO_HEAVY");
    int first = call(plan, one);
    int heavy = call(plan, three);
    var tuesday = truck + "/" + day.plusDays(1);
    act(officer, plan, "/calls/" + first + "/place", "place", tuesday, "position", "1")
        .is(200)
        .says("nobody is there", "I have seen the one thing");
    act(officer, plan, "/calls/" + heavy + "/place", "place", tuesday, "position", "2")
        .is(200)
        .says("Too heavy", "the truck may carry 1,500 kg");
    act(officer, plan, "/confirmation", "seen", "0").is(409).says("changed since you looked");
    act(officer, plan, "/confirmation", "seen", "3").is(422).says("Tick that you have seen it");
    act(officer, plan, "/calls/" + heavy + "/removal").is(200).says("Somebody left it out");
    var back = truck + "/" + day;
    act(officer, plan, "/calls/" + first + "/place", "place", back).is(200);
    assertThat(officer.get("/tours/plans/" + plan).body()).doesNotContain("class=\"violations\"");
    act(officer, plan, "/calls/" + call(plan, two) + "/pin", "pinned", "true").is(200);
    act(officer, plan, "/calls/" + first + "/pin", "pinned", "false").is(200);
    act(officer, plan, "/calls/" + heavy + "/pin", "pinned", "true").is(422).says("on no tour");
    act(officer, plan, "/calls/" + first + "/place", "place", truck + "/2020-01-01").is(422);
    act(officer, plan, "/calls/" + first + "/place", "place", "x").is(422);
    act(officer, plan, "/calls/99/place", "place", back).is(404);
    act(officer, plan, "/calls/" + first + "/place", "place", truck + "/2026-13-45").is(422);

    // the order of a tour the other way round
    act(officer, plan, "/calls/" + first + "/place", "place", tuesday, "position", "1").is(200);
    long tour =
        jdbc.sql("select tour from tours.tour where plan = ? and day = ?")
            .params(plan, day.plusDays(1))
            .query(Long.class)
            .single();
    act(officer, plan, "/tours/" + tour + "/turn").is(200);
    assertThat(
            jdbc.sql("select call from tours.stop where tour = ? and position = 1")
                .param(tour)
                .query(Integer.class)
                .single())
        .isEqualTo(call(plan, two));
    act(officer, plan, "/tours/999999/turn").is(404);

    // worked out anew: what was pinned stays where it was pinned, what was left out stays out
    officer.get("/tours/plans/" + plan);
    long again = done(officer, officer.post("/tours/plans/" + plan + "/versions").is(200).id());
    assertThat(why(again, three)).isEqualTo("DROPPED");
    assertThat(
            jdbc.sql(
                    """
                    select t.day from tours.stop s join tours.tour t using (tour)
                     where s.plan = ? and s.call = ?
                    """)
                .params(again, call(again, two))
                .query(LocalDate.class)
                .single())
        .isEqualTo(day.plusDays(1));
    // the one that was moved to a day on which nobody is there is on no tour
    assertThat(why(again, one)).isNotEqualTo("SERVED");
    officer.get("/tours/plans/" + again).says("from plan " + plan);
  }

  @Test
  void a_confirmed_tour_has_a_sheet_a_link_a_calendar_and_ends_with_the_last_tick()
      throws Exception {
    var officer = visitor(Role.OFFICER);
    var near = unique("Near AG");
    var one = pickup(near, 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("Next AG"), 31.35, day, 10, 15, ThingClass.LAPTOP, 30);
    long plan = plan(officer, one, two);
    act(officer, plan, "/confirmation", "seen", "0").is(200).says("One tour drives", truckName);
    act(officer, plan, "/confirmation", "seen", "0").is(409).says("confirmed already");
    act(officer, plan, "/calls/0/removal").is(409);
    long tour =
        jdbc.sql("select tour from tours.tours where plan = ? and state = 'CONFIRMED'")
            .param(plan)
            .query(Long.class)
            .single();
    officer.get("/tours/" + tour).is(200).says(near, "km", "drives");
    officer.get("/tours?week=" + day).is(200).says(truckName);
    assertThat(driving.open(day).open()).isPositive();
    // as a list, for people and for programs
    var csv = officer.get("/tours.csv?week=" + day).is(200).text();
    assertThat(csv).contains("tour,day,truck", near, ",PICKUP,", day.toString(), "OPEN");
    assertThat(officer.get("/tours/plans/" + plan + "/stops.csv").is(200).text()).contains(near);
    var api = api(Role.AUDITOR);
    var listed =
        api.get("/api/v1/tours?first=" + day + "&last=" + day + "&after=" + (tour - 1))
            .is(200)
            .json()
            .path("tours");
    assertThat(listed.get(0).path("tour").asLong()).isEqualTo(tour);
    assertThat(listed.get(0).path("stops").asInt()).isEqualTo(2);
    api.get("/api/v1/tours").is(200);
    var read = api.get("/api/v1/tours/" + tour).is(200).json();
    assertThat(read.path("stops").get(0).path("kind").asString()).isEqualTo("PICKUP");
    assertThat(read.path("stops").get(0).path("told").asString()).isEqualTo("OPEN");
    api.get("/api/v1/tours/999999").is(404);
    api(Role.SCHOOL).get("/api/v1/tours").is(403);
    // what is on a tour does not wait any more
    assertThat(officer.get("/tours/plans/new").is(200).body()).doesNotContain("\"" + one + "\"");
    officer.get("/collection/calendar?month=" + day.toString().substring(0, 7)).says(truckName);

    var ics = Biweekly.parse(read(officer, tour)).first();
    assertThat(ics.getEvents()).hasSize(3);
    assertThat(ics.getEvents().get(1).getSummary().getValue()).startsWith("1. ");
    assertThat(ics.getEvents().getFirst().getDateStart().getValue().toInstant())
        .isEqualTo(
            jdbc.sql("select starts_at from tours.tour where tour = ?")
                .param(tour)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single());

    // somebody else drives: the same event, a later version of it
    var uid = ics.getEvents().getFirst().getUid().getValue();
    assertThat(ics.getEvents().getFirst().getSequence().getValue()).isZero();
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/driver", "driver", "" + driver(null)).is(200);
    var later = calendar(officer, tour);
    assertThat(later.getUid().getValue()).isEqualTo(uid);
    assertThat(later.getSequence().getValue()).isOne();

    // a driver without an account
    officer.get("/tours/" + tour);
    var made = officer.post("/tours/" + tour + "/links").is(200).body();
    var link = made.replaceAll("(?s).*?(/tour/[A-Za-z0-9_-]{20,}).*", "$1");
    var guest = stranger();
    guest.get(link).is(200).says("one browser only");
    guest.post(link).is(200).says(near, "Done");
    guest.get("/tours/" + tour + "/sheet").is(200);
    guest.get("/tours/" + tour + ".ics").is(200);
    assertThat(guest.get("/tours").text()).doesNotContain(truckName);
    guest.get("/tours/" + (tour + 1_000) + "/sheet").is(404);
    stranger().get(link).is(200).says("Opened on another phone");
    stranger().get("/tour/" + "x".repeat(24)).is(404);
    var stops =
        jdbc.sql("select stop from tours.stop where tour = ? order by position")
            .param(tour)
            .query(Long.class)
            .list();
    guest.get(link);
    guest
        .post(
            "/tours/" + tour + "/ticks", "stop", "" + stops.getFirst(), "told", "DONE", "at", link)
        .is(200)
        .says("Noted", "done");
    guest.get(link);
    guest.post("/tours/" + tour + "/ticks", "stop", "" + stops.getLast(), "told", "FAILED").is(422);
    guest.get(link);
    guest
        .post(
            "/tours/" + tour + "/ticks",
            "stop",
            "" + stops.getLast(),
            "told",
            "FAILED",
            "trouble",
            "NOBODY_THERE",
            "at",
            link)
        .is(200)
        .says("nobody there");
    officer.get("/tours/" + tour).says("over", "in vain", "nobody there");
    // what came to nothing waits again; the first is done
    assertThat(officer.get("/tours/plans/new").is(200).body())
        .contains("\"" + two + "\"")
        .doesNotContain("\"" + one + "\"");
    // taken back: the tour goes on
    guest.get(link);
    guest.post("/tours/" + tour + "/ticks", "stop", "" + stops.getLast(), "told", "OPEN").is(200);
    assertThat(
            jdbc.sql("select said from tours.stops where stop = ?")
                .param(stops.getLast())
                .query(String.class)
                .single())
        .isEqualTo("OPEN");
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/cancellation").is(422).says("has begun");

    // somebody else drives: the link ends
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/links/end").is(200);
    assertThat(guest.get(link).status()).isEqualTo(404);
    assertThat(guest.get("/tours/" + tour + "/sheet").status()).isEqualTo(404);
  }

  private long stop(long tour, int position) {
    return jdbc.sql("select stop from tours.stop where tour = ? and position = ?")
        .params(tour, position)
        .query(Long.class)
        .single();
  }

  @Test
  void a_stop_of_a_confirmed_tour_is_moved_or_taken_off_with_a_reason_and_the_driver_is_told()
      throws Exception {
    var officer = visitor(Role.OFFICER);
    var one = pickup(unique("First AG"), 31.3, day, 9, 15, ThingClass.LAPTOP, 30);
    var two = pickup(unique("Second AG"), 31.32, day, 9, 15, ThingClass.LAPTOP, 30);
    var three = pickup(unique("Third AG"), 31.34, day, 9, 15, ThingClass.LAPTOP, 30);
    long plan = tours.askAndWait(occasion(Role.OFFICER), day, day, List.of(one, two, three));
    assertThat(tours.confirm(occasion(Role.OFFICER), plan, 0)).isOne();
    long tour =
        jdbc.sql("select tour from tours.tours where plan = ?")
            .param(plan)
            .query(Long.class)
            .single();
    var at = "/tours/" + tour;
    // somebody drives who has an account with an address
    var engineer = actor(Role.ENGINEER, 1).account();
    var address = "driver" + unique() + "@example.org";
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'zh')")
        .params(engineer, address)
        .update();
    long driver = driver(null);
    jdbc.sql("update tours.driver set account = ? where driver = ?")
        .params(engineer, driver)
        .update();
    officer.get(at);
    officer.post(at + "/driver", "driver", "" + driver).is(200);
    assertThat(calendar(officer, tour).getSequence().getValue()).isOne();

    long first = stop(tour, 1);
    long last = stop(tour, 3);
    officer.get(at).is(200).says("Move a stop", "Take a stop off");
    officer.post(at + "/moves", "stop", "" + last, "position", "1").is(422).says("Say why");
    officer
        .post(at + "/moves", "stop", "" + last, "position", "3", "reason", "x")
        .is(422)
        .says("stop 3 already");
    officer
        .post(at + "/moves", "stop", "" + last, "position", "1", "reason", "门卫上午才在")
        .is(200)
        .says("was written to", "Changed after it was confirmed", "门卫上午才在", "moved");
    assertThat(stop(tour, 1)).isEqualTo(last);
    assertThat(stop(tour, 2)).isEqualTo(first);
    var letters = new org.greenclassroom.LetterBox(jdbc);
    assertThat(letters.lastTo(address).subject()).contains("改为第 1 站");
    assertThat(letters.lastTo(address).body()).contains("门卫上午才在", at + "/sheet");
    assertThat(calendar(officer, tour).getSequence().getValue()).isEqualTo(2);
    assertThat(
            jdbc.sql(
                    """
                    select bool_and(s.begins_at >= p.leaves_at) from tours.stop s
                      join tours.stop p on p.tour = s.tour and p.position = s.position - 1
                     where s.tour = ?
                    """)
                .param(tour)
                .query(Boolean.class)
                .single())
        .as("times are reckoned anew")
        .isTrue();

    // who was visited stays, and nothing goes before it
    var driving = visitor(Role.ENGINEER);
    driving.get(at + "/sheet").is(200);
    driving.post(at + "/ticks", "stop", "" + last, "told", "DONE").is(200);
    officer.get(at);
    officer
        .post(at + "/moves", "stop", "" + first, "position", "1", "reason", "x")
        .is(422)
        .says("visited already");
    officer.post(at + "/removals", "stop", "" + last, "reason", "x").is(422).says("spoke of");
    officer.post(at + "/removals", "stop", "999999999", "reason", "x").is(404);

    // taken off: it waits again, and calendars strike it out
    var gone =
        jdbc.sql(
                "select c.kind || '-' || c.ref from tours.stop s join tours.call c using (plan, call) where s.stop = ?")
            .param(first)
            .query(String.class)
            .single();
    officer
        .post(at + "/removals", "stop", "" + first, "reason", "学校停电")
        .is(200)
        .says("taken off", "学校停电");
    assertThat(letters.lastTo(address).subject()).contains("不用去");
    var events = Biweekly.parse(read(officer, tour)).first().getEvents();
    assertThat(events).hasSize(4);
    assertThat(events.getLast().getStatus().isCancelled()).isTrue();
    assertThat(events.getLast().getSequence().getValue()).isEqualTo(3);
    assertThat(
            tours.waiting().stream().map(Waiting::key).filter(List.of(one, two, three)::contains))
        .containsExactly(gone);
    for (var language : List.of("zh", "fr")) officer.speaking(language).get(at).is(200);
    officer.speaking("en").get(at);
    officer.post("/tours/" + tour + "/removals", "stop", "" + stop(tour, 2), "reason", "x").is(200);
    officer.get(at);
    officer.post(at + "/removals", "stop", "" + last, "reason", "x").is(422);
  }

  private static String read(Visitor who, long tour) {
    return new String(who.get("/tours/" + tour + ".ics").is(200).bytes(), StandardCharsets.UTF_8);
  }

  private static VEvent calendar(Visitor who, long tour) {
    return Biweekly.parse(read(who, tour)).first().getEvents().getFirst();
  }

  @Test
  void rooms_are_fetched_and_filled_on_school_days_and_a_plant_lies_on_the_way() {
    var officer = visitor(Role.OFFICER);
    var today = occasion(Role.OFFICER).today();
    var lent = lent(officer, 5, today.minusYears(3).minusDays(4));
    locate(lent.school(), 31.1);
    var recall = "RECALL-" + takeback.recall(occasion(Role.OFFICER), lent.room());
    // machines that stand in the yard are kept for another room, and two lie there for a plant
    var river = partner(PartnerKind.SCHOOL, "河湾小学");
    locate(river, 31.35);
    long kept = plan(officer, river, "机房", 5);
    classrooms.reserve(occasion(Role.OFFICER), kept, ready(5));
    var delivery = "DELIVERY-" + kept;
    var lives = new Lives(custody, occasion(Role.OFFICER).actor());
    var ago = clock.instant().minusSeconds(86_400);
    var old = lives.received(partner(PartnerKind.DONOR, "Donor"), ago, 2, DeviceKind.LAPTOP, 2_000);
    lives.toDismantle(old, ago);
    var plant = partner(PartnerKind.DISMANTLER, "Plant");
    locate(plant, 31.2);
    long batch = dismantling.open(occasion(Role.OFFICER), plant);
    dismantling.put(occasion(Role.OFFICER), batch, old);
    var brought = "PLANT-" + batch;
    // from where they stand
    long workshop =
        jdbc.sql("select place from custody.devices where tag = ?")
            .param(old.getFirst().code())
            .query(Long.class)
            .single();
    partners.locate(occasion(Role.OFFICER), workshop, Datum.WGS84, 31.22, 121.48);
    var lessons = DrivingDays.atSchool(jdbc, river, today, true);
    var asked = List.of(recall, delivery, brought);

    long without = tours.askAndWait(occasion(Role.OFFICER), lessons, lessons, asked);
    assertThat(why(without, recall)).isEqualTo("SERVED");
    assertThat(why(without, delivery)).isEqualTo("NO_TRUCK_THERE");
    // a second truck, at home where the machines stand
    fleet.truck(
        occasion(Role.OFFICER),
        new Fleet.Described(
            unique("Van"),
            null,
            workshop,
            driver(null),
            Weight.grams(900_000),
            6_000,
            LocalTime.of(7, 0),
            LocalTime.of(19, 0)));
    long plan = tours.askAndWait(occasion(Role.OFFICER), lessons, lessons, asked);
    for (var one : asked) assertThat(why(plan, one)).as(one).isEqualTo("SERVED");
    assertThat(homeOf(plan, delivery)).isEqualTo(workshop);
    assertThat(homeOf(plan, brought)).isEqualTo(workshop);
    officer.get("/tours/plans/" + plan).is(200).says(lent.schoolName(), "Plant");

    var off = DrivingDays.atSchool(jdbc, river, today, false);
    long holidays = tours.askAndWait(occasion(Role.OFFICER), off, off, List.of(recall, delivery));
    assertThat(why(holidays, recall)).isEqualTo("CLOSED");
    assertThat(why(holidays, delivery)).isEqualTo("CLOSED");
  }

  /** Where the truck is at home that does this. */
  private long homeOf(long plan, String key) {
    return jdbc.sql(
            """
            select k.home from tours.stop s join tours.tour t using (tour) join tours.truck k using (truck)
             where s.plan = ? and s.call = ?
            """)
        .params(plan, call(plan, key))
        .query(Long.class)
        .single();
  }

  @Test
  void nobody_sits_in_two_trucks_and_of_two_who_confirm_at_once_one_is_refused() throws Exception {
    var officer = visitor(Role.OFFICER);
    long usual = fleet.truck(truck).driver();
    officer.get("/tours/fleet");
    officer
        .post(
            "/tours/trucks",
            "name",
            unique("Second"),
            "home",
            "" + home,
            "driver",
            "" + usual,
            "kilograms",
            "900",
            "litres",
            "6000",
            "leaves",
            "08:00",
            "returns",
            "17:00")
        .is(422)
        .says("nobody sits in two trucks");
    var other = driver(null);
    truck(unique("Second"), other, 1_500, 9_000);
    var one = pickup(unique("One AG"), 31.3, day, 9, 10, ThingClass.LAPTOP, 30);
    // far enough that one truck cannot be at both
    var two = pickup(unique("Two AG"), 30.6, day, 9, 10, ThingClass.LAPTOP, 30);
    long plan = tours.askAndWait(occasion(Role.OFFICER), day, day, List.of(one, two));
    long same = tours.askAndWait(occasion(Role.OFFICER), day, day, List.of(one, two));
    var answers = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (long each : List.of(plan, same)) {
        var occasion = occasion(Role.OFFICER);
        answers.add(threads.submit(() -> tours.confirm(occasion, each, 0)));
      }
    }
    int confirmed = 0;
    for (var answer : answers)
      try {
        assertThat(answer.get()).isEqualTo(2);
        confirmed++;
      } catch (ExecutionException refused) {
        assertThat(refused.getCause()).isInstanceOf(Refusal.class);
      }
    assertThat(confirmed).isOne();
    long tour =
        jdbc.sql(
                "select max(tour) from tours.tour where driver = ? and state = 'CONFIRMED' and day = ?")
            .params(other, day)
            .query(Long.class)
            .single();
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/driver", "driver", "" + usual).is(409).says("another tour");
    // who leaves drives nothing from tomorrow on, and the link that was made opens nothing
    officer.get("/tours/" + tour);
    var made = officer.post("/tours/" + tour + "/links").is(200).body();
    var link = made.replaceAll("(?s).*?(/tour/[A-Za-z0-9_-]{20,}).*", "$1");
    stranger().get(link).is(200);
    fleet.leave(occasion(Role.OFFICER), other);
    stranger().get(link).is(404);
    officer.get("/tours/" + tour).is(200).says("nobody named yet");
  }

  @Test
  void a_tick_from_a_telephones_queue_is_heard_once_and_the_last_said_counts() throws Exception {
    var officer = visitor(Role.OFFICER);
    var one = pickup(unique("Queue AG"), 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    long plan = tours.askAndWait(occasion(Role.OFFICER), day, day.plusDays(2), List.of(one));
    tours.confirm(occasion(Role.OFFICER), plan, 0);
    long tour =
        jdbc.sql("select tour from tours.tours where plan = ?")
            .param(plan)
            .query(Long.class)
            .single();
    long stop =
        jdbc.sql("select stop from tours.stops where tour = ?")
            .param(tour)
            .query(Long.class)
            .single();
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/tours/" + tour + "/sheet").is(200).says("Count and sign there");
    engineer
        .post("/tours/" + tour + "/ticks", "stop", "" + stop, "told", "DONE")
        .is(200)
        .says("over");
    // called off, who drives, and what is refused
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/cancellation").is(422);
    officer.post("/tours/" + tour + "/driver", "driver", "").is(422);
    officer.post("/tours/" + tour + "/links").is(422);
    engineer.get("/tours/" + tour + "/sheet");
    engineer.post("/tours/" + tour + "/ticks", "stop", "" + stop, "told", "OPEN").is(200);
    long other = driver(null);
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/driver", "driver", "" + other).is(200);
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/cancellation").is(200).says("called off");
    officer.get("/tours/" + tour);
    officer.post("/tours/" + tour + "/cancellation").is(200);
    engineer.get("/tours/" + tour + "/sheet").is(200).says("called off");
    engineer
        .post("/tours/" + tour + "/ticks", "stop", "" + stop, "told", "DONE")
        .is(422)
        .says("was called off");
    // and then it can be planned again, on the same truck and day
    long again = tours.askAndWait(occasion(Role.OFFICER), day, day.plusDays(2), List.of(one));
    assertThat(tours.confirm(occasion(Role.OFFICER), again, 0)).isOne();
    // nobody without a pass says anything
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/tours/" + tour + "/ticks"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isBetween(300, 499);
  }

  @Test
  void of_two_who_work_out_the_same_plan_the_later_one_changes_nothing() {
    var one = pickup(unique("Twice AG"), 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    long number = open(one);
    var read = plans.plan(number).orElseThrow();
    solving.solve(number);
    var done = plans.plan(number).orElseThrow();
    assertThat(done.state(clock.instant())).isEqualTo(Plan.State.DRAFT);
    assertThat(toursOf(number)).isOne();
    solving.solve(read);
    assertThat(plans.plan(number).orElseThrow()).isEqualTo(done);
    plans.fail(number, clock.instant());
    assertThat(plans.plan(number).orElseThrow()).isEqualTo(done);
    assertThat(toursOf(number)).isOne();
    assertThat(why(number, one)).isEqualTo("SERVED");
  }

  @Test
  void a_node_that_is_told_to_stop_leaves_the_plan_to_the_next() {
    var one = pickup(unique("Stopped AG"), 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    long number = open(one);
    Thread.currentThread().interrupt();
    try {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> solving.solve(number))
          .isInstanceOf(java.util.concurrent.CancellationException.class);
    } finally {
      Thread.interrupted();
    }
    assertThat(plans.plan(number).orElseThrow().endedAt()).isNull();
    assertThat(toursOf(number)).isZero();
    solving.solve(number);
    assertThat(plans.plan(number).orElseThrow().state(clock.instant())).isEqualTo(Plan.State.DRAFT);
    assertThat(why(number, one)).isEqualTo("SERVED");
  }

  /** Asked for, and nobody was told to work on it. */
  private long open(String key) {
    return transaction.execute(_ -> {
      long number = tours.ask(occasion(Role.OFFICER), day, day.plusDays(1), List.of(key));
      jdbc.sql(
              "delete from frame.scheduled_task where task_name = 'solve-tours' and task_instance = ?")
          .param("" + number)
          .update();
      return number;
    });
  }

  private int toursOf(long plan) {
    return jdbc.sql("select count(*) from tours.tour where plan = ?")
        .param(plan)
        .query(Integer.class)
        .single();
  }

  @Test
  void of_two_plans_for_the_same_truck_one_drives_and_a_plan_can_be_stopped() {
    var officer = visitor(Role.OFFICER);
    var one = pickup(unique("Both AG"), 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("Other AG"), 31.4, day, 9, 12, ThingClass.LAPTOP, 30);
    var days = day.plusDays(1);
    long first = tours.askAndWait(occasion(Role.OFFICER), day, days, List.of(one));
    long second = tours.askAndWait(occasion(Role.OFFICER), day, days, List.of(two));
    long third = tours.askAndWait(occasion(Role.OFFICER), day, days, List.of(one));
    tours.confirm(occasion(Role.OFFICER), first, 0);
    // its truck is out now: of the others nothing is confirmed
    act(officer, second, "/confirmation", "seen", "0").is(409).says("is out on");
    act(officer, third, "/confirmation", "seen", "0").is(409);
    // called off by the donor after it was planned: nobody drives there in vain
    var off = pickup(unique("Off AG"), 31.3, days, 9, 12, ThingClass.LAPTOP, 30);
    long fourth = tours.askAndWait(occasion(Role.OFFICER), days, days, List.of(off));
    var called = "/collection/pickups/" + off.split("-")[1];
    officer.get(called).is(200);
    int version =
        jdbc.sql("select sequence from collection.pickup where pickup = ?")
            .param(Long.parseLong(off.split("-")[1]))
            .query(Integer.class)
            .single();
    officer.post(called + "/end", "sequence", "" + version, "why", "DONOR_WITHDREW").is(200);
    act(officer, fourth, "/confirmation", "seen", "0").is(409).says("Nobody waits");
    // asked for and stopped before it began: the start stands
    long plan = tours.ask(occasion(Role.OFFICER), day, days, List.of(two));
    officer.get("/tours/plans/" + plan);
    officer.post("/tours/plans/" + plan + "/stop").is(200);
    done(officer, plan);
    officer.get("/tours/plans/" + plan).says("Without a tour");
    solving.solve(plan);
    // one whose worker died is said to be interrupted; one that failed says so
    long dead =
        plans.insert(
            java.util.UUID.randomUUID(),
            null,
            day,
            days,
            fleet.rule().rule(),
            1,
            3,
            clock.instant(),
            actor(Role.OFFICER, 1).account());
    officer.get("/tours/plans/" + dead).says("waits its turn");
    plans.begin(
        dead,
        clock.instant().minusSeconds(600),
        new Distances.Measured(
            new Roads(0, new int[0], new int[0]), Distances.Source.FELL_BACK, "it is away"));
    officer.get("/tours/plans/" + dead).says("interrupted");
    act(officer, dead, "/confirmation", "seen", "0").is(422).says("not done yet");
    plans.fail(dead, clock.instant());
    officer.get("/tours/plans/" + dead).says("could not be worked out");
    officer.get("/tours").is(200);
  }

  @Test
  void trucks_drivers_and_rules_are_kept_and_drivers_are_forgotten() {
    var officer = visitor(Role.OFFICER);
    officer.get("/tours/fleet").is(200).says(truckName, "沪A12345");
    var login = people.known(actor(Role.ENGINEER, 1).account()).login();
    officer
        .post("/tours/drivers", "name", "王师傅", "phone", "021-1", "login", login)
        .is(200)
        .says("王师傅", "by an account");
    officer.get("/tours/fleet");
    officer.post("/tours/drivers", "name", "Again", "login", login).is(422).says("driver already");
    officer.post("/tours/drivers", "name", "Again", "login", "nobody-x").is(422);
    officer.post("/tours/drivers", "name", "Again", "carrier", "1").is(422).says("no carrier");
    officer.get("/tours/fleet");
    long nowhere =
        partners.addSite(
            occasion(Role.OFFICER), Partners.HOUSE, unique("Unplaced"), Site.Kind.WAREHOUSE, null);
    officer
        .post(
            "/tours/trucks",
            "name",
            "Van",
            "home",
            "" + nowhere,
            "kilograms",
            "900",
            "litres",
            "6000",
            "leaves",
            "08:00",
            "returns",
            "17:00")
        .is(422)
        .says("Nobody has said where");
    officer
        .post(
            "/tours/trucks",
            "name",
            unique("Van"),
            "home",
            "" + home,
            "kilograms",
            "900,5",
            "litres",
            "6000",
            "leaves",
            "08:00",
            "returns",
            "17:00")
        .is(200)
        .says("nobody: it stays");
    officer.get("/tours/trucks/" + truck).is(200);
    officer
        .post(
            "/tours/trucks/" + truck + "/absences",
            "first",
            day.toString(),
            "last",
            day.plusDays(1).toString(),
            "why",
            "brakes")
        .is(200)
        .says("brakes");
    officer.get("/tours/trucks/" + truck);
    officer
        .post(
            "/tours/trucks/" + truck + "/absences",
            "first",
            day.toString(),
            "last",
            day.plusDays(2).toString(),
            "why",
            "brakes again")
        .is(200)
        .says("brakes again");
    officer.get("/tours/fleet").says("brakes");
    var one = pickup(unique("Away AG"), 31.3, day, 9, 12, ThingClass.LAPTOP, 30);
    long plan = tours.askAndWait(occasion(Role.OFFICER), day, day.plusDays(1), List.of(one));
    assertThat(why(plan, one)).isEqualTo("NO_TRUCK");
    officer.get("/tours/plans/" + plan).says("No truck drives on these days");
    officer.get("/tours/trucks/" + truck);
    officer.post("/tours/trucks/" + truck + "/absences/end", "first", day.toString()).is(200);
    officer.get("/tours/trucks/" + truck);
    officer.post("/tours/trucks/" + truck + "/absences/end", "first", day.toString()).is(404);
    officer.get("/tours/trucks/" + truck);
    officer
        .post(
            "/tours/trucks/" + truck,
            "name",
            truckName,
            "home",
            "" + home,
            "kilograms",
            "10",
            "litres",
            "6000",
            "leaves",
            "18:00",
            "returns",
            "17:00")
        .is(422);
    officer.get("/tours/trucks/" + truck);
    officer
        .post(
            "/tours/trucks/" + truck,
            "name",
            truckName,
            "home",
            "" + home,
            "kilograms",
            "10",
            "litres",
            "6000",
            "leaves",
            "08:00",
            "returns",
            "17:00",
            "until",
            "2099-01-01")
        .is(200);
    officer.get("/tours/trucks/999999").is(404);

    // somebody leaves: the truck has no driver, and after half a year no name is left
    long leaver = driver(null);
    officer.get("/tours/fleet");
    officer.post("/tours/drivers/" + leaver + "/end").is(200).says("forgotten after 180 days");
    var today = Occasion.of(org.greenclassroom.kernel.Actor.HOUSE, clock.instant()).today();
    fleet.forget(today.plusDays(180));
    assertThat(fleet.driver(leaver).name()).isNotNull();
    fleet.forget(today.plusDays(181));
    assertThat(fleet.driver(leaver).name()).isNull();
    assertThat(fleet.driver(leaver).phone()).isNull();

    // the rules: each figure with its source, the old ones stay
    officer.get("/tours/rules").is(200).says("1.33", "Ballou", "Art. 62");
    var rule = fleet.rule();
    officer
        .post("/tours/rules", rules("1,40", "Our own trucks, 2026"))
        .is(200)
        .says("1.40", "Our own trucks, 2026");
    officer.get("/tours/rules");
    officer.post("/tours/rules", rules("0.9", "x")).is(422).says("no road factor");
    officer.post("/tours/rules", rules("many", "x")).is(422);
    officer.post("/tours/rules", rules("1.2", " ")).is(422).says("where the figure comes from");
    assertThat(fleet.rule(rule.rule()).roadFactor()).isEqualTo(rule.roadFactor());
    officer.get("/tours/rules");
    officer.post("/tours/rules", rules("1.33", rule.roadSource())).is(200);
    visitor(Role.AUDITOR).get("/tours/rules").is(200);
    assertThat(visitor(Role.AUDITOR).get("/tours/fleet").is(200).body())
        .doesNotContain("action=\"/tours/trucks\"");
  }

  private static String[] rules(String factor, String source) {
    return new String[] {
      "roadFactor",
      factor,
      "roadSource",
      source,
      "kmh",
      "50",
      "stretchMin",
      "240",
      "restMin",
      "20",
      "drivingMin",
      "480",
      "dutyMin",
      "600",
      "hoursSource",
      "Art. 62 (7)",
      "opens",
      "08:30",
      "closes",
      "16:30",
      "stopMin",
      "20",
      "pieceSec",
      "90",
      "centsKm",
      "250",
      "centsHour",
      "6000",
      "centsRide",
      "15000"
    };
  }
}
