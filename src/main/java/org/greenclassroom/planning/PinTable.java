package org.greenclassroom.planning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** planning.pin, planning.pin_piece and planning.pin_cost */
@Repository
class PinTable {
  private final JdbcClient jdbc;

  PinTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What one decision costs against the same plan without it. */
  record Cost(long value, int machines, long children) {}

  void insert(long plan, long classroom, Pin pin, long by) {
    jdbc.sql(
            """
            insert into planning.pin (plan, classroom, what, model, decided_by) values (?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                plan,
                classroom,
                switch (pin) {
                  case Pin.Nothing _ -> "NOTHING";
                  case Pin.Only _ -> "ONLY";
                  case Pin.These _ -> "THESE";
                },
                pin instanceof Pin.Only only ? only.model() : null,
                by))
        .update();
    if (!(pin instanceof Pin.These these)) return;
    these
        .pieces()
        .forEach((signature, pieces) ->
            jdbc.sql(
                    """
                    insert into planning.pin_piece (plan, classroom, signature, pieces) values (?, ?, ?, ?)
                    """)
                .params(plan, classroom, signature, pieces)
                .update());
  }

  /** By classroom. */
  Map<Long, Pin> of(long plan) {
    var pieces = new HashMap<Long, Map<String, Integer>>();
    jdbc.sql("select classroom, signature, pieces from planning.pin_piece where plan = ?")
        .param(plan)
        .query(row -> {
          pieces
              .computeIfAbsent(row.getLong("classroom"), _ -> new HashMap<>())
              .put(row.getString("signature"), row.getInt("pieces"));
        });
    var pins = new LinkedHashMap<Long, Pin>();
    jdbc.sql("select classroom, what, model from planning.pin where plan = ? order by classroom")
        .param(plan)
        .query(row -> {
          long classroom = row.getLong("classroom");
          pins.put(
              classroom,
              switch (row.getString("what")) {
                case "NOTHING" -> new Pin.Nothing();
                case "ONLY" -> new Pin.Only(row.getString("model"));
                default -> new Pin.These(pieces.getOrDefault(classroom, Map.of()));
              });
        });
    return pins;
  }

  void cost(long plan, long classroom, Cost cost) {
    jdbc.sql(
            """
            insert into planning.pin_cost (plan, classroom, value, machines, children) values (?, ?, ?, ?, ?)
            """)
        .params(plan, classroom, cost.value(), cost.machines(), cost.children())
        .update();
  }

  /** By classroom; empty while the plan is not done. */
  Map<Long, Cost> costs(long plan) {
    var costs = new HashMap<Long, Cost>();
    jdbc.sql("select classroom, value, machines, children from planning.pin_cost where plan = ?")
        .param(plan)
        .query(row -> {
          costs.put(
              row.getLong("classroom"),
              new Cost(row.getLong("value"), row.getInt("machines"), row.getLong("children")));
        });
    return costs;
  }
}
