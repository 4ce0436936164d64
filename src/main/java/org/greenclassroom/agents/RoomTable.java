package org.greenclassroom.agents;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is looked at across codes, agents and collectors: rooms, and the computers in them. */
@Component
class RoomTable {
  private final JdbcClient jdbc;

  RoomTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A classroom and how many of its computers report.
   *
   * @param heard were heard within the last four weeks
   * @param changed say that their parts are others: they need a new code
   * @param codes have a code that nobody used yet
   */
  record Line(
      long classroom,
      String school,
      @Nullable String site,
      int devices,
      int enrolled,
      int heard,
      int changed,
      int doubtful,
      int codes,
      @Nullable Instant heardAt) {
    public boolean needsAttention() {
      return changed > 0 || doubtful > 0;
    }
  }

  /**
   * @param schools whose; null for everybody's
   * @param attention only those in which a computer needs a new code or is doubtful
   */
  List<Line> rooms(
      @Nullable Set<Long> schools,
      String typed,
      boolean attention,
      Instant since,
      long after,
      int size) {
    return jdbc.sql(
            """
            select d.classroom, min(p.name) as school, min(s.name) as site, count(*) as devices,
                   count(a.agent) as enrolled,
                   count(*) filter (where a.heard_at > :since) as heard,
                   count(*) filter (where a.changed_at is not null) as changed,
                   count(*) filter (where a.doubted_at is not null) as doubtful,
                   count(c.code_id) as codes, max(a.heard_at) as heard_at
              from custody.devices d
              join partners.partners p on p.partner = d.holder
              left join partners.sites s on s.site = d.place
              left join agents.agent a on a.device = d.device and a.retired_at is null
              left join agents.code c on c.device = d.device and c.used_at is null and c.voided_at is null
             where d.classroom > :after and d.stage = 'IN_CLASS'
               and (:all or d.holder = any(:schools))
               and (:typed = '' or p.name ilike '%' || :typed || '%')
             group by d.classroom
            having not :attention
                or count(*) filter (where a.changed_at is not null or a.doubted_at is not null) > 0
             order by d.classroom limit :size
            """)
        .param("since", Timestamp.from(since))
        .param("after", after)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("typed", typed.strip().replaceAll("[%_\\\\]", ""))
        .param("attention", attention)
        .param("size", size)
        .query((row, _) ->
            new Line(
                row.getLong("classroom"),
                row.getString("school"),
                row.getString("site"),
                row.getInt("devices"),
                row.getInt("enrolled"),
                row.getInt("heard"),
                row.getInt("changed"),
                row.getInt("doubtful"),
                row.getInt("codes"),
                AgentTable.instant(row.getTimestamp("heard_at"))))
        .list();
  }

  /** Agents that need somebody: their computers need a new code, or are doubtful. */
  long[] waiting() {
    return jdbc.sql(
            """
            select count(*) filter (where changed_at is not null) as changed,
                   count(*) filter (where doubted_at is not null) as doubtful
              from agents.agent
             where retired_at is null and (changed_at is not null or doubted_at is not null)
            """)
        .query((row, _) -> new long[] {row.getLong("changed"), row.getLong("doubtful")})
        .single();
  }

  /** Whose a classroom is, and where. */
  record Place(long school, String name, @Nullable String site) {}

  Optional<Place> place(long classroom) {
    return jdbc.sql(
            """
            select d.holder, p.name, s.name as site
              from custody.devices d
              join partners.partners p on p.partner = d.holder
              left join partners.sites s on s.site = d.place
             where d.classroom = ? and d.stage in ('RESERVED', 'ON_THE_WAY', 'IN_CLASS', 'MISSING')
             order by d.stage <> 'IN_CLASS', d.device limit 1
            """)
        .param(classroom)
        .query((row, _) ->
            new Place(row.getLong("holder"), row.getString("name"), row.getString("site")))
        .optional();
  }

  /**
   * A computer and its agent, as far as it has one.
   *
   * @param before how many agents it had before this one
   */
  record Computer(
      Tag tag,
      @Nullable String model,
      Stage stage,
      @Nullable State state,
      @Nullable OperatingSystem system,
      @Nullable String version,
      @Nullable Instant enrolledAt,
      @Nullable Instant heardAt,
      @Nullable Instant changedAt,
      @Nullable LocalDate doubtDay,
      @Nullable Code code,
      @Nullable Instant issuedAt,
      int before) {
    /** Silent for four weeks, or never heard: to be looked at in the list. */
    public boolean isSilent(Instant since) {
      return state != null && (heardAt == null || heardAt.isBefore(since));
    }

    public @Nullable String printedCode() {
      return code == null ? null : code.printed();
    }
  }

