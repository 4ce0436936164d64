package org.greenclassroom.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code papers.paper}, its words, its parties and the series of numbers. */
@Component
class PaperTable {
  private static final String SELECT =
      """
      select p.paper, t.kind, t.version, coalesce(p.prevails, t.prevails) as prevails, p.law, p.letterhead,
             p.number, p.secret, p.state, p.sha256, p.annex, p.annex_rows,
             p.drawn_at, p.drawn_by, p.signed_at, p.replaces,
             array(select f.language from papers.frozen_text f where f.paper = p.paper order by f.nth) as languages
        from papers.paper p join papers.text t using (text)
      """;

  private final JdbcClient jdbc;

  PaperTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A new paper before it is written. */
  record Draft(
      long text,
      String number,
      String secret,
      String sha256,
      @Nullable String annex,
      long annexRows,
      Instant drawnAt,
      long drawnBy,
      @Nullable Long replaces,
      @Nullable String letterhead,
      @Nullable String law,
      @Nullable String prevails) {}

  /** A side as it is bound, and what lies apart. */
  record Side(String role, @Nullable Long partner, String seal, String name, String salt) {}

  /** The next number; whoever else draws of this series waits until this paper is written. */
  int next(String series, int year) {
    return jdbc.sql(
            """
            insert into papers.paper_count (series, year, last) values (?, ?, 1)
            on conflict (series, year) do update set last = paper_count.last + 1
            returning last
            """)
        .params(series, year)
        .query(Integer.class)
        .single();
  }

  long insert(Draft draft, UUID key) {
    return jdbc.sql(
            """
            insert into papers.paper (text, number, secret, sha256, annex, annex_rows, drawn_at, drawn_by,
                                      replaces, letterhead, law, prevails, state, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFTED', ?) returning paper
            """)
        .params(
            Arrays.asList(
                draft.text(),
                draft.number(),
                draft.secret(),
                draft.sha256(),
                draft.annex(),
                draft.annexRows(),
                draft.drawnAt().atOffset(ZoneOffset.UTC),
                draft.drawnBy(),
                draft.replaces(),
                draft.letterhead(),
                draft.law(),
                draft.prevails(),
                key))
        .query(Long.class)
        .single();
  }

  void freeze(long paper, int nth, String language, String words) {
    jdbc.sql("insert into papers.frozen_text (paper, language, nth, words) values (?, ?, ?, ?)")
        .params(paper, language, nth, words)
        .update();
  }

  void insert(long paper, int nth, Side side) {
    jdbc.sql(
            "insert into papers.party (paper, role, nth, partner, name_seal) values (?, ?, ?, ?, ?)")
        .params(Arrays.asList(paper, side.role(), nth, side.partner(), side.seal()))
        .update();
    jdbc.sql("insert into papers.party_name (paper, role, name, salt) values (?, ?, ?, ?)")
        .params(paper, side.role(), side.name(), side.salt())
        .update();
  }

  Optional<Drawn> keyed(UUID key) {
    return whole(jdbc.sql(SELECT + " where p.key = ?").param(key).query(PaperTable::drawn).list())
        .stream()
        .findFirst();
  }

  /** Held until the end: two who sign come one after the other. */
  void lock(long paper) {
    jdbc.sql("select paper from papers.paper where paper = ? for update")
        .param(paper)
        .query(Long.class)
        .optional();
  }

  List<Drawn> papers(Collection<Long> papers) {
    return whole(
        jdbc.sql(SELECT + " where p.paper = any(?) order by p.paper")
            .param(papers.toArray(Long[]::new))
            .query(PaperTable::drawn)
            .list());
  }

  Optional<Drawn> coded(String number, String secret) {
    return whole(
            jdbc.sql(SELECT + " where p.number = ? and p.secret = ?")
                .params(number, secret)
                .query(PaperTable::drawn)
                .list())
        .stream()
        .findFirst();
  }

  Optional<Drawn> numbered(String number) {
    return whole(
            jdbc.sql(SELECT + " where p.number = ?").param(number).query(PaperTable::drawn).list())
        .stream()
        .findFirst();
  }

  /** Newest first; of one state, or all when null. */
  List<Drawn> page(@Nullable PaperState state, long before, int most) {
    return whole(
        jdbc.sql(
                SELECT
                    + """
                     where p.paper < :before and (:state::text is null or p.state = :state)
                     order by p.paper desc limit :most
                    """)
            .param("before", before)
            .param("state", state == null ? null : state.name())
            .param("most", most)
            .query(PaperTable::drawn)
            .list());
  }

  /** Its exact words, the prevailing language first. */
  Map<String, String> words(long paper) {
    var words = new LinkedHashMap<String, String>();
    jdbc.sql("select language, words from papers.frozen_text where paper = ? order by nth")
        .param(paper)
        .query(row -> {
          words.put(row.getString(1), row.getString(2));
        });
    return words;
  }

