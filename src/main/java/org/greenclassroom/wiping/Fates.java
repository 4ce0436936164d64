package org.greenclassroom.wiping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the drives of a whole lot, counted by the view {@code wiping.fates}. */
@Component
class Fates {
  private final JdbcClient jdbc;

  Fates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Drives that were treated alike. */
  private record Alike(
      String fate,
      @Nullable String method,
      @Nullable String bus,
      @Nullable String name,
      @Nullable String model,
      @Nullable String kind,
      boolean gone,
      long drives) {}

  Accounts ofLot(long lot) {
    long cleared = 0;
    long purged = 0;
    long destroyed = 0;
    long absent = 0;
    long wentAlong = 0;
    long open = 0;
    for (var alike : alike(lot))
      switch (alike.fate()) {
        case "PROVEN" -> {
          var medium = Medium.of(alike.bus(), alike.name(), alike.model(), alike.kind());
          if (Technique.of(alike.method()).category(medium) == Category.PURGE)
            purged += alike.drives();
          else cleared += alike.drives();
        }
        case "DESTROYED" -> destroyed += alike.drives();
        case "ABSENT" -> absent += alike.drives();
        case "OPEN" -> {
          if (alike.gone()) wentAlong += alike.drives();
          else open += alike.drives();
        }
        default -> {} // moved: counted elsewhere
      }
    return new Accounts(cleared, purged, destroyed, absent, wentAlong, open);
  }

  private List<Alike> alike(long lot) {
    return jdbc.sql(
            """
            select f.fate, f.method, f.bus, f.name, f.model,
                   (select max(s.kind) from evidence.seen_drives s
                     where s.device = f.device and s.serial = f.serial) as kind,
                   d.stage in ('WITH_DONOR', 'LOST') as gone, count(*) as drives
              from custody.devices d join wiping.fates f using (device)
             where d.lot = ?
             group by 1, 2, 3, 4, 5, 6, 7
            """)
        .param(lot)
        .query(DataClassRowMapper.newInstance(Alike.class))
        .list();
  }
}
