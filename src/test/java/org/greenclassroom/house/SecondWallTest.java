package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.greenclassroom.House;
import org.greenclassroom.cast.Played;
import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Behind the application the database itself gives a donor, a school, a plant its own rows only.
 */
class SecondWallTest extends House {
  /** Tables that name an organisation and have no wall, each with its reason. */
  static final Map<String, String> WITHOUT =
      reasons(
          """
          activities.activity       whoever helps on a day sees whose day it is, and at which school
          activities.company        the public address of a company's days
          applications.decision     for staff only; who pays for it is told to the school
          atlas.pin                 the public map
          atlas.survival            the public map
          atlas.tally               the public map
          attendance.hour           belongs to the volunteer, whoever the team is
          calendar.calendar         school days, asked of every room that reckons in them
          claims.claim              figures of all, of which a party's own sum is kept apart
          claims.displacement       goes into the figures of all
          claims.draft              a night's working table
          claims.fresh              a night's working table
          classrooms.dispatch       a carrier has no account
          classrooms.former_school  the present school is told who had the room before
          classrooms.funder         the school of the room is told who pays for it
          classrooms.loan_paper     names the next school, on the present one's paper
          coding.programme          the schools of its groups see whose programme it is
          collection.drive          a public day
          collection.drive_lot      the organiser and the donors of a day are told of it
          collection.giver          counted on the day by whoever stands there
          collection.pickup         a carrier has no account
          contests.batch            each school is told how many take part
          contests.conflict         what a juror said of herself
          contests.edition          whoever enters is told who gives the special award
          contests.juror            a juror comes by a link
          custody.delta             sums on their way, written by whoever moves a device
          custody.device_state      a school has the computers of other donors, a sponsor sees them in its rooms
          custody.fact              the same
          custody.slip              both sides, and whoever holds the devices afterwards
          custody.tally             sums, kept by whoever moves a device
          delivery.consignment      a carrier has no account
          donations.agreement       names one of our own organisations
          donations.funder          hangs on its lot
          editions.edition          a published one is for everybody
          endings.contact           each side's answer is told to the others
          endings.proposal          names the next school, to all who decide
          entities.entity           our own organisations
          equipment.item            who provides the aids of a room is told to the school
          evidence.room             a workshop's own
          labels.sheet              for staff only
          lists.mapping             for staff only
          outcomes.entitlement      the right of one of our own organisations to give receipts
          papers.party              every party of a paper reads who the others are
          partners.licence          printed on certificates
          partners.partner          names, as they stand on papers and slips
          partners.site             addresses, as they stand on slips
          past.entry                for staff only
          people.invitation         for staff only
          people.role               who may what: read before it is known who asks
          people.happening          which role an account was given or lost: read by its owner and administrators
          schools.succession        tells which schools belong to one
          signups.feed              comes by its own secret
          signups.team              whoever leads the day sees the teams
          takeback.recall           names who takes the devices over
          tours.driver              a carrier has no account
          training.session          teachers of many schools come to one
          volunteers.volunteer      belongs to the person
          """);

  private static final String NAMES =
      """
      select c.oid::regclass::text as name, string_agg(quote_ident(a.attname), ',' order by a.attnum) as columns
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
        join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('pg_catalog', 'information_schema')
       where a.attnum > 0 and not a.attisdropped
         and (a.attname in ('partner', 'donor', 'school', 'plant', 'sponsor', 'party')
              and a.atttypid = 'bigint'::regtype
              or exists (select from pg_constraint k
                          where k.contype = 'f' and k.conrelid = c.oid
                            and k.confrelid = 'partners.partner'::regclass and a.attnum = any(k.conkey)))
       group by c.oid order by 1
      """;

  @Autowired ConfigurableTransactionManager manager;
  @Autowired List<Wall> walls;
  @Autowired Partners partners;
  @Autowired ApplicationContext house;
  @Autowired TransactionTemplate transaction;

  private static Map<String, String> reasons(String text) {
    return text.lines()
        .map(line -> line.split("\\s+", 2))
        .collect(Collectors.toMap(part -> part[0], part -> part[1]));
  }

  private record Named(String name, String columns) {}

  private List<Named> tables() {
    return jdbc.sql(NAMES).query(Named.class).list();
  }

  private static String role(Wall wall) {
    return switch (wall.role()) {
      case DONOR -> "house_donor";
      case SCHOOL -> "house_school";
      default -> "house_plant";
    };
  }

