package org.greenclassroom.classrooms;

import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.papers.PaperAccess;
import org.greenclassroom.papers.PaperKind;
import org.greenclassroom.papers.UponSigned;
import org.greenclassroom.schools.Schools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of paper of a loan, who may see them, and what follows when all have signed. */
@Configuration(proxyBeanMethods = false)
class LoanPaperKinds {
  /** A school's person, and a sponsor's, sees and signs for its own side, and for nobody else's. */
  private record Access(Purpose purpose, LoanPapers papers, ClassroomTable rooms, Schools schools)
      implements PaperAccess {
    @Override
    public String kind() {
      return purpose.kind();
    }

    @Override
    public boolean maySee(Actor actor, Drawn paper) {
      return paper.sides().stream().anyMatch(side -> isOf(actor, side)) || hasTheRoom(actor, paper);
    }

    /**
     * A school that took a room over reads what was agreed before it came; so do staff of the place
     * where the room is.
     */
    private boolean hasTheRoom(Actor actor, Drawn paper) {
      var own = schools.own(actor);
      return own != null
          && !own.isEmpty()
          && papers
              .paper(paper.paper())
              .flatMap(one -> rooms.classroom(one.classroom()))
              .filter(room -> own.contains(room.school()))
              .isPresent();
    }

    @Override
    public boolean isWithin(Actor actor, Drawn paper) {
      return hasTheRoom(actor, paper);
    }

    @Override
    public boolean maySign(Actor actor, Drawn paper, String role) {
      return paper.sides().stream().anyMatch(side -> side.role().equals(role) && isOf(actor, side));
    }

    private static boolean isOf(Actor actor, Drawn.Side side) {
      var as =
          switch (side.role()) {
            case "SCHOOL", Purpose.NEXT_SCHOOL -> Role.SCHOOL;
            case "SPONSOR" -> Role.DONOR;
            default -> null;
          };
      return as != null && side.partner() != null && actor.partnersAs(as).contains(side.partner());
    }

    @Override
    public String whereItBelongs(Drawn paper) {
      return papers
          .paper(paper.paper())
          .map(one -> "/classrooms/" + one.classroom())
          .orElse("/classrooms");
    }
  }

  private record Signed(String kind, java.util.function.BiConsumer<Occasion, Drawn> then)
      implements UponSigned {
    @Override
    public void signed(Occasion occasion, Drawn paper) {
      then.accept(occasion, paper);
    }
  }

  @Bean
  PaperKind loanAgreement() {
    return Purpose.LOAN.paperKind();
  }

  @Bean
  PaperAccess loanAccess(LoanPapers papers, ClassroomTable rooms, Schools schools) {
    return new Access(Purpose.LOAN, papers, rooms, schools);
  }

  @Bean
  UponSigned loanSigned(Agreements agreements) {
    return new Signed(Purpose.LOAN.kind(), agreements::settle);
  }

  @Bean
  PaperKind loanExtension() {
    return Purpose.EXTENSION.paperKind();
  }

  @Bean
  PaperAccess loanExtensionAccess(LoanPapers papers, ClassroomTable rooms, Schools schools) {
    return new Access(Purpose.EXTENSION, papers, rooms, schools);
  }

  @Bean
  UponSigned loanExtensionSigned(Addenda addenda) {
    return new Signed(Purpose.EXTENSION.kind(), addenda::settle);
  }

  @Bean
  PaperKind loanOwnership() {
    return Purpose.OWNERSHIP.paperKind();
  }

  @Bean
  PaperAccess loanOwnershipAccess(LoanPapers papers, ClassroomTable rooms, Schools schools) {
    return new Access(Purpose.OWNERSHIP, papers, rooms, schools);
  }

  @Bean
  UponSigned loanOwnershipSigned(Addenda addenda) {
    return new Signed(Purpose.OWNERSHIP.kind(), addenda::settle);
  }

  @Bean
  PaperKind loanRelocation() {
    return Purpose.RELOCATION.paperKind();
  }

  @Bean
  PaperAccess loanRelocationAccess(LoanPapers papers, ClassroomTable rooms, Schools schools) {
    return new Access(Purpose.RELOCATION, papers, rooms, schools);
  }

  @Bean
  UponSigned loanRelocationSigned(Addenda addenda) {
    return new Signed(Purpose.RELOCATION.kind(), addenda::settle);
  }

  @Bean
  PaperKind loanSponsorship() {
    return Purpose.SPONSORSHIP.paperKind();
  }

  @Bean
  PaperAccess loanSponsorshipAccess(LoanPapers papers, ClassroomTable rooms, Schools schools) {
    return new Access(Purpose.SPONSORSHIP, papers, rooms, schools);
  }

  @Bean
  UponSigned loanSponsorshipSigned(Addenda addenda) {
    return new Signed(Purpose.SPONSORSHIP.kind(), addenda::settle);
  }
}