  /** What the hash knows of the parties, in their order. */
  List<Canon.Bound> bound(long paper) {
    return jdbc.sql(
            "select role, partner, name_seal from papers.party where paper = ? order by nth")
        .param(paper)
        .query(DataClassRowMapper.newInstance(Canon.Bound.class))
        .list();
  }

  /** Parties whose name still lies there and does not fit its seal; none when all is well. */
  List<String> misnamed(long paper) {
    return jdbc
        .sql(
            """
            select y.role, y.name_seal, n.name, n.salt
              from papers.party y join papers.party_name n using (paper, role) where y.paper = ?
            """)
        .param(paper)
        .query((row, _) ->
            Canon.sealOfName(row.getString("salt"), row.getString("name"))
                    .equals(row.getString("name_seal"))
                ? ""
                : row.getString("role"))
        .list()
        .stream()
        .filter(role -> !role.isEmpty())
        .toList();
  }

  /** The hash of the text it was drawn from. */
  String textHash(long paper) {
    return jdbc.sql(
            "select t.sha256 from papers.paper p join papers.text t using (text) where p.paper = ?")
        .param(paper)
        .query(String.class)
        .single();
  }

  boolean isShipped(long paper) {
    return jdbc.sql(
            "select t.shipped from papers.paper p join papers.text t using (text) where p.paper = ?")
        .param(paper)
        .query(Boolean.class)
        .single();
  }

  void state(long paper, PaperState state, @Nullable Instant signedAt) {
    jdbc.sql(
            "update papers.paper set state = ?, signed_at = coalesce(?, signed_at) where paper = ?")
        .params(
            Arrays.asList(
                state.name(), signedAt == null ? null : signedAt.atOffset(ZoneOffset.UTC), paper))
        .update();
  }

  /** Everything it stands for, however far back, stands no longer. */
  void replaceAllBefore(long paper) {
    jdbc.sql(
            """
            with recursive before (paper) as (
              select replaces from papers.paper where paper = ?
              union select p.replaces from papers.paper p join before using (paper)
            )
            update papers.paper p set state = 'REPLACED'
              from before b where p.paper = b.paper and p.state in ('DRAFTED', 'SIGNED')
            """)
        .param(paper)
        .update();
  }

  /** The one that stands for it now, or is to. */
  Optional<Long> successor(long paper) {
    return jdbc.sql(
            "select max(paper) from papers.paper where replaces = ? having max(paper) is not null")
        .param(paper)
        .query(Long.class)
        .optional();
  }

  void forgetName(long paper, String role) {
    jdbc.sql("delete from papers.party_name where paper = ? and role = ?")
        .params(paper, role)
        .update();
  }

  private static Drawn drawn(ResultSet row, int index) throws SQLException {
    var signed = row.getTimestamp("signed_at");
    return new Drawn(
        row.getLong("paper"),
        row.getString("kind"),
        row.getInt("version"),
        row.getString("number"),
        row.getString("number") + "-" + row.getString("secret"),
        PaperState.valueOf(row.getString("state")),
        row.getString("sha256"),
        row.getString("prevails"),
        List.of((String[]) row.getArray("languages").getArray()),
        row.getString("law"),
        row.getString("letterhead"),
        row.getString("annex"),
        row.getLong("annex_rows"),
        row.getTimestamp("drawn_at").toInstant(),
        row.getLong("drawn_by"),
        signed == null ? null : signed.toInstant(),
        row.getObject("replaces", Long.class),
        List.of());
  }

  /** Puts the sides to them, all with one question. */
  private List<Drawn> whole(List<Drawn> papers) {
    if (papers.isEmpty()) return papers;
    var sides = new LinkedHashMap<Long, List<Drawn.Side>>();
    jdbc.sql(
            """
            select y.paper, y.role, y.partner, n.name, s.signed_at
              from papers.party y
              left join papers.party_name n using (paper, role)
              left join papers.signature s using (paper, role)
             where y.paper = any(?) order by y.paper, y.nth
            """)
        .param(papers.stream().map(Drawn::paper).toArray(Long[]::new))
        .query(row -> {
          var signed = row.getTimestamp("signed_at");
          sides
              .computeIfAbsent(row.getLong("paper"), _ -> new java.util.ArrayList<>())
              .add(
                  new Drawn.Side(
                      row.getString("role"),
                      row.getObject("partner", Long.class),
                      row.getString("name"),
                      signed == null ? null : signed.toInstant()));
        });
    return papers.stream()
        .map(paper -> paper.with(sides.getOrDefault(paper.paper(), List.of())))
        .toList();
  }
}
