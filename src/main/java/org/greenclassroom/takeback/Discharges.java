package org.greenclassroom.takeback;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters that free a school: everything that was lent came back, or it is said of each that did
 * not why, and nothing is unknown. Frozen when issued; a wrong one is void, never edited.
 */
@Service
@Transactional
public class Discharges {
  private final DischargeTable table;
  private final Takeback takeback;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Entities entities;
  private final Letterheads letterheads;
  private final Paper paper;
  private final PaperSeal seal;
  private final Prints prints;
  private final MessageSource words;

  Discharges(
      DischargeTable table,
      Takeback takeback,
      Classrooms classrooms,
      Partners partners,
      Entities entities,
      Letterheads letterheads,
      Paper paper,
      PaperSeal seal,
      Prints prints,
      MessageSource words) {
    this.table = table;
    this.takeback = takeback;
    this.classrooms = classrooms;
    this.partners = partners;
    this.entities = entities;
    this.letterheads = letterheads;
    this.paper = paper;
    this.seal = seal;
    this.prints = prints;
    this.words = words;
  }

  /**
   * Issues the letter of a recall. Asked again, the one that stands is the answer.
   *
   * @return its number
   * @throws Refusal while it is being counted, while one is missing and nobody said why, and while
   *     one that was found since stands in the room again
   */
  public String issue(Occasion occasion, long recall) {
    if (table.keyed(occasion.keyFor("discharge")).isPresent())
      return table.standing(recall).map(Discharge::number).orElse("");
    var counted = takeback.locked(recall);
    var before = table.standing(recall);
    if (before.isPresent()) return before.get().number();
    if (counted.open()) throw new Refusal("takeback.refusal.not-closed");
    if (counted.unexplained() > 0)
      throw new Refusal("takeback.refusal.unexplained", counted.unexplained());
    var there = table.stillThere(recall);
    if (there.isPresent()) throw new Refusal("takeback.refusal.still-there", there.get().printed());
    var room = classrooms.room(counted.classroom());
    var school = partners.partner(room.school());
    var letterhead = entities.actingFor(school.territory(), occasion.today());
    int year = occasion.today().getYear();
    var number =
        "%s-%d-%05d"
            .formatted(
                letterhead.series(Discharge.SERIES), year, table.next(letterhead.prefix(), year));
    long discharge =
        table.insert(
            occasion,
            occasion.keyFor("discharge"),
            new Discharge(
                0,
                recall,
                number,
                PaperCode.fresh(number).secret(),
                letterheads.keep(letterhead),
                counted.issued(),
                counted.found(),
                counted.issued() - counted.found(),
                school.name(),
                room.name(),
                occasion.now(),
                null,
                null));
    table.freeze(discharge, recall);
    return number;
  }

  /** It was wrong: whoever looks it up is told. */
  void end(Occasion occasion, long recall, String reason) {
    var why = reason.strip();
    if (why.isEmpty()) throw new Refusal("takeback.refusal.no-reason");
    if (why.length() > Loss.LONGEST) throw new Refusal("takeback.refusal.words-long", Loss.LONGEST);
    if (table.end(occasion, recall, why) == 0) throw Refusal.notFound(Long.toString(recall));
  }

  @Transactional(readOnly = true)
  Optional<Discharge> standing(long recall) {
    return table.standing(recall);
  }

  /** By number and secret as they stand in its QR code; null: there is none. */
  @Transactional(readOnly = true)
  @Nullable Discharge looked(String typed) {
    var code = PaperCode.read(typed);
    return table.coded(code.number(), code.secret()).orElse(null);
  }

  /** What the paper's template gets. */
  record Printed(
      Discharge discharge,
      Recall recall,
      Classroom room,
      List<DischargeTable.Line> lines,
      List<SiteTable.Counted> accessories,
      String qr) {
    public List<DischargeTable.Line> found() {
      return lines.stream().filter(DischargeTable.Line::found).toList();
    }

    public List<DischargeTable.Line> lost() {
      return lines.stream().filter(line -> !line.found()).toList();
    }
  }

  /**
   * The letter that stands, for those who may know of its room.
   *
   * @param origin where the house is found from outside
   */
  byte[] paper(long recall, Actor actor, Locale language, String origin) {
    var counted = takeback.recall(recall, actor);
    var it = table.standing(recall).orElseThrow(() -> Refusal.notFound(Long.toString(recall)));
    var model = new HashMap<String, Object>();
    model.put(
        "page",
        new Printed(
            it,
            counted,
            classrooms.room(counted.classroom()),
            table.lines(it.discharge()),
            table.accessories(it.discharge()),
            Qr.svg((origin + "/b/" + it.code()).toUpperCase(Locale.ROOT))));
    model.put("issued", it.number());
    model.put("style", "takeback/discharge.css");
    var pdf = paper.pdf("takeback/discharge", model, language, letterheads.kept(it.letterhead()));
    var signed =
        seal.sign(
            pdf,
            Objects.requireNonNull(
                words.getMessage("takeback.discharge.seal", new Object[] {it.number()}, language)));
    return prints.given("takeback", it.number(), signed);
  }
}
