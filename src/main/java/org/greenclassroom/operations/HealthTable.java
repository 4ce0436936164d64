package org.greenclassroom.operations;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database how it is. */
@Component
class HealthTable {
  private final JdbcClient jdbc;

  HealthTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Known(String database, long databaseBytes, long migrations, String newestMigration) {}

  Known known() {
    return jdbc.sql(
            """
            select current_setting('server_version') as database,
                   pg_database_size(current_database()) as database_bytes,
                   (select count(*) from frame.migrations) as migrations,
                   (select version from frame.migrations order by nth desc limit 1) as newest_migration
            """)
        .query(Known.class)
        .single();
  }

  Health.Waiting letters() {
    return jdbc.sql("select waiting, oldest, given_up from frame.waitings")
        .query(Health.Waiting.class)
        .single();
  }

  /** What the tables of each room take, the largest first. */
  List<Health.Storage> storage() {
    return jdbc
        .sql(
            """
            select n.nspname as room, sum(pg_total_relation_size(c.oid)) as bytes
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'm') and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'public')
             group by n.nspname order by 2 desc
            """)
        .query(Health.Storage.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Recurring ones by name; what waits once is not here. */
  List<Health.Job> jobs() {
    return jdbc
        .sql(
            """
            select job, next_at, running, succeeded_at, failed_at, heard_at, failures
              from frame.jobs where instance = 'recurring' order by job
            """)
        .query(Health.Job.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
