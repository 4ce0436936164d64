package org.greenclassroom.endings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.PartnerKind;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of endings need: a room near its end, mornings, letters with their links. */
abstract class Ends extends Rooms {
  @Autowired Rounds rounds;
  @Autowired Endings endings;
  @Autowired Carrying carrying;

  /** A room near its end, with its sponsor and an address at each. */
  record Near(Lent lent, long sponsor, long ending, String schoolsAddress, String sponsorsAddress) {
    String at() {
      return "/endings/" + ending;
    }
  }

  LetterBox letters() {
    return new LetterBox(jdbc);
  }

  /** The first school day from a day on; today it is now, else early in the morning. */
  Instant schoolDay(LocalDate from) {
    return schoolDay(from, 0);
  }

  /** The same so many school days later. */
  Instant schoolDay(LocalDate from, int later) {
    var day =
        jdbc.sql(
                """
                select d.day from calendar.days d
                  join calendar.calendars c using (calendar)
                 where c.territory = 'CN' and c.level = 'TERRITORY' and d.teaching and d.kind <> 'EXAM'
                   and d.day >= ? order by d.day offset ? limit 1
                """)
            .params(from, later)
            .query(LocalDate.class)
            .single();
    return day.equals(today())
        ? clock.instant()
        : day.atTime(LocalTime.of(6, 40)).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  /** The morning of the last school day that is not to come. */
  Instant lastSchoolDay() {
    var day =
        jdbc.sql(
                """
                select max(d.day) from calendar.days d
                  join calendar.calendars c using (calendar)
                 where c.territory = 'CN' and c.level = 'TERRITORY' and d.teaching and d.kind <> 'EXAM'
                   and d.day <= ?
                """)
            .param(today())
            .query(LocalDate.class)
            .single();
    return schoolDay(day);
  }

  /** Lent since that day, with a sponsor; both have an address. */
  Near near(Visitor officer, int seats, LocalDate accepted) {
    var sponsor = partner(PartnerKind.SPONSOR, "Sponsor");
    var lent = lent(officer, seats, accepted, "sponsor", Long.toString(sponsor));
    var ending = open(lent.room());
    var schools = "school" + unique() + "@example.org";
    var sponsors = "sponsor" + unique() + "@example.org";
    officer.get("/endings/" + ending).is(200);
    contact(officer, ending, "SCHOOL", schools, "zh", 1);
    contact(officer, ending, "SPONSOR", sponsors, "fr", 1);
    return new Near(lent, sponsor, ending, schools, sponsors);
  }

  void contact(
      Visitor officer, long ending, String side, String address, String language, int step) {
    officer
        .post(
            "/endings/" + ending + "/contacts",
            "side",
            side,
            "address",
            address,
            "spoken",
            language,
            "step",
            Integer.toString(step))
        .is(200)
        .says(address);
  }

  long open(long room) {
    return jdbc.sql("select ending from endings.endings where classroom = ? and settled_at is null")
        .param(room)
        .query(Long.class)
        .single();
  }

  String state(long ending) {
    return jdbc.sql("select state from endings.endings where ending = ?")
        .param(ending)
        .query(String.class)
        .single();
  }

  long proposal(long ending) {
    return jdbc.sql("select max(proposal) from endings.voices where ending = ?")
        .param(ending)
        .query(Long.class)
        .single();
  }

  /** What the decision set going: a paper, a room, a recall. */
  long consequence(long ending, String what) {
    return jdbc.sql(
            """
            select k.ref from endings.consequence k join endings.proposal p using (proposal)
             where p.ending = ? and p.state = 'AGREED' and k.what = ?
            """)
        .params(ending, what)
        .query(Long.class)
        .single();
  }

  Visitor.Seen propose(Visitor who, String path, String decision, String... more) {
    who.get(path).is(200);
    var fields = new ArrayList<>(List.of("decision", decision));
    fields.addAll(List.of(more));
    return who.post(path + "/proposals", fields.toArray(String[]::new));
  }

  Visitor.Seen answer(Visitor who, String path, long ending, boolean yes, String... more) {
    who.get(path).is(200);
    var fields =
        new ArrayList<>(
            List.of("proposal", Long.toString(proposal(ending)), "yes", Boolean.toString(yes)));
    fields.addAll(List.of(more));
    return who.post(path + "/answers", fields.toArray(String[]::new));
  }

  int noticed(long ending, String side, String kind) {
    return jdbc.sql(
            "select count(*) from endings.notice where ending = ? and side = ? and kind = ?")
        .params(ending, side, kind)
        .query(Integer.class)
        .single();
  }
}
