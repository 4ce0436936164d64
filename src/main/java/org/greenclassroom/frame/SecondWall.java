package org.greenclassroom.frame;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the second wall up at each start, as the owner and before anybody is let in: roles for
 * donors, schools and plants, which may what {@code green_app} may; a restrictive policy for one of
 * them for each {@link Wall}; and views that look with the eyes of who asks, for a view looks with
 * its owner's otherwise. What stands already is left alone.
 */
@Component
class SecondWall implements SmartInitializingSingleton {
  private static final Map<Role, String> ROLES =
      new EnumMap<>(
          Map.of(
              Role.DONOR, "house_donor",
              Role.SCHOOL, "house_school",
              Role.DISMANTLER, "house_plant"));

  private static final Logger LOG = LoggerFactory.getLogger(SecondWall.class);
  private final Flyway flyway;
  private final ObjectProvider<Wall> walls;
  private volatile boolean standing;

  SecondWall(Flyway flyway, ObjectProvider<Wall> walls) {
    this.flyway = flyway;
    this.walls = walls;
  }

  /** What the database calls people of this kind; null: they are staff, or there is no wall. */
  @Nullable String roleOf(Role role) {
    return standing ? ROLES.get(role) : null;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var source = Objects.requireNonNull(flyway.getConfiguration().getDataSource());
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      standing = role(connection);
      if (!standing) return;
      views(connection);
      policies(connection, walls.orderedStream().toList());
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException("the second wall could not be put up", failure);
    }
  }

  /**
   * The owner needs the right to create roles, as for {@code green_app}; else it is done for it.
   */
  private static boolean role(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$
          declare one text;
          begin
            perform pg_advisory_xact_lock(hashtext('second wall'));
            foreach one in array array['house_donor', 'house_school', 'house_plant'] loop
              if not exists (select from pg_roles where rolname = one) then
                execute format('create role %I nologin', one);
              end if;
              if not pg_has_role(one, 'green_app', 'usage') then
                execute format('grant green_app to %I', one);
              end if;
              if not pg_has_role(current_user, one,
                  case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
                execute format('grant %I to %I', one, current_user);
              end if;
            end loop;
          end
          $$
          """);
      return true;
    } catch (SQLException failure) {
      if (!"42501".equals(failure.getSQLState())) throw failure;
      connection.rollback();
      LOG.warn(
          "The second wall is missing: the database's owner may not create roles. Let an administrator"
              + " run, for each of house_donor, house_school and house_plant: create role house_donor"
              + " nologin in role green_app; grant house_donor to <owner>; then start again.");
      return false;
    }
  }

  private static void views(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$
          declare one record;
          begin
            for one in
              select c.oid::regclass as name from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
               where c.relkind = 'v' and c.oid <> 'frame.migrations'::regclass -- its table is the owner's
                 and n.nspname not in ('pg_catalog', 'information_schema')
                 and c.relowner = (select oid from pg_roles where rolname = current_user)
                 and not coalesce(c.reloptions::text[] && array['security_invoker=true'], false)
            loop
              execute format('alter view %s set (security_invoker = true)', one.name);
            end loop;
          end
          $$
          """);
    }
  }

  static void policies(Connection connection, List<Wall> walls) throws SQLException {
    var known =
        connection.prepareStatement(
            """
            select obj_description(p.oid, 'pg_policy') from pg_policy p
             where p.polname = ? and p.polrelid = ?::regclass
            """);
    try (known;
        var statement = connection.createStatement()) {
      for (var wall : walls) {
        var role = Objects.requireNonNull(ROLES.get(wall.role()), wall.name());
        known.setString(1, role);
        known.setString(2, wall.name());
        try (var row = known.executeQuery()) {
          if (row.next() && wall.condition().equals(row.getString(1))) continue;
        }
        var on = " on " + wall.name();
        statement.execute("alter table " + wall.name() + " enable row level security");
        statement.execute("drop policy if exists everybody" + on);
        statement.execute("create policy everybody" + on + " to green_app using (true)");
        statement.execute("drop policy if exists " + role + on);
        statement.execute(
            "create policy %s%s as restrictive to %s using (%s) with check (true)"
                .formatted(role, on, role, wall.condition()));
        statement.execute(
            "comment on policy %s%s is '%s'"
                .formatted(role, on, wall.condition().replace("'", "''")));
      }
    }
  }
}
