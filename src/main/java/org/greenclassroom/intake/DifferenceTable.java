package org.greenclassroom.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code intake.difference}. */
@Component
class DifferenceTable {
  private final JdbcClient jdbc;

  DifferenceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  // --- what differs is written down ---

  /** Each scan beyond the list is a difference; its reason can be changed. */
  void unexpected(long session, Instant at) {
    jdbc.sql(
            """
            insert into intake.difference (lot, session, scan, kind, reason, recorded_at, recorded_by)
            select n.lot, s.session, s.scan, 'UNEXPECTED',
                   case when s.elsewhere is null then 'NOT_LISTED' else 'OTHER_LOT' end, ?,
                   s.recorded_by
              from intake.scan s join intake.session n using (session)
             where s.session = ? and s.undone_at is null and s.item is null
               and not exists (select from intake.difference d
                                where d.scan = s.scan and d.kind = 'UNEXPECTED')
             order by s.scan
            on conflict do nothing
            """)
        .params(Timestamp.from(at), session)
        .update();
  }

  /** Says of a scan how it differs; said again, it is to be confirmed again. */
  void ofScan(
      long scan, Differs kind, Reason reason, @Nullable String remark, Instant at, long by) {
    jdbc.sql(
            """
            insert into intake.difference (lot, session, item, scan, kind, reason, remark,
                                           recorded_at, recorded_by)
            select n.lot, s.session, s.item, s.scan, ?, ?, ?, ?, ?
              from intake.scan s join intake.session n using (session) where s.scan = ?
            on conflict (scan, kind) do update
               set reason = excluded.reason, remark = excluded.remark,
                   recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
                   confirmed_at = null, confirmed_by = null
            """)
        .params(Arrays.asList(kind.name(), reason.name(), remark, Timestamp.from(at), by, scan))
        .update();
  }

  void dropOfScan(long scan) {
    jdbc.sql("delete from intake.difference where scan = ?").param(scan).update();
  }

  void dropOfScan(long scan, Differs kind) {
    jdbc.sql("delete from intake.difference where scan = ? and kind = ?")
        .params(scan, kind.name())
        .update();
  }

  /** Of the lot as a whole: a seal, the driver's count. */
  void ofLot(
      long session, Differs kind, Reason reason, @Nullable String remark, Instant at, long by) {
    jdbc.sql(
            """
            insert into intake.difference (lot, session, kind, reason, remark, recorded_at, recorded_by)
            select lot, session, ?, ?, ?, ?, ? from intake.session where session = ?
            """)
        .params(Arrays.asList(kind.name(), reason.name(), remark, Timestamp.from(at), by, session))
        .update();
  }

