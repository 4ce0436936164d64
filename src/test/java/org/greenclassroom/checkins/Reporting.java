package org.greenclassroom.checkins;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.agents.Lent;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** Rooms that were handed over some months ago, with a plan and a link. */
abstract class Reporting extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Plan plan;
  @Autowired Links links;
  @Autowired Checklists checklists;
  @Autowired Files files;

  LocalDate today() {
    return house().today();
  }

  Occasion house() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }

  /** A room with computers, accepted three months ago. */
  Lent room(int computers) {
    return room(computers, false);
  }

  Lent room(int computers, boolean specialNeeds) {
    var lent =
        Lent.of(
            custody,
            partners,
            classrooms,
            occasion(Role.OFFICER).actor(),
            unique("山村小学"),
            computers);
    var accepted = today().minusMonths(3);
    var words = files.keep("signed on paper".getBytes(StandardCharsets.UTF_8), "a", "text/plain");
    long agreement =
        jdbc.sql(
                """
                insert into classrooms.agreement (school, text_version, text, years, signed_on, recorded_at,
                       recorded_by, key)
                values (?, 'test', ?, 3, ?, now(), 0, gen_random_uuid()) returning agreement
                """)
            .params(lent.school(), words, Date.valueOf(accepted.minusDays(9)))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            update classrooms.classroom set agreement = ?, accepted_on = ?, due_on = ?, special_needs = ?
             where classroom = ?
            """)
        .params(
            agreement,
            Date.valueOf(accepted),
            Date.valueOf(accepted.plusYears(3)),
            specialNeeds,
            lent.classroom())
        .update();
    plan.began(house(), lent.classroom(), accepted, accepted.plusYears(3));
    return lent;
  }

  String link(Lent lent) {
    return "/r/" + links.make(house(), lent.classroom());
  }

  LocalDate month() {
    return ReportKind.CHECKIN.period(today());
  }

  long version(String code) {
    return checklists.latest(code).version();
  }

  /** The fields of a check-in of this month. */
  String[] checkin(UUID uid, int working, int faulty, int missing, String room, String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "uid", uid.toString(),
                "version", String.valueOf(version("check-in")),
                "period", month().toString(),
                "answer.working", String.valueOf(working),
                "answer.faulty", String.valueOf(faulty),
                "answer.missing", String.valueOf(missing),
                "answer.room_used", room));
    fields.addAll(List.of(more));
    return fields.toArray(String[]::new);
  }

  int reports(Lent lent) {
    return jdbc.sql("select count(*) from checkins.report where classroom = ?")
        .param(lent.classroom())
        .query(Integer.class)
        .single();
  }

  Visitor.Seen sms(Visitor officer, String... lines) {
    officer.get("/checkins/sms").is(200);
    return officer.post("/checkins/sms", "messages", String.join("\n", lines)).is(200);
  }
}
