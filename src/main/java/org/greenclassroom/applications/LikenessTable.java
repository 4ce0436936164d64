package org.greenclassroom.applications;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks whether a school is known already, asked already, or is helped already. */
@Component
class LikenessTable {
  private final JdbcClient jdbc;

  LikenessTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Another application that may be of the same school, with what is alike. */
  record Alike(long application, boolean code, boolean name, boolean address, boolean school) {}

  /** A school that is known, with what is alike. */
  record KnownSchool(
      long school, String name, @Nullable String address, boolean code, boolean sameName) {}

  /** A room of the school that is not closed. */
  record Room(long classroom, String name, int seats, String state, @Nullable String funders) {}

  List<Alike> alike(long application) {
    return jdbc.sql(
            """
            select o.application,
                   coalesce(o.code = a.code, false) as code,
                   o.territory = a.territory and (applications.likeness(o.name, a.name) > 0.45
                     or o.name like a.name || '%' or a.name like o.name || '%') as name,
                   regexp_replace(o.address, '\\s', '', 'g') = regexp_replace(a.address, '\\s', '', 'g') as address,
                   coalesce(o.school = a.school, false) as school
              from applications.application a
              join applications.application o on o.application <> a.application
               and (o.code = a.code or o.school = a.school
                    or (o.territory = a.territory and (applications.likeness(o.name, a.name) > 0.45
                        or o.name like a.name || '%' or a.name like o.name || '%'))
                    or regexp_replace(o.address, '\\s', '', 'g') = regexp_replace(a.address, '\\s', '', 'g'))
             where a.application = ?
             order by o.application desc limit 5
            """)
        .param(application)
        .query(DataClassRowMapper.newInstance(Alike.class))
        .list();
  }

  List<KnownSchool> known(long application) {
    return jdbc.sql(
            """
            select s.school, s.name, s.address, coalesce(s.code = a.code, false) as code,
                   s.name = a.name as same_name
              from applications.application a
              join schools.schools s on s.heir is null and (s.code = a.code or (s.territory = a.territory
               and (applications.likeness(s.name, a.name) > 0.3 or s.name like a.name || '%' or a.name like s.name || '%')))
             where a.application = ?
             order by coalesce(s.code = a.code, false) desc, s.name = a.name desc,
                      applications.likeness(s.name, a.name) desc
             limit 5
            """)
        .param(application)
        .query(DataClassRowMapper.newInstance(KnownSchool.class))
        .list();
  }

  List<Room> rooms(long school) {
    return jdbc.sql(
            """
            select c.classroom, c.name, c.seats, c.state,
                   (select string_agg(distinct p.name, ', ') from classrooms.funders f
                      join partners.partners p using (partner)
                     where f.classroom = c.classroom and f.until is null) as funders
              from classrooms.classrooms c
             where c.school = ? and c.state <> 'CLOSED' order by c.classroom
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Room.class))
        .list();
  }
}
