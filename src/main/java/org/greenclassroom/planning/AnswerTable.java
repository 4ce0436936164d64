package org.greenclassroom.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What a plan found, written once and in bulk: planning.stock, wish, given and pick. */
@Repository
class AnswerTable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  AnswerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void stock(long plan, List<Stock> stock) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var each : stock) {
      var row = new HashMap<String, Object>();
      row.put("grp", each.group());
      row.put("signature", each.signature());
      row.put("kind", each.kind().name());
      row.put("model", each.model());
      row.put("site", each.place().site());
      row.put("site_name", each.place().name());
      row.put("territory", each.place().territory());
      row.put("tier", each.tier());
      row.put("generation", each.generation());
      row.put("memory_gb", each.memory());
      row.put("inches", each.inches());
      row.put("sound", each.sound());
      row.put("support_ends", each.supportEnds() == null ? null : each.supportEnds().toString());
      row.put("expected", each.expected());
      row.put("pieces", each.count());
      rows.add(row);
    }
    jdbc.sql(
            """
            insert into planning.stock (plan, grp, signature, kind, model, site, site_name, territory,
                   tier, generation, memory_gb, inches, sound, support_ends, expected, pieces)
            select ?, x.grp, x.signature, x.kind, x.model, x.site, x.site_name, x.territory,
                   x.tier, x.generation, x.memory_gb, x.inches, x.sound, x.support_ends, x.expected, x.pieces
              from json_to_recordset(?::json) as x (grp int, signature text, kind text, model text,
                   site bigint, site_name text, territory text, tier int, generation int, memory_gb int,
                   inches int, sound boolean, support_ends date, expected boolean, pieces int)
            """)
        .params(plan, JSON.writeValueAsString(rows))
        .update();
  }

  void wishes(long plan, List<Finding> findings) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var each : findings) {
      var wish = each.wish();
      var row = new HashMap<String, Object>();
      row.put("classroom", wish.classroom());
      row.put("school", wish.school());
      row.put("name", wish.name());
      row.put("territory", wish.place().territory());
      row.put("kind", wish.kind().name());
      row.put("demand", wish.demand());
      row.put("priority", wish.priority());
      row.put("children", wish.children());
      row.put("given", each.given());
      row.put("worth", each.worth());
      row.put("kilometres", each.kilometres());
      row.put("why", each.why() == null ? null : each.why().name());
      row.put("hindrance", each.hindrance() == null ? null : each.hindrance().name());
      row.put("fitting", each.fitting());
      row.put("left_over", each.leftOver());
      rows.add(row);
    }
    jdbc.sql(
            """
            insert into planning.wish (plan, classroom, school, name, territory, kind, demand, priority,
                   children, given, worth, kilometres, why, hindrance, fitting, left_over)
            select ?, x.classroom, x.school, x.name, x.territory, x.kind, x.demand, x.priority,
                   x.children, x.given, x.worth, x.kilometres, x.why, x.hindrance, x.fitting, x.left_over
              from json_to_recordset(?::json) as x (classroom bigint, school text, name text,
                   territory text, kind text, demand int, priority int, children int, given int,
                   worth bigint, kilometres bigint, why text, hindrance text, fitting int, left_over int)
            """)
        .params(plan, JSON.writeValueAsString(rows))
        .update();
  }

  /** What each room gets, and which devices: of each group those that are ready for longest. */
  void given(long plan, List<Finding> findings, List<List<Long>> devices) {
    var given = new ArrayList<Map<String, Object>>();
    var picked = new ArrayList<Map<String, Object>>();
    var next = new int[devices.size()];
    for (var finding : findings)
      for (var line : finding.lines()) {
        var row = new LinkedHashMap<String, Object>();
        row.put("classroom", finding.wish().classroom());
        row.put("grp", line.group());
        row.put("pieces", line.pieces());
        row.put("kilometres", line.kilometres());
        given.add(row);
        var own = devices.get(line.group());
        for (int piece = 0; piece < line.pieces() && !own.isEmpty(); piece++)
          picked.add(
              Map.of(
                  "device",
                  own.get(next[line.group()]++),
                  "classroom",
                  finding.wish().classroom(),
                  "grp",
                  line.group()));
      }
    jdbc.sql(
            """
            insert into planning.given (plan, classroom, grp, pieces, kilometres)
            select ?, x.classroom, x.grp, x.pieces, x.kilometres
              from json_to_recordset(?::json) as x (classroom bigint, grp int, pieces int, kilometres bigint)
            """)
        .params(plan, JSON.writeValueAsString(given))
        .update();
    jdbc.sql(
            """
            insert into planning.pick (plan, device, classroom, grp)
            select ?, x.device, x.classroom, x.grp
              from json_to_recordset(?::json) as x (device bigint, classroom bigint, grp int)
            """)
        .params(plan, JSON.writeValueAsString(picked))
        .update();
  }
}
