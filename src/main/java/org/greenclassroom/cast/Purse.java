package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.HeadcountSource;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.entities.Register;
import org.greenclassroom.entities.Wording;
import org.greenclassroom.funding.Amount;
import org.greenclassroom.funding.CostKind;
import org.greenclassroom.funding.Costs;
import org.greenclassroom.funding.Exchange;
import org.greenclassroom.funding.FunderKind;
import org.greenclassroom.funding.Money;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In whose name the programme acts in Hong Kong, and a room by the river that two pay for: one in
 * yuan, whose last instalment is late, one in euros.
 */
@Component
@Order(70)
class Purse implements Scene {
  private final Entities entities;
  private final Classrooms classrooms;
  private final Money money;
  private final Costs costs;
  private final Exchange exchange;

  Purse(Entities entities, Classrooms classrooms, Money money, Costs costs, Exchange exchange) {
    this.entities = entities;
    this.classrooms = classrooms;
    this.money = money;
    this.costs = costs;
    this.exchange = exchange;
  }

  @Override
  public void play(Characters who, Instant now) {
    hongKong(who, daysBefore(now, 300));
    var day = daysBefore(now, 150);
    long room =
        classrooms.plan(
            on(who.officer(), day),
            new Classrooms.Wanted(
                who.river(), who.optics(), "河湾三号教室", 24, DeviceKind.LAPTOP, false));
    classrooms.countPupils(
        on(who.officer(), daysBefore(now, 30)),
        room,
        Lending.schoolYear(on(who.officer(), daysBefore(now, 30))),
        96,
        HeadcountSource.SCHOOL_REPORT);
    sponsors(who, room, now);
    spent(who, room, now);
  }

  private void hongKong(Characters who, Instant day) {
    var written = on(who.officer(), day);
    long entity =
        entities.open(
            written,
            "HK",
            new Wording(
                written.today().minusDays(30),
                "绿泉基金会有限公司",
                "Green Spring Foundation Limited",
                null,
                "Company limited by guarantee",
                Register.HK_BR,
                "70000001",
                "香港湾仔港湾道 1 号",
                "1 Harbour Road, Wan Chai, Hong Kong",
                null,
                "HK",
                "HK",
                "en",
                "+852 5550 0100\nwww.example.org",
                entities.keep(
                    drawn(
                        "<path d=\"M10 50C10 20 40 10 70 10 70 40 50 60 20 55Z\" fill=\"#1f6f4a\"/>",
                        80),
                    "logo"),
                entities.keep(
                    drawn(
                        "<circle cx=\"40\" cy=\"40\" r=\"36\" fill=\"none\" stroke=\"#b4472e\" stroke-width=\"3\"/>"
                            + "<text x=\"40\" y=\"38\" font-size=\"11\" text-anchor=\"middle\" fill=\"#b4472e\">绿泉基金会</text>"
                            + "<text x=\"40\" y=\"54\" font-size=\"7\" text-anchor=\"middle\" fill=\"#b4472e\">GREEN SPRING</text>",
                        80),
                    "seal"),
                null,
                null,
                Map.of(),
                "第一版"));
    entities.rule(written, "HK", entity, written.today(), "香港的捐赠方和学校");
  }

  private static byte[] drawn(String inside, int size) {
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">%s</svg>"
            .formatted(size, size, inside))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void sponsors(Characters who, long room, Instant now) {
    var promised = on(who.officer(), daysBefore(now, 140));
    long optics =
        money.promise(
            promised,
            room,
            who.optics(),
            FunderKind.COMPANY,
            new Amount(48_000_00, "CNY"),
            promised.today(),
            "",
            "");
    instalment(who, optics, new Amount(24_000_00, "CNY"), now, 100, 98);
    instalment(who, optics, new Amount(24_000_00, "CNY"), now, 12, -1);
    money.owe(on(who.officer(), daysBefore(now, 139)), optics, "教室门口的铭牌", day(now, 20));
    long parc =
        money.promise(
            on(who.officer(), daysBefore(now, 120)),
            room,
            who.parc(),
            FunderKind.FOUNDATION,
            new Amount(3_500_00, "EUR"),
            day(now, 120),
            "",
            "");
    instalment(who, parc, new Amount(3_500_00, "EUR"), now, 80, 80);
    money.owe(
        on(who.officer(), daysBefore(now, 119)), parc, "Rapport annuel", day(now, 0).plusDays(60));
  }

  /** Due so many days ago, and received so many days ago; below zero: not yet. */
  private void instalment(
      Characters who, long sponsorship, Amount amount, Instant now, int due, int received) {
    money.plan(on(who.officer(), daysBefore(now, 118)), sponsorship, day(now, due), amount);
    if (received < 0) return;
    var waiting =
        money.instalments(sponsorship).stream()
            .filter(each -> each.receivedOn() == null)
            .findFirst()
            .orElseThrow();
    money.receive(
        on(who.officer(), daysBefore(now, received)),
        sponsorship,
        waiting.instalment(),
        day(now, received),
        amount);
  }

  private void spent(Characters who, long room, Instant now) {
    exchange.take(
        on(who.officer(), daysBefore(now, 20)),
        "day,currency,counter,rate,source\n%s,EUR,CNY,8.1350,中国人民银行中间价\n%s,EUR,CNY,8.0920,中国人民银行中间价\n"
            .formatted(day(now, 95), day(now, 40))
            .getBytes(StandardCharsets.UTF_8));
    cost(who, room, CostKind.TRANSPORT, 3_600_00, "CNY", "上海到南充，24 台", now, 90);
    cost(who, room, CostKind.PARTS, 5_240_00, "CNY", "内存和固态硬盘", now, 75);
    cost(who, room, CostKind.TRAINING, 620_00, "EUR", "Formation de deux enseignants", now, 38);
    cost(who, room, CostKind.LICENCES, 1_200_00, "CNY", "", now, 30);
  }

  private void cost(
      Characters who,
      long room,
      CostKind kind,
      long cents,
      String currency,
      String what,
      Instant now,
      int before) {
    costs.spend(
        on(who.officer(), daysBefore(now, before)),
        room,
        kind,
        new Amount(cents, currency),
        day(now, before),
        what,
        null);
  }

  private static LocalDate day(Instant now, int before) {
    return LocalDate.ofInstant(
        daysBefore(now, before), org.greenclassroom.kernel.Occasion.PROGRAMME_ZONE);
  }
}
