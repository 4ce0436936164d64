package org.greenclassroom.impact;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class SizeTry extends House {
  @Autowired JdbcConnectionDetails owner;

  @Test
  void sizes() throws Exception {
    try (var c =
        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
      var bench = new ImpactBench(c);
      long t = System.nanoTime();
      bench.written(0, 10_000);
      out("written 10k ms " + (System.nanoTime() - t) / 1_000_000);
      bench.analyze();
      measure("10k", bench);
      t = System.nanoTime();
      bench.upgraded(10_000, 100_000);
      out(
          "upgraded to 100k ms "
              + (System.nanoTime() - t) / 1_000_000
              + " bytes "
              + bench.bytesPerDevice());
      bench.analyze();
      measure("100k", bench);
      try (var s = c.createStatement()) {
        for (var sql :
            new String[] {
              "with lent as materialized (select distinct l.classroom, l.installed_at, l.ended_at from custody.devices d join classrooms.loans l on l.device = d.device where true and d.donor = any('{500000000}')) select h.classroom, h.pupils from classrooms.headcounts h join classrooms.classrooms c on c.classroom = h.classroom join partners.partners s on s.partner = c.school where true and h.classroom in (select l.classroom from lent l) and exists (select from lent l where l.classroom = h.classroom and l.installed_at < (substr(h.school_year, 6, 4) || '-09-01')::timestamptz and coalesce(l.ended_at, 'infinity') >= (substr(h.school_year, 1, 4) || '-09-01')::timestamptz)",
              "select d.stage, sum(d.pieces) from custody.standings d where d.scope = 'DONOR' and d.donor = any('{500000000}') group by 1",
              "select sum(d.grams) from dismantling.shares d where true and d.donor = any('{500000000}')",
              "select sum(d.pieces) from custody.standings d where d.scope='ALL'",
              "select d.donor as partner, p.name, sum(d.pieces)::bigint as pieces from custody.arrivals d join partners.partners p on p.partner = d.donor where d.scope = 'DONOR' group by d.donor, p.name having sum(d.pieces) > 0 order by p.name",
              "select d.tag, f.occurred_at from custody.devices d join partners.partners h on h.partner = d.holder join lateral (select f.occurred_at from custody.facts f where f.device = d.device and f.kind <> 'CORRECTED' and not f.voided order by f.nth desc limit 1) f on true where true and d.donor = any('{500000000}') order by d.device limit 3000"
            }) {
          out("== " + sql);
          try (var r =
              s.executeQuery("explain (analyze, costs off, timing off, buffers off) " + sql)) {
            while (r.next()) out(r.getString(1));
          }
        }
      }
    }
  }

  private void measure(String name, ImpactBench bench) throws Exception {
    Thread.sleep(17_000);
    out(name + " wrong " + bench.differences());
    out("deltas " + jdbc.sql("select count(*) from custody.delta").query(Long.class).single());
    var v = visitor(Role.OFFICER);
    for (var path :
        new String[] {
          "/impact", "/impact/donors/500000000", "/impact/donors/500000000/report.pdf"
        }) {
      var all = new ArrayList<Double>();
      for (int i = 0; i < (path.endsWith("pdf") ? 8 : 60); i++) {
        long t = System.nanoTime();
        v.get(path).is(200);
        all.add((System.nanoTime() - t) / 1e6);
      }
      Collections.sort(all);
      out(
          name
              + " "
              + path
              + " p10 "
              + all.get(all.size() / 10)
              + " p50 "
              + all.get(all.size() / 2));
    }
  }

  private static void out(String s) throws Exception {
    java.nio.file.Files.writeString(
        java.nio.file.Path.of("target/size.txt"),
        s + "\n",
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }
}
