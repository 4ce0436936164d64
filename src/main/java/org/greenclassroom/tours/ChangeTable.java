package org.greenclassroom.tours;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code tours.change}: what of a tour was changed after it was confirmed. */
@Component
class ChangeTable {
  private final JdbcClient jdbc;

  ChangeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was done with a stop. */
  enum What {
    MOVED,
    REMOVED
  }

  /**
   * A change.
   *
   * @param arrivesAt before it
   * @param told whether a letter went to the driver
   */
  record Change(
      int call,
      String name,
      What what,
      Instant arrivesAt,
      Instant leavesAt,
      String reason,
      boolean told,
      Instant changedAt) {
    boolean isRemoval() {
      return what == What.REMOVED;
    }
  }

  void insert(Occasion occasion, Stop stop, What what, String reason, boolean told) {
    jdbc.sql(
            """
            insert into tours.change (tour, call, name, what, arrives_at, leaves_at, reason, told,
                   changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            stop.tour(),
            stop.call(),
            stop.called(),
            what.name(),
            Timestamp.from(stop.arrivesAt()),
            Timestamp.from(stop.leavesAt()),
            reason,
            told,
            Timestamp.from(occasion.now()),
            occasion.actor().account())
        .update();
  }

  /** The newest first. */
  List<Change> of(long tour) {
    return jdbc
        .sql(
            """
            select call, name, what, arrives_at, leaves_at, reason, told, changed_at
              from tours.change where tour = ? order by change desc
            """)
        .param(tour)
        .query(DataClassRowMapper.newInstance(Change.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Where letters to who drives go. */
  record Mailbox(String address, String language) {}

  /** Empty: drives without an account, or the account has no address. */
  Optional<Mailbox> mailbox(long driver) {
    return jdbc.sql(
            """
            select m.address, m.language
              from tours.driver d join people.mailboxes m on m.account = d.account
             where d.driver = ? limit 1
            """)
        .param(driver)
        .query(DataClassRowMapper.newInstance(Mailbox.class))
        .optional();
  }
}