  @Test
  void every_table_that_names_an_organisation_has_a_wall_or_a_reason() {
    var walled = new TreeSet<String>();
    for (var wall : walls) walled.add(wall.room() + "." + wall.table());
    var names = tables().stream().map(Named::name).map(name -> name.replace("\"", "")).toList();
    assertThat(names)
        .filteredOn(name -> !walled.contains(name) && !WITHOUT.containsKey(name))
        .as("hang up a Wall in the room's Walls, or say here why there is none")
        .isEmpty();
    assertThat(WITHOUT.keySet()).as("has a wall by now").doesNotContainAnyElementsOf(walled);
  }

  @Test
  void every_wall_stands_in_the_database() {
    var standing =
        jdbc
            .sql(
                """
                select p.polrelid::regclass || ' ' || p.polname from pg_policy p
                  join pg_class c on c.oid = p.polrelid and c.relrowsecurity
                 where not p.polpermissive
                """)
            .query(String.class)
            .list()
            .stream()
            .map(name -> name.replace("\"", ""))
            .toList();
    assertThat(walls)
        .allSatisfy(wall ->
            assertThat(standing).contains(wall.room() + "." + wall.table() + " " + role(wall)));
  }

  /** Each organisation's rows, and nobody else's, are what a bare select gives. */
  @Test
  void whoever_is_behind_the_wall_sees_its_own_rows_only() {
    Played.in(house);
    var wrong = new ArrayList<String>();
    int told = 0;
    for (var wall : walls) {
      var table = "%s.%s".formatted(wall.room(), quoted(wall.table()));
      var condition = wall.condition();
      var total = jdbc.sql("select count(*) from " + table).query(Long.class).single();
      var stranger = seen(wall, "-1", "select count(*) from " + table);
      if (stranger != 0) wrong.add(table + ": a newcomer sees " + stranger + " of " + total);
      var column = condition.substring(0, condition.indexOf(' '));
      var owner =
          jdbc.sql("select max(%s) from %s".formatted(column, table)).query(Long.class).optional();
      if (owner.isEmpty()) continue;
      told++;
      var sees = seen(wall, owner.get().toString(), "select count(*) from " + table);
      long own =
          jdbc.sql("select count(*) from %s where %s = ?".formatted(table, column))
              .param(owner.get())
              .query(Long.class)
              .single();
      if (sees < own || (sees > own && !condition.contains(" or ")))
        wrong.add(table + ": the owner of " + own + " sees " + sees);
    }
    assertThat(wrong).isEmpty();
    assertThat(told).as("tables with somebody's rows").isGreaterThan(10);
  }

  private static String quoted(String table) {
    return '"' + table + '"';
  }

  private long seen(Wall wall, String organisations, String sql) {
    return transaction.execute(_ -> {
      jdbc.sql("select set_config('role', ?, true), set_config('house.organisations', ?, true)")
          .params(role(wall), organisations)
          .query((_, _) -> 1)
          .list();
      return jdbc.sql(sql).query(Long.class).single();
    });
  }

  /** A view looks with the eyes of who asks. */
  @Test
  void no_view_looks_past_the_wall() {
    assertThat(
            jdbc.sql(
                    """
                    select c.oid::regclass::text from pg_class c
                      join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
                       and c.oid <> 'frame.migrations'::regclass
                       and not coalesce(c.reloptions::text[] && array['security_invoker=true'], false)
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  /** Whose page it is decides, and afterwards the connection is as it was. */
  @Test
  void a_donors_page_runs_behind_the_wall_and_staffs_does_not() {
    long donor =
        partners.record(
            Occasion.of(Actor.HOUSE, clock.instant()),
            unique("Donor"),
            List.of(PartnerKind.DONOR),
            "CN",
            "1 Road");
    var giver = visitor(Role.DONOR, donor);
    var officer = visitor(Role.OFFICER);
    assertThat(usersAt(() -> giver.get("/giving").is(200))).contains("house_donor");
    assertThat(usersAt(() -> officer.get("/donations/lots").is(200))).containsOnly("green_app");
    assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("green_app");
  }

  /** As whom the database sees the transactions of what is asked meanwhile. */
  private Set<String> usersAt(Runnable asked) {
    var users = ConcurrentHashMap.<String>newKeySet();
    var before = List.copyOf(manager.getTransactionExecutionListeners());
    var after = new ArrayList<>(before);
    after.add(
        new TransactionExecutionListener() {
          @Override
          public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            if (Thread.currentThread().getName().startsWith("tomcat-handler"))
              users.add(jdbc.sql("select current_user").query(String.class).single());
          }
        });
    manager.setTransactionExecutionListeners(after);
    try {
      asked.run();
    } finally {
      manager.setTransactionExecutionListeners(before);
    }
    return users;
  }
}