  List<Computer> inRoom(long classroom) {
    return computers(classroom, Set.of());
  }

  List<Computer> computers(Set<Tag> tags) {
    return tags.isEmpty() ? List.of() : computers(0, tags);
  }

  private List<Computer> computers(long classroom, Set<Tag> tags) {
    return jdbc.sql(
            """
            select d.tag, d.model, d.stage, a.agent, a.system, a.version, a.enrolled_at, a.heard_at,
                   a.changed_at, a.doubt_day, c.code, c.issued_at,
                   (select count(*) from agents.agent b
                     where b.device = d.device and b.retired_at is not null) as before
              from custody.devices d
              left join agents.agent a on a.device = d.device and a.retired_at is null
              left join agents.code c on c.device = d.device and c.used_at is null and c.voided_at is null
             where d.tag = any(:tags)
                or d.classroom = :classroom and d.stage in ('RESERVED', 'ON_THE_WAY', 'IN_CLASS', 'MISSING')
             order by d.tag
            """)
        .param("classroom", classroom)
        .param("tags", tags.stream().map(Tag::code).toArray(String[]::new))
        .query((row, _) -> {
          var system = row.getString("system");
          var code = row.getString("code");
          var doubt = row.getDate("doubt_day");
          return new Computer(
              new Tag(row.getString("tag")),
              row.getString("model"),
              Stage.valueOf(row.getString("stage")),
              row.getObject("agent") == null ? null : doubt == null ? State.ACTIVE : State.DOUBTFUL,
              system == null ? null : OperatingSystem.valueOf(system),
              row.getString("version"),
              AgentTable.instant(row.getTimestamp("enrolled_at")),
              AgentTable.instant(row.getTimestamp("heard_at")),
              AgentTable.instant(row.getTimestamp("changed_at")),
              doubt == null ? null : doubt.toLocalDate(),
              code == null ? null : new Code(code),
              AgentTable.instant(row.getTimestamp("issued_at")),
              row.getInt("before"));
        })
        .list();
  }

  /** The collector of a classroom, and the code with which one may enrol. */
  record Collectors(
      @Nullable String name,
      @Nullable String version,
      @Nullable Instant enrolledAt,
      @Nullable Instant heardAt,
      @Nullable Code code) {
    public @Nullable String printedCode() {
      return code == null ? null : code.printed();
    }
  }

  Collectors collectors(long classroom) {
    return jdbc.sql(
            """
            select k.name, k.version, k.enrolled_at, k.heard_at, c.code
              from (select ?::bigint as classroom) r
              left join agents.collector k on k.classroom = r.classroom and k.retired_at is null
              left join agents.code c on c.classroom = r.classroom and c.used_at is null and c.voided_at is null
            """)
        .param(classroom)
        .query((row, _) -> {
          var code = row.getString("code");
          return new Collectors(
              row.getString("name"),
              row.getString("version"),
              AgentTable.instant(row.getTimestamp("enrolled_at")),
              AgentTable.instant(row.getTimestamp("heard_at")),
              code == null ? null : new Code(code));
        })
        .single();
  }

  /** What became of a code: one line of the log. */
  record Logged(
      String code,
      @Nullable Tag tag,
      Instant issuedAt,
      @Nullable String by,
      @Nullable Instant usedAt,
      @Nullable Instant voidedAt) {
    public String printed() {
      return new Code(code).printed();
    }
  }

  /** The codes of a room's computers and collectors, newest first. */
  List<Logged> log(long classroom, int size) {
    return jdbc.sql(
            """
            select c.code, d.tag, c.issued_at, p.name, c.used_at, c.voided_at
              from agents.code c
              left join custody.devices d using (device)
              left join people.accounts p on p.account = c.issued_by
             where c.classroom = :room or d.classroom = :room
             order by c.code_id desc limit :size
            """)
        .param("room", classroom)
        .param("size", size)
        .query((row, _) -> {
          var tag = row.getString("tag");
          return new Logged(
              row.getString("code"),
              tag == null ? null : new Tag(tag),
              row.getTimestamp("issued_at").toInstant(),
              row.getString("name"),
              AgentTable.instant(row.getTimestamp("used_at")),
              AgentTable.instant(row.getTimestamp("voided_at")));
        })
        .list();
  }
}