  /**
   * What is awaited and was not scanned will not come, for this reason; how many these are.
   *
   * @param lines of the donor's list; null: all of them
   */
  int missing(
      long lot,
      long session,
      Long @Nullable [] lines,
      Reason reason,
      @Nullable String remark,
      Instant at,
      long by) {
    return jdbc.sql(
            """
            insert into intake.difference (lot, session, item, kind, reason, remark, recorded_at,
                                           recorded_by)
            select i.lot, :session, i.item, 'MISSING', :reason, :remark, :at, :by
              from intake.item i
             where i.lot = :lot and i.device is null and i.difference is null
               and (case when :all
                    then not exists (select from intake.difference d
                                      where d.item = i.item and d.kind = 'MISSING'
                                        and d.arrived_at is null)
                    else i.line = any(:lines) end)
               and not exists (select from intake.scan s
                                where s.session = :session and s.item = i.item
                                  and s.undone_at is null)
             order by i.line
            on conflict (item) where kind = 'MISSING' and arrived_at is null do update
               set reason = excluded.reason, remark = excluded.remark,
                   recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
                   confirmed_at = null, confirmed_by = null
            """)
        .param("lot", lot)
        .param("session", session)
        .param("all", lines == null)
        .param("lines", lines == null ? new Long[0] : lines)
        .param("reason", reason.name())
        .param("remark", remark)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** What was given up and is scanned now is not missing any more. */
  void foundAfterAll(long session) {
    jdbc.sql(
            """
            delete from intake.difference d
             where d.session = ? and d.kind = 'MISSING'
               and exists (select from intake.scan s
                            where s.session = d.session and s.item = d.item and s.undone_at is null)
            """)
        .param(session)
        .update();
  }

  boolean change(
      long session, long difference, Reason reason, @Nullable String remark, Instant at, long by) {
    return jdbc.sql(
                """
                update intake.difference
                   set reason = ?, remark = ?, recorded_at = ?, recorded_by = ?,
                       confirmed_at = null, confirmed_by = null
                 where session = ? and difference = ?
                """)
            .params(
                Arrays.asList(reason.name(), remark, Timestamp.from(at), by, session, difference))
            .update()
        > 0;
  }

  /** Not so after all; what a scan beyond the list is stays a difference. */
  boolean drop(long session, long difference) {
    return jdbc.sql(
                """
                delete from intake.difference
                 where session = ? and difference = ? and kind in ('MISSING', 'SEAL', 'COUNT', 'DAMAGED')
                """)
            .params(session, difference)
            .update()
        > 0;
  }

  /** Confirms what others wrote down; how many these are. */
  int confirm(long session, Instant at, long by) {
    return jdbc.sql(
            """
            update intake.difference set confirmed_at = ?, confirmed_by = ?
             where session = ? and confirmed_at is null and recorded_by <> ?
            """)
        .params(Timestamp.from(at), by, session, by)
        .update();
  }

  // --- closing the session ---

  /** What did not come is settled from now on. */
  void settle(long session) {
    jdbc.sql(
            """
            update intake.item i set difference = d.difference
              from intake.difference d
             where d.session = ? and d.kind = 'MISSING' and d.item = i.item and i.device is null
            """)
        .param(session)
        .update();
  }

  /** What was announced in another lot and came with this one is not awaited there any more. */
  void cameElsewhere(long session) {
    jdbc.sql(
            """
            insert into intake.difference (lot, session, item, kind, reason, recorded_at, recorded_by,
                                           confirmed_at, confirmed_by)
            select i.lot, s.session, i.item, 'MISSING', 'OTHER_LOT', d.recorded_at, d.recorded_by,
                   d.confirmed_at, d.confirmed_by
              from intake.scan s
              join intake.difference d on d.scan = s.scan and d.kind = 'UNEXPECTED'
              join intake.item i on i.item = s.elsewhere and i.device is null and i.difference is null
             where s.session = ? and s.undone_at is null
            on conflict do nothing
            """)
        .param(session)
        .update();
  }

  /** The further items that scans became. */
  void ofItems(long session) {
    jdbc.sql(
            """
            update intake.difference d set item = s.item
              from intake.scan s
             where d.session = ? and s.scan = d.scan and d.item is null
            """)
        .param(session)
        .update();
  }

  /** What was given up came after all. */
  void arrived(long receipt, Instant at) {
    jdbc.sql(
            """
            update intake.difference d set arrived_at = ?
              from intake.item i
             where i.receipt = ? and d.item = i.item and d.kind = 'MISSING' and d.arrived_at is null
            """)
        .params(Timestamp.from(at), receipt)
        .update();
  }

  // --- what differs ---

  /** How many differences there are of a kind, and how many nobody else confirmed yet. */
  record Count(Differs kind, int all, int open, int own) {}

  /** Of a session; {@code own} are the unconfirmed ones that this account wrote down itself. */
  Map<Differs, Count> counts(long session, long account) {
    var counts = new EnumMap<Differs, Count>(Differs.class);
    jdbc.sql(
            """
            select kind, count(*)::int as total, count(*) filter (where confirmed_at is null)::int as open,
                   count(*) filter (where confirmed_at is null and recorded_by = ?)::int as own
              from intake.difference where session = ? group by kind
            """)
        .params(account, session)
        .query(row -> {
          var kind = Differs.valueOf(row.getString("kind"));
          counts.put(
              kind, new Count(kind, row.getInt("total"), row.getInt("open"), row.getInt("own")));
        });
    return counts;
  }

  private static final String DIFFERENCE =
      """
      select d.difference, d.lot, d.session, d.kind, d.reason, d.remark,
             case when not i.extra then i.line end as line,
             coalesce(s.kind, i.kind) as device_kind,
             case when not i.extra then concat_ws(' ', i.maker, i.model) end as was,
             case when not i.extra then coalesce(i.serial, i.donors_tag) end as was_number,
             case when s.scan is not null then concat_ws(' ', coalesce(s.maker, i.maker),
                  coalesce(s.model, i.model)) end as is_now,
             case when s.scan is not null then coalesce(s.serial, i.serial, s.typed) end as is_number,
             d.recorded_at, d.recorded_by, r.name as recorder, d.confirmed_at, c.name as confirmer,
             d.arrived_at, d.scan
        from intake.difference d
        left join intake.item i on i.item = d.item
        left join intake.scan s on s.scan = d.scan
        left join people.accounts r on r.account = d.recorded_by
        left join people.accounts c on c.account = d.confirmed_by
      """;

  /** Of a session, one kind or all, in the order in which they were written down. */
  List<Difference> ofSession(long session, @Nullable Differs kind, long after, int limit) {
    return jdbc.sql(
            DIFFERENCE
                + """
                 where d.session = :session and (:kind::text is null or d.kind = :kind)
                   and d.difference > :after
                 order by d.difference limit :limit
                """)
        .param("session", session)
        .param("kind", kind == null ? null : kind.name())
        .param("after", after)
        .param("limit", limit)
        .query(DifferenceTable::difference)
        .list();
  }

  List<Difference> ofScan(long session, long scan) {
    return jdbc.sql(DIFFERENCE + " where d.session = ? and d.scan = ?")
        .params(session, scan)
        .query(DifferenceTable::difference)
        .list();
  }

  Optional<Difference> one(long session, long difference) {
    return jdbc.sql(DIFFERENCE + " where d.session = ? and d.difference = ?")
        .params(session, difference)
        .query(DifferenceTable::difference)
        .optional();
  }

  /** Of a lot, those of closed sessions: both sides signed with them. */
  List<Difference> ofLot(long lot, long after, int limit) {
    return jdbc.sql(
            DIFFERENCE
                + """
                 join intake.session n on n.session = d.session and n.closed_at is not null
                 where d.lot = :lot and d.difference > :after
                 order by d.difference limit :limit
                """)
        .param("lot", lot)
        .param("after", after)
        .param("limit", limit)
        .query(DifferenceTable::difference)
        .list();
  }

  private static Difference difference(ResultSet row, int index) throws SQLException {
    var confirmed = row.getTimestamp("confirmed_at");
    var arrived = row.getTimestamp("arrived_at");
    return new Difference(
        row.getLong("difference"),
        row.getLong("lot"),
        row.getLong("session"),
        Differs.valueOf(row.getString("kind")),
        Reason.valueOf(row.getString("reason")),
        row.getString("remark"),
        row.getObject("line", Long.class),
        ScanTable.kind(row, "device_kind"),
        row.getString("was"),
        row.getString("was_number"),
        row.getString("is_now"),
        row.getString("is_number"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("recorded_by"),
        row.getString("recorder"),
        confirmed == null ? null : confirmed.toInstant(),
        row.getString("confirmer"),
        arrived == null ? null : arrived.toInstant(),
        row.getObject("scan", Long.class));
  }
}
