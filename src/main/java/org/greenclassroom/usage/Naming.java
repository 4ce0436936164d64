package org.greenclassroom.usage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.greenclassroom.agents.RoomNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the room {@code agents} what classrooms are called: it stands on their floor. */
@Component
class Naming implements RoomNames {
  private final JdbcClient jdbc;

  Naming(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<Long, String> names(Collection<Long> classrooms) {
    var names = new HashMap<Long, String>();
    jdbc.sql("select classroom, name from classrooms.classrooms where classroom = any(?)")
        .param(classrooms.toArray(Long[]::new))
        .query(row -> {
          names.put(row.getLong("classroom"), row.getString("name"));
        });
    return names;
  }
}
