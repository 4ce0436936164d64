package org.greenclassroom.tours;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.collection.Order;
import org.greenclassroom.collection.Pickups;
import org.greenclassroom.collection.ThingClass;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tours from what waits to the driver's tick, through the real pages. */
class TourTest extends House {
  @Autowired Partners partners;
  @Autowired Donations donations;
  @Autowired Pickups pickups;
  @Autowired Custody custody;
  @Autowired Classrooms classrooms;
  @Autowired Fleet fleet;
  @Autowired Tours tours;
  @Autowired Solving solving;
  @Autowired PlanTable plans;

  private LocalDate monday;
  private long home;
  private long truck;
  private String truckName;

  /** Trucks of other tests drive no more: this one's are alone on the road. */
  @BeforeEach
  void one_truck() {
    jdbc.sql("update tours.truck set until = date '2020-01-01'").update();
    var officer = occasion(Role.OFFICER);
    monday = officer.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
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

  private long room(Visitor officer, String school, double latitude) {
    officer.get("/classrooms/new").is(200);
    long room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                school,
                "territory",
                "CN",
                "name",
                "机房",
                "seats",
                "5",
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    var partner = classrooms.room(room).school();
    partners.locate(
        occasion(Role.OFFICER),
        partners.sites(partner).getFirst().site(),
        Datum.WGS84,
        latitude,
        121.5);
    return room;
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
        new ArrayList<>(List.of("first", monday.toString(), "last", monday.plusDays(2).toString()));
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
    var one = pickup(near, 31.3, monday, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("Far AG"), 31.6, monday.plusDays(1), 13, 15, ThingClass.DESKTOP, 20);
    var nowhere = pickup(unique("Nowhere"), null, monday, 9, 12, ThingClass.LAPTOP, 3);
    var heavy = pickup(unique("Heavy"), 31.4, monday, 9, 12, ThingClass.CRT_SCREEN, 80);
    var large = pickup(unique("Large"), 31.4, monday, 9, 12, ThingClass.KEYBOARD, 2_500);
    var later = pickup(unique("Later"), 31.4, monday.plusDays(9), 9, 12, ThingClass.LAPTOP, 3);
    var far = pickup(unique("Chongqing"), 44.0, monday, 9, 12, ThingClass.LAPTOP, 3);
    // a room that is being recalled, a room for which machines are kept, and a batch for a plant
    var school = unique("云岭小学");
    long recalled = room(officer, school, 31.1);
    var recall =
        "RECALL-"
            + jdbc.sql(
                    """
                    insert into takeback.recall (classroom, opened_at, opened_by, key)
                    values (?, now(), 0, gen_random_uuid()) returning recall
                    """)
                .param(recalled)
                .query(Long.class)
                .single();
    long kept = room(officer, unique("河湾小学"), 31.35);
    var machines =
        ReadyDevices.ready(
            custody,
            occasion(Role.TECHNICIAN),
            partners.record(
                occasion(Role.OFFICER), unique("Giver"), EnumSet.of(PartnerKind.DONOR), "CN", null),
            5,
            unique("ThinkPad"),
            clock.instant());
    classrooms.reserve(occasion(Role.OFFICER), kept, machines);
    var delivery = "DELIVERY-" + kept;

    var page = officer.get("/tours/plans/new").is(200).says(near, school, "not on the map");
    assertThat(page.body()).contains("value=\"" + delivery + "\"", "value=\"" + recall + "\"");
    long plan = plan(officer, one, two, nowhere, heavy, large, later, far, recall, delivery);
    assertThat(why(plan, one)).isEqualTo("SERVED");
    assertThat(why(plan, two)).isEqualTo("SERVED");
    assertThat(why(plan, nowhere)).isEqualTo("NO_PLACE");
    assertThat(why(plan, heavy)).isEqualTo("TOO_HEAVY");
    assertThat(why(plan, large)).isEqualTo("TOO_LARGE");
    assertThat(why(plan, later)).isEqualTo("CLOSED");
    assertThat(why(plan, far)).isEqualTo("TOO_FAR");
    // the reserved machines stand in another warehouse than the truck's, or it is no school day
    assertThat(why(plan, delivery)).isIn("NO_TRUCK_THERE", "CLOSED", "SERVED");
    assertThat(why(plan, recall)).isIn("CLOSED", "SERVED");
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
        .post("/tours/plans", "first", monday.toString(), "last", monday.toString())
        .is(422)
        .says("Nothing is ticked");
    officer
        .post(
            "/tours/plans",
            "first",
            clock.instant().toString().substring(0, 10),
            "last",
            monday.toString(),
            "call",
            one)
        .is(422);
    officer
        .post(
            "/tours/plans",
            "first",
            monday.toString(),
            "last",
            monday.plusDays(14).toString(),
            "call",
            one)
        .is(422)
        .says("at most two weeks");
    visitor(Role.ENGINEER).get("/tours/plans/new").is(403);
    officer.get("/tours/plans/999999").is(404);
  }

  @Test
  void a_person_changes_the_plan_is_told_what_may_not_be_and_what_was_decided_stays() {
    var officer = visitor(Role.OFFICER);
    var one = pickup(unique("A AG"), 31.3, monday, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("B AG"), 31.4, monday.plusDays(1), 9, 12, ThingClass.LAPTOP, 30);
    var three = pickup(unique("C AG"), 31.35, monday.plusDays(1), 9, 17, ThingClass.DESKTOP, 190);
    long plan = plan(officer, one, two, three);
    // 190 desktops are 1,666 kg
    assertThat(why(plan, three)).isEqualTo("TOO_HEAVY");
    int first = call(plan, one);
    int heavy = call(plan, three);
    var tuesday = truck + "/" + monday.plusDays(1);
    act(officer, plan, "/calls/" + first + "/place", "place", tuesday, "position", "1")
        .is(200)
        .says("nobody is there", "I have seen the one thing");
    act(officer, plan, "/calls/" + heavy + "/place", "place", tuesday, "position", "2")
        .is(200)
        .says("Too heavy", "the truck may carry 1,500 kg");
    act(officer, plan, "/confirmation", "seen", "0").is(409).says("changed since you looked");
    act(officer, plan, "/confirmation", "seen", "3").is(422).says("Tick that you have seen it");
    act(officer, plan, "/calls/" + heavy + "/removal").is(200).says("Somebody left it out");
    var back = truck + "/" + monday;
    act(officer, plan, "/calls/" + first + "/place", "place", back).is(200);
    assertThat(officer.get("/tours/plans/" + plan).body()).doesNotContain("class=\"violations\"");
    act(officer, plan, "/calls/" + call(plan, two) + "/pin", "pinned", "true").is(200);
    act(officer, plan, "/calls/" + first + "/pin", "pinned", "false").is(200);
    act(officer, plan, "/calls/" + heavy + "/pin", "pinned", "true").is(422).says("on no tour");
    act(officer, plan, "/calls/" + first + "/place", "place", truck + "/2020-01-01").is(422);
    act(officer, plan, "/calls/" + first + "/place", "place", "x").is(422);
    act(officer, plan, "/calls/99/place", "place", back).is(404);

    // the order of a tour the other way round
    act(officer, plan, "/calls/" + first + "/place", "place", tuesday, "position", "1").is(200);
    long tour =
        jdbc.sql("select tour from tours.tour where plan = ? and day = ?")
            .params(plan, monday.plusDays(1))
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
        .isEqualTo(monday.plusDays(1));
    // the one that was moved to a day on which nobody is there is on no tour
    assertThat(why(again, one)).isNotEqualTo("SERVED");
    officer.get("/tours/plans/" + again).says("from plan " + plan);
  }

  @Test
  void a_confirmed_tour_has_a_sheet_a_link_a_calendar_and_ends_with_the_last_tick()
      throws Exception {
    var officer = visitor(Role.OFFICER);
    var near = unique("Near AG");
    var one = pickup(near, 31.3, monday, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("Next AG"), 31.35, monday, 10, 15, ThingClass.LAPTOP, 30);
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
    officer.get("/tours?week=" + monday).is(200).says(truckName);
    officer.get("/").says("not over yet");
    // what is on a tour does not wait any more
    assertThat(officer.get("/tours/plans/new").is(200).body()).doesNotContain("\"" + one + "\"");
    officer.get("/collection/calendar?month=" + monday.toString().substring(0, 7)).says(truckName);

    var ics =
        Biweekly.parse(
                new String(
                    officer.get("/tours/" + tour + ".ics").is(200).bytes(), StandardCharsets.UTF_8))
            .first();
    assertThat(ics.getEvents()).hasSize(3);
    assertThat(ics.getEvents().get(1).getSummary().getValue()).startsWith("1. ");
    assertThat(ics.getEvents().getFirst().getDateStart().getValue().toInstant())
        .isEqualTo(
            jdbc.sql("select starts_at from tours.tour where tour = ?")
                .param(tour)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single());

    // a driver without an account
    officer.get("/tours/" + tour);
    var made = officer.post("/tours/" + tour + "/links").is(200).body();
    var link = made.replaceAll("(?s).*?(/tour/[A-Za-z0-9_-]{20,}).*", "$1");
    var guest = stranger();
    guest.get(link).is(200).says("one browser only");
    guest.post(link).is(200).says(near, "Done");
    guest.get("/tours/" + tour + "/sheet").is(200);
    guest.get("/tours/" + tour + ".ics").is(200);
    assertThat(guest.get("/tours").status()).isNotEqualTo(200);
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

  @Test
  void a_tick_from_a_telephones_queue_is_heard_once_and_the_last_said_counts() throws Exception {
    var officer = visitor(Role.OFFICER);
    var one = pickup(unique("Queue AG"), 31.3, monday, 9, 12, ThingClass.LAPTOP, 30);
    long plan = tours.askAndWait(occasion(Role.OFFICER), monday, monday.plusDays(2), List.of(one));
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
    long again = tours.askAndWait(occasion(Role.OFFICER), monday, monday.plusDays(2), List.of(one));
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
  void of_two_plans_for_the_same_truck_one_drives_and_a_plan_can_be_stopped() {
    var officer = visitor(Role.OFFICER);
    var one = pickup(unique("Both AG"), 31.3, monday, 9, 12, ThingClass.LAPTOP, 30);
    var two = pickup(unique("Other AG"), 31.4, monday, 9, 12, ThingClass.LAPTOP, 30);
    var days = monday.plusDays(1);
    long first = tours.askAndWait(occasion(Role.OFFICER), monday, days, List.of(one));
    long second = tours.askAndWait(occasion(Role.OFFICER), monday, days, List.of(two));
    long third = tours.askAndWait(occasion(Role.OFFICER), monday, days, List.of(one));
    tours.confirm(occasion(Role.OFFICER), first, 0);
    // its truck is out now: of the others nothing is confirmed
    act(officer, second, "/confirmation", "seen", "0").is(409).says("is out on");
    act(officer, third, "/confirmation", "seen", "0").is(409);
    // asked for and stopped before it began: the start stands
    long plan = tours.ask(occasion(Role.OFFICER), monday, days, List.of(two));
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
            monday,
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
            monday.toString(),
            "last",
            monday.plusDays(1).toString(),
            "why",
            "brakes")
        .is(200)
        .says("brakes");
    officer.get("/tours/fleet").says("brakes");
    var one = pickup(unique("Away AG"), 31.3, monday, 9, 12, ThingClass.LAPTOP, 30);
    long plan = tours.askAndWait(occasion(Role.OFFICER), monday, monday.plusDays(1), List.of(one));
    assertThat(why(plan, one)).isEqualTo("NO_TRUCK");
    officer.get("/tours/plans/" + plan).says("No truck drives on these days");
    officer.get("/tours/trucks/" + truck);
    officer.post("/tours/trucks/" + truck + "/absences/end", "first", monday.toString()).is(200);
    officer.get("/tours/trucks/" + truck);
    officer.post("/tours/trucks/" + truck + "/absences/end", "first", monday.toString()).is(404);
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
