package org.greenclassroom.evidence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code evidence.document}, {@code link} and {@code dismissal}. */
@Component
class Documents {
  private final JdbcClient jdbc;

  Documents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a document stands. */
  enum State {
    MATCHED,
    REVIEW,
    UNMATCHED,
    DISMISSED
  }

  /** A document and what it is taken for. */
  record Kept(
      long document,
      String sha256,
      String came,
      String name,
      String format,
      String tool,
      @Nullable String version,
      Host host,
      Machine machine,
      List<String> findings,
      State state,
      @Nullable String doubt,
      @Nullable Long named,
      Instant receivedAt,
      long receivedBy,
      UUID key,
      @Nullable Long device,
      Match.@Nullable How how) {

    /** Is the kept file less than the one that came? */
    public boolean isReduced() {
      return !came.equals(sha256);
    }
  }

  /** Its id, or nothing when the same bytes were here before. */
  Optional<Long> insert(
      String sha256,
      String came,
      String name,
      Report report,
      Match match,
      @Nullable Long named,
      Instant at,
      long account,
      UUID key) {
    return jdbc.sql(
            """
            insert into evidence.document (sha256, came, name, format, tool, version, host_maker,
                   host_model, host_serial, host_uuid, host_board, host_chassis, host_label, host_kind,
                   host_mac, detail, findings, outcome, doubt, named, received_at, received_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (select encode(sha256(bytes || convert_to(?, 'UTF8')), 'hex') from evidence.salt),
                    ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            returning document
            """)
        .params(
            Arrays.asList(
                sha256,
                came,
                name,
                report.format(),
                report.tool(),
                report.version(),
                report.host().maker(),
                report.host().model(),
                report.host().serial(),
                report.host().uuid(),
                report.host().board(),
                report.host().chassis(),
                report.host().label(),
                report.host().kind() == null ? null : report.host().kind().name(),
                report.mac(),
                detail(report.machine()),
                report.findings().toArray(String[]::new),
                match.outcome().name(),
                match.doubt(),
                named,
                at.atOffset(ZoneOffset.UTC),
                account,
                key))
        .query(Long.class)
        .optional();
  }

