package org.greenclassroom.people;

import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done to accounts, and by whom: lines are added, and none is changed. */
@Repository
class Happenings {
  private final JdbcClient jdbc;

  Happenings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds a line. Who is not signed in acts for the account itself: by an invitation, by a link, by
   * signing in elsewhere.
   */
  void add(Occasion occasion, long account, Happening what, Actor.@Nullable Grant grant) {
    long by = occasion.actor().account() < 0 ? account : occasion.actor().account();
    jdbc.sql(
            """
            insert into people.happening (account, what, role, partner, place, at, by)
            values (:account, :what, :role, :partner, :place, :at, :by)
            """)
        .param("account", account)
        .param("what", what.name())
        .param("role", grant == null ? null : grant.role().name())
        .param("partner", grant == null ? null : grant.partner())
        .param("place", grant == null ? null : grant.place())
        .param("at", Accounts.utc(occasion.now()))
        .param("by", by)
        .update();
  }

  /** The newest first. */
  List<People.Happened> last(long account, int limit) {
    return jdbc.sql(
            """
            select what, role, partner, place, at,
                   (select login from people.account a where a.account = h.by) as who
              from people.happening h where account = ? order by happening desc limit ?
            """)
        .params(account, limit)
        .query((row, _) -> {
          var role = row.getString("role");
          return new People.Happened(
              Happening.valueOf(row.getString("what")),
              role == null ? null : Role.valueOf(role),
              row.getObject("partner", Long.class),
              row.getString("place"),
              row.getTimestamp("at").toInstant(),
              row.getString("who"));
        })
        .list();
  }
}
