package org.greenclassroom.claims;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What tests of the ledger need: a donor, a school, its rooms, and devices that are lent to them.
 */
abstract class Lent extends House {
  static final Instant NOW = Instant.now();

  @Autowired Claims claims;
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  Lives lives;
  Occasion officer;
  long donor;
  long school;

  @BeforeEach
  void aDonorAndASchool() {
    officer = occasion(Role.OFFICER);
    lives = new Lives(custody, officer.actor());
    donor = partners.record(fresh(), unique("捐赠"), Set.of(PartnerKind.DONOR), "CN", null);
    school = partners.record(fresh(), unique("小学"), Set.of(PartnerKind.SCHOOL), "CN", null);
  }

  long room() {
    return classrooms.plan(
        fresh(), new Classrooms.Wanted(school, null, unique("机房"), 30, DeviceKind.LAPTOP, false));
  }

  List<Tag> given(int count, DeviceKind kind) {
    return new ArrayList<>(lives.received(donor, ago(3_100), count, kind, 2_300));
  }

  /** Through the workshop and into a room. */
  void lend(List<Tag> tags, long room, int readied, int installed) {
    lives.toRepair(tags, ago(readied + 2));
    lives.write(tags, new Fact.Readied("A"), ago(readied));
    lives.write(tags, new Fact.Reserved(room), ago(readied));
    lives.handOver(tags, new Fact.Dispatched(room), Partners.HOUSE, school, ago(installed));
    lives.write(tags, new Fact.Installed(room), ago(installed));
  }

  void lendOn(List<Tag> tags, long room, LocalDate day) {
    lives.toRepair(tags, noon(day.minusDays(9)));
    lives.write(tags, new Fact.Readied("A"), noon(day.minusDays(8)));
    lives.write(tags, new Fact.Reserved(room), noon(day.minusDays(7)));
    lives.handOver(tags, new Fact.Dispatched(room), Partners.HOUSE, school, noon(day.minusDays(1)));
    lives.write(tags, new Fact.Installed(room), noon(day));
  }

  /** The last whole year. */
  int last() {
    return today().getYear() - 1;
  }

  static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  void home(List<Tag> tags, long room, int days) {
    lives.handOver(tags, new Fact.Recalled(room), school, Partners.HOUSE, ago(days));
    lives.handOver(tags, new Fact.Received(null), school, Partners.HOUSE, ago(days - 1));
  }

  long reckon() {
    return claims.reckon(Occasion.of(Actor.HOUSE, clock.instant()), today());
  }

  /** The first day that is not in the ledger: others may have reckoned to a later one. */
  LocalDate reckonedUntil() {
    return jdbc.sql("select max(until) from claims.reckoning").query(LocalDate.class).single();
  }

  Occasion fresh() {
    return Occasion.of(officer.actor(), clock.instant());
  }

  LocalDate today() {
    return fresh().today();
  }

  static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  static LocalDate day(int daysAgo) {
    return LocalDate.ofInstant(ago(daysAgo), Occasion.PROGRAMME_ZONE);
  }
}
