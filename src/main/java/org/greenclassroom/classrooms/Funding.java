package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who pays for a room. The sponsor that signs the agreement is one of possibly several; who gives
 * the computers is another matter and stands with each device's lot.
 */
@Service
@Transactional
public class Funding {
  private final Classrooms classrooms;
  private final Partners partners;
  private final Funders funders;

  Funding(Classrooms classrooms, Partners partners, Funders funders) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.funders = funders;
  }

  /**
   * One more funder of a room.
   *
   * @throws Refusal for a partner that is neither sponsor nor donor, one that funds the room in
   *     this way already, a day to come
   */
  public void add(
      Occasion occasion, long classroom, long partner, FundingWay way, LocalDate since) {
    if (funders.keyed(occasion.keyFor("funder"))) return;
    var room = classrooms.room(classroom).open();
    var who = partners.partner(partner);
    if (!who.is(PartnerKind.SPONSOR) && !who.is(PartnerKind.DONOR))
      throw new Refusal("classrooms.refusal.not-a-sponsor", who.name());
    if (since.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    for (var funder : funders.of(classroom))
      if (funder.partner() == partner && funder.way() == way && funder.until() == null)
        throw new Refusal(
            Refusal.Kind.CONFLICT, "classrooms.refusal.funds-already", who.name(), room.name());
    funders.insert(
        classroom,
        partner,
        way,
        since,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("funder"));
  }

  /** From today on this partner no longer pays; what it paid for stays written. */
  public void end(Occasion occasion, long classroom, long funder) {
    classrooms.room(classroom);
    if (funders.end(classroom, funder, occasion.today()) == 0)
      throw Refusal.notFound(String.valueOf(funder));
  }

  @Transactional(readOnly = true)
  List<Funders.Funder> of(long classroom) {
    return funders.of(classroom);
  }
}
