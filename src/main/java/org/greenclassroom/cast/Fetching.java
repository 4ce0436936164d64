package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.collection.Brought;
import org.greenclassroom.collection.Contact;
import org.greenclassroom.collection.Desk;
import org.greenclassroom.collection.Drives;
import org.greenclassroom.collection.Driving;
import org.greenclassroom.collection.Load;
import org.greenclassroom.collection.Order;
import org.greenclassroom.collection.Pickups;
import org.greenclassroom.collection.Purpose;
import org.greenclassroom.collection.ThingClass;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The scenes on the road: one pick-up is ahead, one came home, and the chamber held its day. */
@Component
class Fetching {
  private final Donations donations;
  private final Pickups pickups;
  private final Driving driving;
  private final Drives drives;
  private final Desk desk;

  Fetching(Donations donations, Pickups pickups, Driving driving, Drives drives, Desk desk) {
    this.donations = donations;
    this.pickups = pickups;
    this.driving = driving;
    this.drives = drives;
    this.desk = desk;
  }

  void play(Characters who, Instant now) {
    ahead(who, now);
    fetched(who, now.minus(Duration.ofDays(6)));
    chambersDay(who, now.minus(Duration.ofDays(30)));
    drives.plan(
        Story.on(who.officer(), now.minus(Duration.ofDays(2))),
        "Harbour Chamber: e-waste drive 海港商会回收日",
        who.chamber(),
        List.of(
            at("1 Harbour Road, Hong Kong", now.plus(Duration.ofDays(40)), 9),
            at("3 Garden Road, Hong Kong", now.plus(Duration.ofDays(41)), 12)));
  }

  /** The university gives again: the lorry comes next week. */
  private void ahead(Characters who, Instant now) {
    var ordered = Story.on(who.officer(), now.minus(Duration.ofDays(1)));
    var lot = donations.open(ordered, who.university());
    var pickup =
        pickups.order(
            ordered,
            lot,
            order(
                now.plus(Duration.ofDays(7)),
                who.carrier(),
                null,
                Map.of(ThingClass.DESKTOP, 60, ThingClass.SCREEN, 58, ThingClass.KEYBOARD, 60)),
            new Contact("周老师", "025-8888 0000", null, "zh"));
    pickups.confirm(Story.on(who.officer(), now.minus(Duration.ofHours(3))), pickup, 0);
  }

  /** The bank's screens: one less than was announced, and two people signed for that. */
  private void fetched(Characters who, Instant day) {
    var ordered = Story.on(who.officer(), day.minus(Duration.ofDays(5)));
    var lot = donations.open(ordered, who.parc());
    var pickup =
        pickups.order(
            ordered,
            lot,
            order(
                day,
                null,
                who.engineer().account(),
                Map.of(ThingClass.SCREEN, 24, ThingClass.LAPTOP, 18)),
            null);
    driving.collect(
        Story.on(who.engineer(), day.plus(Duration.ofHours(1))),
        pickup,
        new Load(
            Map.of(ThingClass.SCREEN, 23, ThingClass.LAPTOP, 18, ThingClass.CABLE, 40),
            2,
            List.of("NS-20417", "NS-20418"),
            Weight.kilograms("171.5"),
            List.of("LESS_THAN_EXPECTED"),
            day.plus(Duration.ofHours(1)),
            Workshop.signed("Luc Bernard", 41),
            Workshop.signed("周驰 Zhou Chi", 12),
            List.of()));
  }

  /** Nineteen people and two companies, and one battery that was apart from everything. */
  private void chambersDay(Characters who, Instant day) {
    var officer = who.officer();
    var rule = LocalDate.ofInstant(day, Occasion.PROGRAMME_ZONE).minusDays(60);
    drives.rule(
        Story.on(officer, day.minus(Duration.ofDays(50))),
        rule,
        "Programme board 项目委员会",
        rule.minusDays(6),
        Map.of(
            ThingClass.LAPTOP,
            120,
            ThingClass.PHONE,
            45,
            ThingClass.SCREEN,
            90,
            ThingClass.KEYBOARD,
            15));
    var drive =
        drives.plan(
            Story.on(officer, day.minus(Duration.ofDays(21))),
            "Harbour Chamber: autumn drive",
            who.chamber(),
            List.of(at("1 Harbour Road, Hong Kong", day, 9)));
    long data = desk.stand(Story.on(who.engineer(), day), drive, "D-01", Purpose.DATA);
    long fire = desk.stand(Story.on(who.engineer(), day), drive, "B-01", Purpose.BATTERIES);
    for (int i = 0; i < 19; i++) {
      var giver = UUID.nameUUIDFromBytes(new byte[] {7, (byte) i});
      bring(who, drive, person(giver, ThingClass.PHONE, 1 + i % 3, null, data, day));
      if (i % 4 == 0) bring(who, drive, person(giver, ThingClass.KEYBOARD, 1, null, null, day));
      if (i % 5 == 0)
        bring(who, drive, person(giver, ThingClass.CABLE, 6, Weight.kilograms("0.8"), null, day));
    }
    bring(
        who,
        drive,
        person(
            UUID.nameUUIDFromBytes(new byte[] {8}),
            ThingClass.BATTERY_DAMAGED,
            1,
            Weight.grams(260),
            fire,
            day));
    for (var partner : List.of(who.bluelake(), who.parc())) {
      var giver =
          UUID.nameUUIDFromBytes(
              ("company " + partner).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      bring(
          who,
          drive,
          new Brought(
              giver,
              false,
              partner,
              null,
              ThingClass.SCREEN,
              6,
              Weight.kilograms("31.2"),
              false,
              null,
              day));
      bring(
          who,
          drive,
          new Brought(
              giver,
              false,
              partner,
              null,
              ThingClass.LAPTOP,
              4,
              Weight.kilograms("8.6"),
              true,
              data,
              day));
    }
    desk.seal(Story.on(who.engineer(), day), drive, data, "NS-30001", "周驰", "Mei Wong");
    desk.seal(Story.on(who.engineer(), day), drive, fire, "NS-30002", "周驰", "Mei Wong");
    drives.close(Story.on(officer, day.plus(Duration.ofHours(9))), drive);
  }

  private void bring(Characters who, long drive, Brought brought) {
    desk.bring(Story.on(who.engineer(), brought.at()), drive, brought);
  }

  private static Brought person(
      UUID giver,
      ThingClass what,
      int pieces,
      @Nullable Weight weighed,
      @Nullable Long container,
      Instant day) {
    return new Brought(giver, true, null, null, what, pieces, weighed, false, container, day);
  }

  private static Drives.Point at(String place, Instant day, int hour) {
    var opens =
        LocalDate.ofInstant(day, Occasion.PROGRAMME_ZONE)
            .atTime(hour, 30)
            .atZone(Occasion.PROGRAMME_ZONE);
    return new Drives.Point(place, opens.toInstant(), opens.plusHours(6).toInstant());
  }

  private static Order order(
      Instant day,
      @Nullable Long carrier,
      @Nullable Long driver,
      Map<ThingClass, Integer> expected) {
    var from =
        LocalDate.ofInstant(day, Occasion.PROGRAMME_ZONE)
            .atTime(9, 0)
            .atZone(Occasion.PROGRAMME_ZONE);
    return new Order(
        from.toInstant(),
        from.plusHours(3).toInstant(),
        null,
        "南京西路 1266 号，地下二层卸货区",
        List.of("LOADING_BAY", "ID_NEEDED"),
        null,
        carrier,
        2,
        driver,
        expected);
  }
}