  void link(
      long document, long device, Match.How how, @Nullable Why why, Instant at, long account) {
    jdbc.sql(
            """
            insert into evidence.link (document, device, how, why, linked_at, linked_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                document,
                device,
                how.name(),
                why == null ? null : why.name(),
                at.atOffset(ZoneOffset.UTC),
                account))
        .update();
  }

  /** It does not speak of that device after all; it waits again. */
  boolean unlink(long document, Undone why, Instant at, long account) {
    return jdbc.sql(
                """
                with gone as (delete from evidence.link where document = ? returning *)
                insert into evidence.unlink (document, device, how, why, linked_at, linked_by, undone,
                                             undone_at, undone_by)
                select document, device, how, why, linked_at, linked_by, ?, ?, ? from gone
                """)
            .params(document, why.name(), at.atOffset(ZoneOffset.UTC), account)
            .update()
        == 1;
  }

  void dismiss(long document, Dismissal why, Instant at, long account) {
    jdbc.sql(
            """
            insert into evidence.dismissal (document, why, dismissed_at, dismissed_by)
            values (?, ?, ?, ?)
            """)
        .params(document, why.name(), at.atOffset(ZoneOffset.UTC), account)
        .update();
  }

  /** Holds the document for the rest of the transaction, so that two people decide one by one. */
  void lock(long document) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('evidence.document', ?))")
        .param(document)
        .query((_, _) -> true)
        .single();
  }

  /** The document that came as these bytes, or that is kept as them. */
  Optional<Kept> withHash(String sha256) {
    return jdbc.sql(SELECT + " where d.came = ? or d.sha256 = ? order by d.document limit 1")
        .params(sha256, sha256)
        .query(Documents::kept)
        .optional();
  }

  Optional<Kept> document(long document) {
    return jdbc.sql(SELECT + " where d.document = ?")
        .param(document)
        .query(Documents::kept)
        .optional();
  }

  /** Newest first. */
  List<Kept> page(Collection<State> states, long before, int most) {
    var part = states.contains(State.MATCHED) ? "" : " where " + OPEN;
    return jdbc.sql(
            "select * from ("
                + SELECT
                + part
                + ") k where state = any(?) and document < ? order by document desc limit ?")
        .params(states.stream().map(Enum::name).toArray(String[]::new), before, most)
        .query(Documents::kept)
        .list();
  }

  long count(Collection<State> states) {
    return jdbc.sql(
            """
            select case when 'MATCHED' = any(s) then (select count(*) from evidence.link) else 0 end
                 + case when 'DISMISSED' = any(s) then (select count(*) from evidence.dismissal) else 0 end
                 + (select count(*) from evidence.document d
                     where d.document in (select w.document from evidence.document w where w.outcome <> 'MATCHED'
                                          union select u.document from evidence.unlink u)
                       and case d.outcome when 'MATCHED' then 'REVIEW' else d.outcome end = any(s)
                       and not exists (select from evidence.link l where l.document = d.document)
                       and not exists (select from evidence.dismissal x where x.document = d.document))
              from (select ?::text[] as s) wanted
            """)
        .param(states.stream().map(Enum::name).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** How many wait for a person, how many of them since before then. */
  record Waiting(long all, long late, @Nullable Instant lastDone) {}

  /** Since when the oldest of them waits. */
  Optional<Instant> oldestWaiting() {
    return jdbc.sql(
            """
            select min(d.received_at)
              from evidence.document d
             where d.document in (select w.document from evidence.document w where w.outcome <> 'MATCHED'
                                  union select u.document from evidence.unlink u)
               and not exists (select from evidence.link l where l.document = d.document)
               and not exists (select from evidence.dismissal x where x.document = d.document)
            having count(*) > 0
            """)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  Waiting waiting(Instant before) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where d.received_at < ?),
                   greatest((select max(linked_at) from evidence.link),
                            (select max(dismissed_at) from evidence.dismissal))
              from evidence.document d
             where d.document in (select w.document from evidence.document w where w.outcome <> 'MATCHED'
                                  union select u.document from evidence.unlink u)
               and not exists (select from evidence.link l where l.document = d.document)
               and not exists (select from evidence.dismissal x where x.document = d.document)
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Waiting(
                row.getLong(1),
                row.getLong(2),
                row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant()))
        .single();
  }

  /** The present of devices by id: what the page shows beside the document. */
  List<Match.Candidate> devices(Collection<Long> devices) {
    return jdbc.sql(
            "select device, tag, serial from custody.devices where device = any(?) order by device")
        .param(devices.toArray(Long[]::new))
        .query(Documents::candidate)
        .list();
  }

  /** What may wait for a person: it never matched, or the match was undone. */
  private static final String OPEN =
      "d.document in (select w.document from evidence.document w where w.outcome <> 'MATCHED'"
          + " union select u.document from evidence.unlink u)";

  private static final String SELECT =
      """
      select d.document, d.sha256, d.came, d.name, d.format, d.tool, d.version, d.host_maker, d.host_model,
             d.host_serial, d.host_uuid, d.host_board, d.host_chassis, d.host_label, d.host_kind,
             d.detail, d.findings, d.doubt, d.named, d.received_at, d.received_by,
             d.key, l.device, l.how,
             case when l.document is not null then 'MATCHED' when x.document is not null then 'DISMISSED'
                  when d.outcome = 'MATCHED' then 'REVIEW' -- it was undone
                  else d.outcome end as state
        from evidence.document d
        left join evidence.link l using (document)
        left join evidence.dismissal x using (document)
      """;

  private static Kept kept(ResultSet row, int index) throws SQLException {
    var how = row.getString("how");
    var kind = row.getString("host_kind");
    var detail = row.getString("detail");
    return new Kept(
        row.getLong("document"),
        row.getString("sha256"),
        row.getString("came"),
        row.getString("name"),
        row.getString("format"),
        row.getString("tool"),
        row.getString("version"),
        new Host(
            row.getString("host_maker"),
            row.getString("host_model"),
            row.getString("host_serial"),
            row.getString("host_uuid"),
            row.getString("host_board"),
            row.getString("host_chassis"),
            row.getString("host_label"),
            kind == null ? null : DeviceKind.valueOf(kind)),
        detail == null ? Machine.NOTHING : Json.MAPPER.readValue(detail, Machine.class),
        texts(row.getArray("findings")),
        State.valueOf(row.getString("state")),
        row.getString("doubt"),
        row.getObject("named", Long.class),
        row.getTimestamp("received_at").toInstant(),
        row.getLong("received_by"),
        row.getObject("key", UUID.class),
        row.getObject("device", Long.class),
        how == null ? null : Match.How.valueOf(how));
  }

  /** All but the drives, which have rows of their own. */
  private static @Nullable String detail(Machine machine) {
    if (machine.saysNothing()) return null;
    return Json.MAPPER.writeValueAsString(
        new Machine(
            machine.cpus(),
            machine.memory(),
            machine.banks(),
            List.of(),
            machine.batteries(),
            machine.screens(),
            machine.system(),
            machine.systemVersion(),
            machine.agent()));
  }

  static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static Match.Candidate candidate(ResultSet row, int index) throws SQLException {
    return new Match.Candidate(
        row.getLong("device"), row.getString("tag"), row.getString("serial"));
  }
}
