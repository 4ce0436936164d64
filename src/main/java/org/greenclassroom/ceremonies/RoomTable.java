package org.greenclassroom.ceremonies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is known of a room from the views of the rooms that know it. */
@Component
class RoomTable {
  private final JdbcClient jdbc;

  RoomTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Head(
      String name,
      long school,
      String schoolName,
      String territory,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate dueOn) {}

  private record Counted(
      int inClass,
      int onTheWay,
      int kept,
      long measured,
      int weighed,
      long estimated,
      int guessed,
      int weightless,
      int cleared) {}

  private record Pupils(@Nullable Integer pupils, String schoolYear, boolean ofSchool) {}

  Room room(long classroom) {
    var head =
        jdbc.sql(
                """
                select c.name, c.school, s.name as school_name, s.territory, c.accepted_on, c.due_on
                  from classrooms.classrooms c join partners.partners s on s.partner = c.school
                 where c.classroom = ?
                """)
            .param(classroom)
            .query(DataClassRowMapper.newInstance(Head.class))
            .single();
    var counted =
        jdbc.sql(
                """
                select count(*) filter (where stage = 'IN_CLASS')                           as in_class,
                       count(*) filter (where stage = 'ON_THE_WAY')                         as on_the_way,
                       count(*) filter (where stage = 'RESERVED')                           as kept,
                       coalesce(sum(grams) filter (where basis <> 'ESTIMATED'), 0)::bigint  as measured,
                       count(grams) filter (where basis <> 'ESTIMATED')                     as weighed,
                       coalesce(sum(grams) filter (where basis = 'ESTIMATED'), 0)::bigint   as estimated,
                       count(grams) filter (where basis = 'ESTIMATED')                      as guessed,
                       count(*) filter (where grams is null)                                as weightless,
                       count(*) filter (where data = 'CLEARED')                             as cleared
                  from custody.devices
                 where classroom = ? and stage in ('IN_CLASS', 'ON_THE_WAY', 'RESERVED')
                """)
            .param(classroom)
            .query(DataClassRowMapper.newInstance(Counted.class))
            .single();
    var pupils = pupils(classroom, head.school()).orElse(null);
    return new Room(
        classroom,
        head.name(),
        head.school(),
        head.schoolName(),
        head.territory(),
        counted.inClass(),
        counted.onTheWay(),
        counted.kept(),
        counted.measured(),
        counted.weighed(),
        counted.estimated(),
        counted.guessed(),
        counted.weightless(),
        counted.cleared(),
        head.acceptedOn(),
        head.dueOn(),
        pupils == null ? null : pupils.pupils(),
        pupils == null ? null : pupils.schoolYear(),
        pupils != null && pupils.ofSchool(),
        givers(classroom),
        funders(classroom),
        things(classroom),
        slips(classroom));
  }

  /**
   * The newest count of the room, as it may be told; nobody counted the room: the newest of the
   * school. Nothing under ten, and of a room for special needs nothing.
   */
  private Optional<Pupils> pupils(long classroom, long school) {
    return jdbc.sql(
            """
            select h.pupils, h.school_year, h.of_school
              from (select t.pupils::int as pupils, n.school_year, false as of_school
                      from classrooms.headcounts n
                      left join classrooms.tellable_headcounts t
                        on t.classroom = :room and t.school_year = n.school_year
                     where n.classroom = :room
                    union all
                    select s.pupils, s.school_year, true
                      from schools.headcounts s join classrooms.classrooms c on c.classroom = :room
                     where s.school = :school and s.pupils >= 10 and not c.special_needs) h
             order by h.of_school, h.school_year desc limit 1
            """)
        .param("room", classroom)
        .param("school", school)
        .query(DataClassRowMapper.newInstance(Pupils.class))
        .optional();
  }

  private List<Room.Giver> givers(long classroom) {
    return jdbc.sql(
            """
            select p.partner, p.name, d.lot, count(*) as pieces
              from custody.devices d
              join partners.partners p on p.partner = d.donor
             where d.classroom = ? and d.stage in ('IN_CLASS', 'ON_THE_WAY', 'RESERVED')
             group by p.partner, p.name, d.lot order by count(*) desc, d.lot
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Room.Giver.class))
        .list();
  }

  private List<Room.Funder> funders(long classroom) {
    return jdbc.sql(
            """
            select distinct p.partner, p.name
              from classrooms.funders f join partners.partners p using (partner)
             where f.classroom = ? and (f.until is null or f.until >= (now() at time zone 'Asia/Shanghai')::date)
             order by p.name, p.partner
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Room.Funder.class))
        .list();
  }

  private List<Room.Thing> things(long classroom) {
    return jdbc.sql(
            """
            select tag, kind, maker, model, serial, grams, basis, stage
              from custody.devices
             where classroom = ? and stage in ('IN_CLASS', 'ON_THE_WAY', 'RESERVED')
             order by kind, tag
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Room.Thing.class))
        .list();
  }

  private List<Room.Slip> slips(long classroom) {
    return jdbc.sql(
            """
            select distinct s.number, f.kind, s.occurred_at
              from custody.devices d
              join custody.facts f using (device)
              join custody.slips s on s.slip = f.slip
             where d.classroom = ? and d.stage in ('IN_CLASS', 'ON_THE_WAY', 'RESERVED')
               and f.kind in ('DISPATCHED', 'INSTALLED') and not f.voided and f.occurred_at >= d.received_at
             order by s.occurred_at, s.number
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Room.Slip.class))
        .list();
  }

  /** Who was there on a day, by the desk's word, with what is written of their hours of it. */
  List<Participant> helpers(long activity) {
    return jdbc.sql(
            """
            select p.volunteer, v.name,
                   coalesce((select sum(h.actual_min) from attendance.hours h
                              where h.activity = a.activity and h.volunteer = p.volunteer
                                and h.state = 'CONFIRMED'), 0)::int as minutes,
                   c.certificate, c.number
              from (select distinct activity, volunteer from attendance.presences where activity = ?) p
              join activities.activities a on a.activity = p.activity
              join volunteers.volunteers v on v.volunteer = p.volunteer and not v.erased and v.name is not null
              left join attendance.certificates c on c.volunteer = p.volunteer and c.state = 'VALID'
                                                 and c.from_day = a.day and c.until_day = a.day
             order by v.name, p.volunteer
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Participant.class))
        .list();
  }

  /** A line of the day's run-sheet that is read out. */
  record Line(
      String kind,
      @Nullable String code,
      @Nullable String words,
      int minute,
      int minutes,
      @Nullable String who) {
    /** Whose speech it is, where the run-sheet says only which side speaks. */
    public @Nullable Party party() {
      if (code == null || !kind.equals("SPEAKER")) return null;
      return switch (code) {
        case "principal" -> Party.SCHOOL;
        case "company" -> Party.COMPANY;
        case "programme" -> Party.PROGRAMME;
        default -> null;
      };
    }

    /** What it says; a words key when it begins with '#'. */
    public String said() {
      return words != null ? words : code == null ? "" : "#activities.line." + code;
    }
  }

  List<Line> lines(long activity) {
    return jdbc.sql(
            """
            select kind, code, words, minute, minutes, who from activities.lines
             where activity = ? and kind in ('PROGRAMME', 'SPEAKER', 'MEDIA') and minute >= 0
             order by minute, line
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Line.class))
        .list();
  }
}
