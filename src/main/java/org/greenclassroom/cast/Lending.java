package org.greenclassroom.cast;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.classrooms.Agreements;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.HeadcountSource;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Closing;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Leaving;
import org.greenclassroom.dismantling.Material;
import org.greenclassroom.dismantling.Output;
import org.greenclassroom.dismantling.Route;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.papers.Signature;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The scenes that play outside: a classroom is lent, a batch goes to the plant. */
@Component
class Lending {
  private final Classrooms classrooms;
  private final Agreements agreements;
  private final Papers papers;
  private final Dismantling dismantling;
  private final Closing closing;
  private final Partners partners;

  Lending(
      Classrooms classrooms,
      Agreements agreements,
      Papers papers,
      Dismantling dismantling,
      Closing closing,
      Partners partners) {
    this.classrooms = classrooms;
    this.agreements = agreements;
    this.papers = papers;
    this.dismantling = dismantling;
    this.closing = closing;
    this.partners = partners;
  }

  /** A room of a school: planned and signed. */
  long agree(
      Characters who,
      long school,
      @Nullable Long sponsor,
      String name,
      int seats,
      DeviceKind kind,
      boolean special,
      Instant day) {
    var room =
        classrooms.plan(
            Story.on(who.officer(), day),
            new Classrooms.Wanted(school, sponsor, name, seats, kind, special));
    var paper = agreements.draw(Story.on(who.officer(), day.plus(Duration.ofDays(4))), room);
    sign(who, paper.paper(), "SCHOOL", "杨校长", 21, day);
    sign(who, paper.paper(), "PROGRAMME", "林晓", 4, day);
    if (sponsor != null) sign(who, paper.paper(), "SPONSOR", "H. Laurent", 9, day);
    return room;
  }

  private void sign(Characters who, long paper, String role, String name, int hand, Instant day) {
    papers.sign(
        Story.on(who.officer(), day.plus(Duration.ofDays(6))),
        paper,
        role,
        new Signature(name, Handwriting.png(hand), "image/png"));
  }

  /** The computers are kept for the room, travel, and are accepted; the three years begin. */
  void lend(Characters who, long room, List<Tag> tags, Instant day) {
    classrooms.reserve(Story.on(who.officer(), day), room, tags);
    var leaving = Story.on(who.engineer(), day.plus(Duration.ofDays(3)));
    classrooms.dispatch(
        leaving,
        room,
        new Classrooms.Departure(
            tags,
            leaving.today(),
            who.carrier(),
            "封-20" + room,
            Workshop.signed("赵工", 7),
            Workshop.signed("马师傅", 15)));
    var arriving = Story.on(who.engineer(), day.plus(Duration.ofDays(6)));
    classrooms.accept(
        arriving,
        room,
        tags,
        arriving.today(),
        Workshop.signed("周驰", 5),
        Workshop.signed("杨校长", 21));
  }

  /** Kept for a room and not yet sent. */
  void keep(Characters who, long room, List<Tag> tags, Instant day) {
    classrooms.reserve(Story.on(who.officer(), day), room, tags);
  }

  void pupils(Characters who, long room, String schoolYear, int pupils, Instant day) {
    classrooms.countPupils(
        Story.on(who.officer(), day), room, schoolYear, pupils, HeadcountSource.SCHOOL_REPORT);
  }

  void licences(Characters who, Instant now) {
    var today = Story.on(who.officer(), now);
    partners.enterLicence(
        today,
        who.plant(),
        "E3101170042",
        List.of("LAPTOP", "DESKTOP", "ALL_IN_ONE", "SCREEN", "TABLET"),
        today.today().minusYears(4),
        today.today().plusMonths(14),
        null);
    partners.enterLicence(
        today,
        who.oldPlant(),
        "E3205850007",
        List.of("LAPTOP", "DESKTOP"),
        LocalDate.of(2019, 1, 1),
        today.today().minusMonths(5),
        null);
  }

  /** A batch leaves, is weighed at the plant, and comes back as a certificate. */
  long dismantle(Characters who, List<Tag> tags, long grams, boolean certified, Instant day) {
    var batch = dismantling.open(Story.on(who.officer(), day), who.plant());
    dismantling.put(Story.on(who.officer(), day), batch, tags);
    var leaving = Story.on(who.officer(), day.plus(Duration.ofDays(2)));
    dismantling.handOver(
        leaving,
        batch,
        leaving.today(),
        "封-30" + batch,
        new Leaving(who.plant(), "苏E 5K72挂", null, null),
        Workshop.signed("赵工", 7),
        Workshop.signed("孙磊", 12));
    if (!certified) return batch;
    var weighed = Story.on(who.officer(), day.plus(Duration.ofDays(2)).plusSeconds(7_200));
    dismantling.weigh(
        weighed, batch, "W-" + batch, weighed.today(), grams + 46_000, 46_000, paper("过磅单", batch));
    var later = Story.on(who.officer(), day.plus(Duration.ofDays(20)));
    dismantling.certify(
        later,
        batch,
        "销-2024-" + batch,
        later.today(),
        grams,
        materials(grams),
        List.of(),
        paper("拆解证明", batch));
    return batch;
  }

  /** What a plant makes of laptops, in a hundred: two are dust and moisture. */
  private static List<Output> materials(long grams) {
    return List.of(
        new Output(Material.STEEL, grams * 24 / 100, Route.RECYCLED),
        new Output(Material.ALUMINIUM, grams * 14 / 100, Route.RECYCLED),
        new Output(Material.PLASTIC, grams * 22 / 100, Route.RECYCLED),
        new Output(Material.PLASTIC, grams * 6 / 100, Route.RECOVERED_ENERGY),
        new Output(Material.CIRCUIT_BOARD, grams * 13 / 100, Route.RECYCLED),
        new Output(Material.BATTERY, grams * 11 / 100, Route.HAZARDOUS_TREATMENT),
        new Output(Material.COMPONENT, grams * 8 / 100, Route.REUSED));
  }

  /** Its kilograms are accounted for, and each donor gets its voucher. */
  void reckon(Characters who, long batch, Instant day) {
    closing.close(Story.on(who.officer(), day), batch, "");
  }

  /** A certificate with an I where the label has a one, and a number that nobody knows. */
  void misread(Characters who, long batch, List<String> serials, long grams, Instant day) {
    var weighed = Story.on(who.officer(), day);
    dismantling.weigh(
        weighed, batch, "W-" + batch, weighed.today(), grams + 46_000, 46_000, paper("过磅单", batch));
    var names = new ArrayList<>(serials.subList(0, serials.size() - 1));
    names.add(serials.getLast().replace('1', 'I'));
    names.add("5CG7291QX8");
    var later = Story.on(who.officer(), day.plus(Duration.ofDays(3)));
    dismantling.certify(
        later,
        batch,
        "销-2026-" + batch,
        later.today(),
        grams - 100,
        materials(grams - 100),
        names,
        paper("拆解证明", batch));
  }

  private static Scan paper(String what, long batch) {
    var text = "%PDF-1.4\n% " + what + " " + batch + "\n%%EOF\n";
    return new Scan(text.getBytes(StandardCharsets.UTF_8), what + ".pdf", "application/pdf");
  }

  static String schoolYear(Occasion occasion) {
    var day = occasion.today();
    int begins = day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1;
    return begins + "-" + (begins + 1);
  }
}
