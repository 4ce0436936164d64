package org.greenclassroom.training;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where schools stand, and how the cascade runs. */
@Service
@Transactional(readOnly = true)
public class Standings {
  private static final int PAGE = 50;

  /** More boxes nobody reads. */
  static final int DRAWN = 40;

  private final SchoolTable table;
  private final Partners partners;
  private final Schools schools;
  private final Teachers teachers;

  Standings(SchoolTable table, Partners partners, Schools schools, Teachers teachers) {
    this.table = table;
    this.partners = partners;
    this.schools = schools;
    this.teachers = teachers;
  }

  Slice<SchoolTable.Line> page(@Nullable Standing status, String after, Actor actor) {
    return Slice.of(
        table.page(status, schools.own(actor), after, PAGE + 1),
        PAGE,
        last -> last.name() + " " + last.school());
  }

  void each(@Nullable Standing status, Actor actor, Consumer<SchoolTable.Line> row) {
    table.each(status, schools.own(actor), row);
  }

  /** How many schools stand where. */
  Map<Standing, Integer> sums() {
    var sums = new EnumMap<Standing, Integer>(Standing.class);
    for (var standing : Standing.values()) sums.put(standing, 0);
    for (var sum : table.sums()) sums.put(sum.status(), sum.schools());
    return sums;
  }

  /** A school, for somebody who may see it. */
  SchoolTable.Line school(long school, Actor actor) {
    if (!teachers.sees(actor, school) || !partners.partner(school).is(PartnerKind.SCHOOL))
      throw Refusal.notFound(String.valueOf(school));
    return table.school(school);
  }

  List<SchoolTable.Line> of(Set<Long> schools) {
    return table.of(schools);
  }

  Slice<SchoolTable.Link> links(String after, Actor actor) {
    var read = after.matches("\\d{1,18}_\\d{1,18}") ? after.split("_") : new String[] {"0", "0"};
    return Slice.of(
        table.links(schools.own(actor), Long.parseLong(read[0]), Long.parseLong(read[1]), PAGE + 1),
        PAGE,
        last -> last.teacher() + "_" + (last.trainedBy() == null ? 0 : last.trainedBy()));
  }

  /** Those who teach most; one more than is drawn says that there are others. */
  List<SchoolTable.Load> loads(Actor actor) {
    return table.loads(schools.own(actor), DRAWN + 1);
  }

  int tooDeep() {
    return table.tooDeep();
  }
}
