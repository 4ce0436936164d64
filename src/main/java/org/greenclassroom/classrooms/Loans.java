package org.greenclassroom.classrooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.PaperState;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what pages show of a loan. */
@Service
@Transactional(readOnly = true)
class Loans {
  private final Classrooms classrooms;
  private final Agreements agreements;
  private final Addenda addenda;
  private final Renewals renewals;
  private final Milestones milestones;
  private final Keepers keepers;
  private final LoanPapers loanPapers;
  private final Papers papers;
  private final People people;

  Loans(
      Classrooms classrooms,
      Agreements agreements,
      Addenda addenda,
      Renewals renewals,
      Milestones milestones,
      Keepers keepers,
      LoanPapers loanPapers,
      Papers papers,
      People people) {
    this.classrooms = classrooms;
    this.agreements = agreements;
    this.addenda = addenda;
    this.renewals = renewals;
    this.milestones = milestones;
    this.keepers = keepers;
    this.loanPapers = loanPapers;
    this.papers = papers;
    this.people = people;
  }

  LoanPage page(Classroom room, Actor actor) {
    return new LoanPage(
        room,
        agreements.standing(room),
        added(room.classroom()),
        loanPapers.formers(room.classroom()),
        renewals.before(room.classroom()),
        renewals.after(room.classroom()),
        keepers.of(room.classroom()),
        actor.is(Role.OFFICER),
        actor.account());
  }

  /** Null before the school has accepted. */
  @Nullable ClockPage clock(Classroom room, Occasion occasion) {
    var stones = milestones.of(room.classroom());
    var names = new HashMap<Long, String>();
    if (occasion.actor().seesAll())
      for (var stone : stones)
        if (stone.done() != null && stone.done().by() > 0)
          names.computeIfAbsent(stone.done().by(), this::nameOf);
    return ClockPage.of(room, stones, addenda.terms(room.classroom()), names, occasion.today());
  }

  private List<LoanPage.Added> added(long classroom) {
    var added = new ArrayList<LoanPage.Added>();
    for (var one : addenda.of(classroom)) {
      if (one.purpose() == Purpose.LOAN) continue;
      var paper = papers.paper(one.paper());
      if (paper.state() == PaperState.REPLACED) continue;
      added.add(
          new LoanPage.Added(
              one, paper, one.partner() == null ? null : classrooms.nameOf(one.partner())));
    }
    return added;
  }

  private @Nullable String nameOf(long account) {
    try {
      return people.known(account).name();
    } catch (Refusal forgotten) {
      return null;
    }
  }
}
