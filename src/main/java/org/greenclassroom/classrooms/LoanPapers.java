package org.greenclassroom.classrooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.loan_paper}, and what papers of a loan brought about. */
@Component
class LoanPapers {
  private final JdbcClient jdbc;

  LoanPapers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A paper of a loan.
   *
   * @param dueOn the new day, of an extension only
   * @param partner the next school or the next sponsor; null: neither
   * @param fromOn from which day it is the next one; null likewise
   * @param settledAt null until all have signed and it took effect
   * @param proposedBy of ownership: the first of the two who let the devices go; null: nobody yet
   * @param carriedOutAt of relocation and ownership; null: not yet
   */
  record LoanPaper(
      long paper,
      long classroom,
      Purpose purpose,
      @Nullable LocalDate dueOn,
      @Nullable Long partner,
      @Nullable LocalDate fromOn,
      @Nullable Instant settledAt,
      @Nullable Long proposedBy,
      @Nullable Instant carriedOutAt) {
    static LoanPaper wanted(
        long classroom,
        Purpose purpose,
        @Nullable LocalDate dueOn,
        @Nullable Long partner,
        @Nullable LocalDate fromOn) {
      return new LoanPaper(0, classroom, purpose, dueOn, partner, fromOn, null, null, null);
    }

    LoanPaper drawn(long number) {
      return new LoanPaper(number, classroom, purpose, dueOn, partner, fromOn, null, null, null);
    }

    /** It took effect, and what it says is still to be done with hands. */
    boolean waitsForHands() {
      return settledAt != null
          && carriedOutAt == null
          && (purpose == Purpose.RELOCATION || purpose == Purpose.OWNERSHIP);
    }
  }

  void insert(LoanPaper paper, Instant at, long by) {
    jdbc.sql(
            """
            insert into classrooms.loan_paper (paper, classroom, purpose, due_on, partner, from_on,
                                               drawn_at, drawn_by)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (paper) do nothing
            """)
        .params(
            Arrays.asList(
                paper.paper(),
                paper.classroom(),
                paper.purpose().name(),
                paper.dueOn(),
                paper.partner(),
                paper.fromOn(),
                at.atOffset(ZoneOffset.UTC),
                by))
        .update();
  }

  void settle(long paper, Instant at) {
    jdbc.sql("update classrooms.loan_paper set settled_at = ? where paper = ?")
        .params(at.atOffset(ZoneOffset.UTC), paper)
        .update();
  }

  void propose(long paper, long by) {
    jdbc.sql("update classrooms.loan_paper set proposed_by = ? where paper = ?")
        .params(by, paper)
        .update();
  }

  void carryOut(long paper, Instant at) {
    jdbc.sql("update classrooms.loan_paper set carried_out_at = ? where paper = ?")
        .params(at.atOffset(ZoneOffset.UTC), paper)
        .update();
  }

  /** These devices stay with the school. */
  void leave(long paper, Collection<Tag> tags) {
    jdbc.sql(
            """
            insert into classrooms.left_device (paper, device)
            select ?, device from custody.devices where tag = any(?::text[])
            on conflict do nothing
            """)
        .params(paper, tags.stream().map(Tag::code).collect(Collectors.joining(",", "{", "}")))
        .update();
  }

  /** Those of them that still stand in the room. */
  List<Tag> left(long paper) {
    return jdbc.sql(
            """
            select d.tag from classrooms.left_device l
              join classrooms.loan_paper p using (paper)
              join custody.devices d on d.device = l.device and d.classroom = p.classroom
             where l.paper = ? and d.stage = 'IN_CLASS' order by d.tag
            """)
        .param(paper)
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  /** Which school had the room before, until when; the newest first. */
  record Former(long school, String name, LocalDate until, @Nullable Long slip) {}

  void former(Classroom room, LocalDate until, long paper, @Nullable Long slip) {
    jdbc.sql(
            """
            insert into classrooms.former_school (classroom, school, site, until, paper, slip)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(Arrays.asList(room.classroom(), room.school(), room.site(), until, paper, slip))
        .update();
  }

  List<Former> formers(long classroom) {
    return jdbc.sql(
            """
            select f.school, p.name, f.until, f.slip
              from classrooms.former_school f join partners.partners p on p.partner = f.school
             where f.classroom = ? order by f.paper desc
            """)
        .param(classroom)
        .query((row, _) ->
            new Former(
                row.getLong("school"),
                row.getString("name"),
                row.getObject("until", LocalDate.class),
                row.getObject("slip", Long.class)))
        .list();
  }

  Optional<LoanPaper> paper(long paper) {
    return jdbc.sql(SELECT + " where paper = ?")
        .param(paper)
        .query(LoanPapers::loanPaper)
        .optional();
  }

  /** All papers of a room, the newest first. */
  List<LoanPaper> of(long classroom) {
    return jdbc.sql(SELECT + " where classroom = ? order by paper desc")
        .param(classroom)
        .query(LoanPapers::loanPaper)
        .list();
  }

  private static LoanPaper loanPaper(ResultSet row, int index) throws SQLException {
    var settled = row.getTimestamp("settled_at");
    var carriedOut = row.getTimestamp("carried_out_at");
    return new LoanPaper(
        row.getLong("paper"),
        row.getLong("classroom"),
        Purpose.valueOf(row.getString("purpose")),
        row.getObject("due_on", LocalDate.class),
        row.getObject("partner", Long.class),
        row.getObject("from_on", LocalDate.class),
        settled == null ? null : settled.toInstant(),
        row.getObject("proposed_by", Long.class),
        carriedOut == null ? null : carriedOut.toInstant());
  }

  private static final String SELECT =
      """
      select paper, classroom, purpose, due_on, partner, from_on, settled_at, proposed_by,
             carried_out_at
        from classrooms.loan_paper
      """;
}
