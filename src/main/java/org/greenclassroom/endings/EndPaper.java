package org.greenclassroom.endings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The end notice on paper, for a school to which no e-mail goes. */
@Component
class EndPaper {
  /** Printed a few weeks late, it is still the letter of half a year before. */
  private static final int HALF_A_YEAR_AT_LEAST = 5;

  private final Endings endings;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Entities entities;
  private final Sayings sayings;
  private final Paper paper;

  EndPaper(
      Endings endings,
      Classrooms classrooms,
      Partners partners,
      Entities entities,
      Sayings sayings,
      Paper paper) {
    this.endings = endings;
    this.classrooms = classrooms;
    this.partners = partners;
    this.entities = entities;
    this.sayings = sayings;
    this.paper = paper;
  }

  /**
   * What stands on it.
   *
   * @param sentence how it ends; null: not decided yet
   * @param ahead whether it is told half a year ahead, as it was agreed; else it says no such thing
   * @param standing the computers that stand in the room by our books
   */
  record Printed(
      Ending ending,
      Classroom room,
      String school,
      @Nullable String sponsor,
      @Nullable String sentence,
      boolean ahead,
      List<ProposalTable.Standing> standing) {}

  byte[] notice(Occasion occasion, Ending ending, Locale language) {
    var room = classrooms.room(ending.classroom());
    var school = partners.partner(room.school());
    var agreed =
        endings.proposals(ending.ending()).stream()
            .filter(one -> one.state() == Proposal.State.AGREED)
            .findFirst()
            .map(one -> sayings.of(one, language))
            .orElse(null);
    var model = new HashMap<String, Object>();
    model.put("style", "endings/paper.css");
    model.put("issued", sayings.day(occasion.today(), language));
    model.put(
        "page",
        new Printed(
            ending,
            room,
            school.name(),
            room.sponsor() == null ? null : partners.partner(room.sponsor()).name(),
            agreed,
            !occasion.today().isAfter(ending.dueOn().minusMonths(HALF_A_YEAR_AT_LEAST)),
            endings.standing(room.classroom())));
    return paper.pdf(
        "endings/notice",
        model,
        language,
        entities.actingFor(school.territory(), occasion.today()));
  }
}
