package org.greenclassroom.cast;

import static org.greenclassroom.donations.Answer.Reason.BELOW_MINIMUM;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.donations.Agreements;
import org.greenclassroom.donations.Answer;
import org.greenclassroom.donations.Giving;
import org.greenclassroom.donations.Offers;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.papers.Signature;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Component;

/** What people offered lately: one waits, one was declined, of one a part was taken and signed. */
@Component
class Offering {
  private static final Actor SOMEBODY = Actor.NOBODY;
  private final Giving giving;
  private final Offers offers;
  private final Agreements agreements;
  private final Papers papers;

  Offering(Giving giving, Offers offers, Agreements agreements, Papers papers) {
    this.giving = giving;
    this.offers = offers;
    this.agreements = agreements;
    this.papers = papers;
  }

  void play(Characters who, Instant now) {
    waits(now.minus(Duration.ofDays(3)));
    isDeclined(who, now.minus(Duration.ofDays(20)));
    isTakenInPart(who, now.minus(Duration.ofDays(15)));
  }

  private void waits(Instant day) {
    var form = form("COMPANY", "星河律师事务所", "上海", "上海市徐汇区淮海中路 1010 号", "周宁");
    line(form, 1, "LAPTOP", 18, "2019", "联想 ThinkPad T490", "i5-8265U", "8 GB", "14");
    line(form, 2, "SCREEN", 6, "", "戴尔 24 寸", "", "", "24");
    send(form, Locale.CHINESE, day);
  }

  private void isDeclined(Characters who, Instant day) {
    var form =
        form(
            "INSTITUTION", "Institut de la Lumière", "Shanghai", "88 Huaihai Zhong Lu", "A. Petit");
    line(form, 1, "DESKTOP", 6, "2009", "HP Compaq", "Core 2 Duo E8400", "2 GB", "");
    long offer = send(form, Locale.FRENCH, day);
    offers.answer(
        Story.on(who.officer2(), day.plus(Duration.ofDays(2))),
        offer,
        new Answer(Map.of(1, new Answer.Judgement(0, BELOW_MINIMUM)), true, true, ""));
  }

  private void isTakenInPart(Characters who, Instant day) {
    var form = form("COMPANY", "江南设计院", "苏州", "江苏省苏州市姑苏区干将东路 9 号", "沈彦");
    line(form, 1, "LAPTOP", 24, "2016", "戴尔 Latitude E7470", "i5-6300U", "8 GB", "14");
    line(form, 2, "DESKTOP", 9, "2010", "联想 扬天", "奔腾 E5400", "2 GB", "");
    long offer = send(form, Locale.CHINESE, day);
    offers.answer(
        Story.on(who.officer(), day.plus(Duration.ofDays(1))),
        offer,
        new Answer(
            Map.of(1, new Answer.Judgement(24, null), 2, new Answer.Judgement(0, BELOW_MINIMUM)),
            true,
            true,
            "台式机可以请松江的绿循环上门收取。"));
    long lot =
        offers.openLot(
            Story.on(who.officer(), day.plus(Duration.ofDays(2))),
            offer,
            new Offers.Giver(null, "江南设计院", "CN", "江苏省苏州市姑苏区干将东路 9 号"),
            who.optics(),
            Partners.HOUSE);
    var drawn = agreements.draw(Story.on(who.officer(), day.plus(Duration.ofDays(2))), lot);
    papers.sign(
        Story.on(who.officer(), day.plus(Duration.ofDays(4))),
        drawn.paper(),
        Agreements.DONOR,
        Signature.typed("沈彦"));
    papers.sign(
        Story.on(who.officer(), day.plus(Duration.ofDays(5))),
        drawn.paper(),
        Agreements.ENTITY,
        Signature.typed("林晓"));
  }

  private long send(Map<String, String> form, Locale locale, Instant day) {
    var begun = Occasion.of(SOMEBODY, day);
    var secret = giving.begin(begun, "192.0.2.1", locale, form);
    return giving.send(Occasion.of(SOMEBODY, day), "192.0.2.1", secret, locale);
  }

  private static Map<String, String> form(
      String type, String organisation, String place, String address, String person) {
    return new HashMap<>(
        Map.of(
            "donorType",
            type,
            "organisation",
            organisation,
            "place",
            place,
            "territory",
            "CN",
            "address",
            address,
            "status",
            "RETIRED",
            "wiping",
            "PROGRAMME",
            "person",
            person,
            "email",
            "donor@example.org",
            "consent",
            "true"));
  }

  private static void line(
      Map<String, String> form,
      int nth,
      String kind,
      int pieces,
      String age,
      String what,
      String processor,
      String memory,
      String inches) {
    form.put("kind-" + nth, kind);
    form.put("pieces-" + nth, String.valueOf(pieces));
    form.put("age-" + nth, age);
    form.put("what-" + nth, what);
    form.put("processor-" + nth, processor);
    form.put("memory-" + nth, memory);
    form.put("inches-" + nth, inches);
    form.put("condition-" + nth, "WORKS");
    form.put("charger-" + nth, "YES");
  }
}
