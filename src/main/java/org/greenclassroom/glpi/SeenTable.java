package org.greenclassroom.glpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What evidence has seen in a device, inventory by inventory. */
@Component
class SeenTable {
  private static final int INVENTORIES = 24;
  private final JdbcClient jdbc;

  SeenTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Machine(long document, Instant at) {}

  private record Part(long document, String word, String name) {}

  /** The newest inventories that an agent sent of it, the newest first. */
  List<Seen> of(long device) {
    var machines =
        jdbc.sql(
                """
                select document, received_at as at from evidence.machines
                 where device = ? and format in ('glpi-json', 'glpi-xml')
                 order by received_at desc, document desc limit ?
                """)
            .params(device, INVENTORIES)
            .query((row, _) ->
                new Machine(row.getLong("document"), row.getTimestamp("at").toInstant()))
            .list();
    if (machines.isEmpty()) return List.of();
    var parts = new TreeMap<Long, List<Part>>();
    // a stick is plugged in today and gone tomorrow: it is no part of the computer
    jdbc.sql(
            """
            select s.document, 'drive' as word,
                   concat_ws(' ', s.model, coalesce('S/N ' || s.serial, ''),
                             (s.bytes / 1000000000)::text || ' GB') as name
              from evidence.seen_drives s
             where s.document = any(:documents::bigint[]) and s.bus is distinct from 'USB'
               and s.kind is distinct from 'OPTICAL'
            union all
            select m.document, 'memory',
                   concat_ws(' ', (round((b ->> 'bytes')::numeric / 1048576))::text || ' MiB', b ->> 'type',
                             'S/N ' || (b ->> 'serial'), b ->> 'slot')
              from evidence.machines m cross join lateral jsonb_array_elements(m.banks) b
             where m.document = any(:documents::bigint[])
            union all
            select m.document, 'battery', concat_ws(' ', b ->> 'model', 'S/N ' || (b ->> 'serial'))
              from evidence.machines m cross join lateral jsonb_array_elements(m.batteries) b
             where m.document = any(:documents::bigint[])
            """)
        .param("documents", ids(machines))
        .query((row, _) -> new Part(row.getLong(1), row.getString(2), row.getString(3)))
        .list()
        .forEach(part -> parts.computeIfAbsent(part.document(), _ -> new ArrayList<>()).add(part));
    return machines.stream()
        .map(machine ->
            new Seen(
                machine.document(),
                machine.at(),
                names(parts.getOrDefault(machine.document(), List.of()))))
        .toList();
  }

  private static Map<Seen.Part, List<String>> names(List<Part> parts) {
    var names = new TreeMap<Seen.Part, List<String>>();
    for (var part : parts)
      names
          .computeIfAbsent(
              Seen.Part.valueOf(part.word().toUpperCase(java.util.Locale.ROOT)),
              _ -> new ArrayList<>())
          .add(part.name());
    return names;
  }

  private static String ids(List<Machine> machines) {
    var ids = new ArrayList<String>();
    for (var machine : machines) ids.add(String.valueOf(machine.document()));
    return "{" + String.join(",", ids) + "}";
  }
}
