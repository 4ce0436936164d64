package org.greenclassroom.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.greenclassroom.usage.Weeks;
import org.junit.jupiter.api.Test;

/**
 * Two nodes, a primary and a replica, under a load of scans, facts, lists and usage: a node is
 * killed, then the primary. Nothing that was acknowledged is lost, nothing is there twice, no job
 * has failed. {@code -Dnodes.seconds=} for longer.
 */
class TwoNodesTest {
  private static final long SECONDS = Long.getLong("nodes.seconds", 6);
  private static final int DEVICES = 600;

  /** What is read from the replica whole. */
  private static final List<String> FILES =
      List.of(
          "/devices.csv",
          "/devices.xlsx",
          "/schools.csv",
          "/schools.xlsx",
          "/tickets.csv",
          "/tickets/faults.csv",
          "/impact/people/learners.csv",
          "/impact/people/gri-413/en.csv",
          "/balance/gri-306/en.csv",
          "/training/schools.csv",
          "/checkins/rates.csv",
          "/coding/cohorts.csv",
          "/past/rows.csv",
          "/tours.csv",
          "/watch/alerts.csv",
          "/watch/risks.csv");

  private static final int ROWS = 50;

  @Test
  void a_node_and_then_the_primary_die_and_nothing_is_lost_or_double() throws Exception {
    try (var cluster = new Cluster(Path.of("target/two-nodes"))) {
      Weeks.secretIn(cluster.folder());
      var first = cluster.node();
      var second = cluster.node();
      try {
        long donor =
            cluster.number(
                "insert into partners.partner (name, kinds, territory, key, since) values ('Two nodes', '{DONOR}', 'CN', gen_random_uuid(), now()) returning partner");
        var desk = new Desk(first.origin(), "admin", Cluster.PASSWORD);
        var tags = desk.receive(desk.importList(donor, Desk.list(DEVICES, "N")), DEVICES);
        var weeks = new Weeks(cluster.folder(), 10);
        try (var connection = cluster.open()) {
          weeks.enrol(connection);
        }
        var monday =
            LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        try (var load = new Load(List.of(first.origin(), second.origin()), desk.token())) {
          load.scan(tags.subList(100, DEVICES));
          load.write(tags.subList(0, 100));
          load.use(weeks.weeks(20, monday));
          load.importLists(donor, ROWS);
          Thread.sleep(SECONDS * 1000);
          second.kill();
          heldByTheDead(cluster);
          Thread.sleep(SECONDS * 1000);
          second = cluster.node();
          load.moved(1, second.origin());
          cluster.crashPrimary();
          Thread.sleep(SECONDS * 1000);
          load.finish();

          System.out.printf(
              "# two nodes: %d scans, %d facts, %d lists, %d rows of usage acknowledged, %d times sent again%n",
              load.inspected.size(),
              load.facts.size(),
              load.lists.size(),
              load.usageRows.get(),
              load.again.get());
          assertThat(load.wrong).isEmpty();
          assertThat(load.again).as("somebody had to send again").hasPositiveValue();
          try (var primary = cluster.open()) {
            counted(primary, load);
            weeks.leave(primary);
            replicaAgrees(cluster, primary);
          }
          oldReadsGoToTheReplica(cluster, first);
          assertThat(new Desk(first.origin(), "admin", Cluster.PASSWORD).isIntact()).isTrue();
          assertThat(cluster.number("select count(*) from frame.jobs where failures > 0"))
              .as("jobs that failed")
              .isZero();
          nothingStaysWithTheDead(cluster);
        }
      } finally {
        second.close();
        first.close();
      }
    }
  }

  /** Whatever it was at: it held the letters when it died. */
  private static void heldByTheDead(Cluster cluster) throws Exception {
    try (var primary = cluster.open();
        var statement = primary.createStatement()) {
      statement.execute(
          "update frame.scheduled_task set picked = true, picked_by = 'the dead', last_heartbeat = now(), version = version + 1 where task_name = 'send-letters'");
    }
  }

  /** Whoever lives takes up what a dead node held, within a minute and a half. */
  private static void nothingStaysWithTheDead(Cluster cluster) throws Exception {
    long from = System.nanoTime();
    while (cluster.number(
            "select count(*) from frame.scheduled_task where picked and (picked_by = 'the dead' or last_heartbeat < now() - interval '2 minutes')")
        > 0) {
      assertThat(System.nanoTime() - from)
          .as("jobs that died with their node are taken up")
          .isLessThan(180_000_000_000L);
      Thread.sleep(500);
    }
    assertThat(
            cluster.number(
                "select count(*) from frame.scheduled_task where task_name = 'send-letters' and execution_time > now() - interval '2 minutes'"))
        .as("letters go out again")
        .isEqualTo(1);
  }

  private static void counted(Connection primary, Load load) throws Exception {
    assertThat(
            Cluster.number(primary, "select count(*) from custody.fact where kind = 'INSPECTED'"))
        .as("inspections in the book")
        .isEqualTo(load.inspected.size());
    assertThat(
            Cluster.number(
                primary, "select count(*) from custody.fact where kind in ('MISSED', 'FOUND')"))
        .as("facts in the book")
        .isEqualTo(load.facts.size());
    assertThat(Cluster.number(primary, "select count(*) from intake.item where import is not null"))
        .as("announced items")
        .isEqualTo(DEVICES + (long) ROWS * load.lists.size());
    assertThat(Cluster.number(primary, "select count(*) from usage.day"))
        .as("days of use")
        .isEqualTo(load.usageRows.get());
  }

  /** What may be old is asked of the replica as long as there is one, and of the primary else. */
  private static void oldReadsGoToTheReplica(Cluster cluster, Program node) throws Exception {
    var reader = new Reader(node.origin());
    reader.signIn("admin", Cluster.PASSWORD);
    try (var replica = cluster.openReplica()) {
      // tables that nobody else reads there
      var asked =
          "select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0) from pg_stat_user_tables where schemaname = 'usage' and relname not like 'day%'";
      long from = System.nanoTime();
      while (Cluster.number(replica, asked) == 0) {
        assertThat(System.nanoTime() - from)
            .as("the replica was asked")
            .isLessThan(60_000_000_000L);
        reader.html("/open-data/figures.csv");
        reader.html("/usage.csv"); // written to the answer while it is read
        Thread.sleep(200);
      }
    }
    for (var file : FILES) reader.seconds(file); // none of them writes
    cluster.stopReplica();
    reader.html("/open-data/figures.csv");
  }

  private static void replicaAgrees(Cluster cluster, Connection primary) throws Exception {
    long written = Cluster.number(primary, "select (pg_current_wal_lsn() - '0/0')::bigint");
    try (var replica = cluster.openReplica()) {
      while (Cluster.number(replica, "select (pg_last_wal_replay_lsn() - '0/0')::bigint") < written)
        Thread.sleep(50);
      for (var table : List.of("custody.fact", "intake.item", "usage.day"))
        assertThat(Cluster.number(replica, "select count(*) from " + table))
            .as(table)
            .isEqualTo(Cluster.number(primary, "select count(*) from " + table));
    }
  }
}
