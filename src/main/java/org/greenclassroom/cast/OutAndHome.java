package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.collection.Order;
import org.greenclassroom.collection.Pickups;
import org.greenclassroom.collection.ThingClass;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.greenclassroom.tours.Fleet;
import org.greenclassroom.tours.Tours;
import org.springframework.stereotype.Component;

/**
 * Two trucks: a tour that drives soon, and a plan in which one stop is too heavy for any of them.
 */
@Component
@org.springframework.core.annotation.Order(290)
class OutAndHome implements Scene {
  private final Partners partners;
  private final Donations donations;
  private final Pickups pickups;
  private final Calendars calendars;
  private final Fleet fleet;
  private final Tours tours;

  OutAndHome(
      Partners partners,
      Donations donations,
      Pickups pickups,
      Calendars calendars,
      Fleet fleet,
      Tours tours) {
    this.partners = partners;
    this.donations = donations;
    this.pickups = pickups;
    this.calendars = calendars;
    this.fleet = fleet;
    this.tours = tours;
  }

  @Override
  public void play(Characters who, Instant now) {
    var before = Story.on(who.officer(), now.minus(Duration.ofHours(20)));
    long yard = site(before, Partners.HOUSE, "嘉定仓库 Jiading", Site.Kind.WAREHOUSE, 31.383, 121.258);
    long zhou =
        fleet.driver(Story.on(who.officer(), before.now()), "周驰", "021-5555 0199", null, null);
    long ma =
        fleet.driver(
            Story.on(who.officer(), before.now()), "马师傅", "0571-8888 0123", null, who.carrier());
    truck(who, before, "厢货一号 4.2 m", "沪A·62B18", yard, zhou, 1_500, 14_000);
    truck(who, before, "面包车 Van", "沪A·9K207", yard, ma, 700, 5_000);

    var day = calendars.addWorkingDays(who.river(), before.today(), 3);
    long lake = site(before, who.bluelake(), "世纪大道", Site.Kind.OFFICE, 31.229, 121.522);
    long park = site(before, who.bluelake(), "张江研发楼", Site.Kind.OFFICE, 31.204, 121.602);
    long port = site(before, who.bluelake(), "临港数据中心", Site.Kind.OFFICE, 30.902, 121.918);
    var soon =
        List.of(
            pickup(who, before, lake, day, 9, 11, Map.of(ThingClass.LAPTOP, 46)),
            pickup(
                who,
                before,
                park,
                day,
                10,
                15,
                Map.of(ThingClass.DESKTOP, 30, ThingClass.SCREEN, 30)),
            pickup(who, before, port, day, 13, 16, Map.of(ThingClass.LAPTOP, 24)));
    long plan = tours.askAndWait(Story.on(who.officer(), before.now()), day, day, soon);
    tours.confirm(Story.on(who.officer(), before.now()), plan, 0);

    var next = calendars.addWorkingDays(who.river(), day, 1);
    var later =
        List.of(
            pickup(who, before, lake, next, 9, 12, Map.of(ThingClass.PRINTER, 18)),
            pickup(who, before, port, next, 13, 16, Map.of(ThingClass.SERVER, 60)));
    tours.askAndWait(Story.on(who.officer2(), before.now()), next, next.plusDays(1), later);
  }

  private long site(
      Occasion at, long partner, String name, Site.Kind kind, double latitude, double longitude) {
    long site = partners.addSite(at, partner, name, kind, name);
    partners.locate(at, site, Datum.WGS84, latitude, longitude);
    return site;
  }

  private void truck(
      Characters who,
      Occasion at,
      String name,
      String plate,
      long home,
      long driver,
      int kilograms,
      long litres) {
    fleet.truck(
        Story.on(who.officer(), at.now()),
        new Fleet.Described(
            name,
            plate,
            home,
            driver,
            Weight.grams(1_000L * kilograms),
            litres,
            LocalTime.of(7, 30),
            LocalTime.of(18, 30)));
  }

  private String pickup(
      Characters who,
      Occasion at,
      long site,
      LocalDate day,
      int from,
      int to,
      Map<ThingClass, Integer> expected) {
    var lot = donations.open(Story.on(who.officer(), at.now()), who.bluelake());
    return "PICKUP-"
        + pickups.order(
            Story.on(who.officer(), at.now()),
            lot,
            new Order(
                moment(day, from),
                moment(day, to),
                site,
                null,
                List.of("LIFT"),
                null,
                null,
                0,
                null,
                expected),
            null);
  }

  private static Instant moment(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }
}
