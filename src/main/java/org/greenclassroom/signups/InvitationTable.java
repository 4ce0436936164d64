package org.greenclassroom.signups;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signups.invitation}. */
@Component
class InvitationTable {
  private final JdbcClient jdbc;

  InvitationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a person's calendar was told of a day the last time. */
  record Told(long activity, int sequence, boolean cancelled, String said, Instant changedAt) {}

  Optional<Told> of(long activity, long volunteer) {
    return jdbc.sql(
            """
            select activity, sequence, cancelled, said, changed_at from signups.invitation
             where activity = ? and volunteer = ?
            """)
        .params(activity, volunteer)
        .query(DataClassRowMapper.newInstance(Told.class))
        .optional();
  }

  /** One more telling: its number is higher than all before. */
  Told tell(long activity, long volunteer, boolean cancelled, String said, Instant now) {
    return jdbc.sql(
            """
            insert into signups.invitation as i (activity, volunteer, sequence, cancelled, said, changed_at)
            values (?, ?, 0, ?, ?, ?)
            on conflict (activity, volunteer) do update
               set sequence = i.sequence + 1, cancelled = excluded.cancelled, said = excluded.said,
                   changed_at = excluded.changed_at
            returning activity, sequence, cancelled, said, changed_at
            """)
        .params(activity, volunteer, cancelled, said, Timestamp.from(now))
        .query(DataClassRowMapper.newInstance(Told.class))
        .single();
  }
}
