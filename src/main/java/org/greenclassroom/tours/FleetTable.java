package org.greenclassroom.tours;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code tours.truck}, {@code tours.driver} and {@code tours.truck_absence}. */
@Component
class FleetTable {
  private static final String TRUCK =
      """
      select t.truck, t.name, t.plate, t.home, s.name as home_name, s.latitude, s.longitude, s.territory,
             t.driver, d.name as driver_name, t.grams, t.litres, t.leaves, t.returns, t.until
        from tours.truck t
        join partners.sites s on s.site = t.home
        left join tours.driver d on d.driver = t.driver
      """;

  private static final String DRIVER =
      """
      select d.driver, d.name, d.phone, d.account, d.carrier, p.name as carrier_name, d.left_on
        from tours.driver d left join partners.partners p on p.partner = d.carrier
      """;

  private final JdbcClient jdbc;

  FleetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A day on which a truck stays. */
  record Absence(long truck, LocalDate firstDay, LocalDate lastDay, String why) {}

  List<Truck> trucks(LocalDate on) {
    return jdbc.sql(TRUCK + " where t.until is null or t.until >= ? order by t.name, t.truck")
        .param(on)
        .query(DataClassRowMapper.newInstance(Truck.class))
        .list();
  }

  Optional<Truck> truck(long truck) {
    return jdbc.sql(TRUCK + " where t.truck = ?")
        .param(truck)
        .query(DataClassRowMapper.newInstance(Truck.class))
        .optional();
  }

  Optional<Long> keyedTruck(UUID key) {
    return jdbc.sql("select truck from tours.truck where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insertTruck(
      UUID key,
      String name,
      @Nullable String plate,
      long home,
      @Nullable Long driver,
      long grams,
      long litres,
      LocalTime leaves,
      LocalTime returns,
      Instant now) {
    return jdbc.sql(
            """
            insert into tours.truck (key, name, plate, home, driver, grams, litres, leaves, returns, since)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning truck
            """)
        .params(
            Arrays.asList(
                key,
                name,
                plate,
                home,
                driver,
                grams,
                litres,
                leaves,
                returns,
                Timestamp.from(now)))
        .query(Long.class)
        .single();
  }

  void change(
      long truck,
      String name,
      @Nullable String plate,
      long home,
      @Nullable Long driver,
      long grams,
      long litres,
      LocalTime leaves,
      LocalTime returns,
      @Nullable LocalDate until) {
    jdbc.sql(
            """
            update tours.truck
               set name = ?, plate = ?, home = ?, driver = ?, grams = ?, litres = ?, leaves = ?,
                   returns = ?, until = ?
             where truck = ?
            """)
        .params(
            Arrays.asList(name, plate, home, driver, grams, litres, leaves, returns, until, truck))
        .update();
  }

  List<Absence> absences(LocalDate from) {
    return jdbc.sql(
            """
            select truck, first_day, last_day, why from tours.truck_absence
             where last_day >= ? order by first_day, truck
            """)
        .param(from)
        .query(DataClassRowMapper.newInstance(Absence.class))
        .list();
  }

  void stay(long truck, LocalDate first, LocalDate last, String why) {
    jdbc.sql(
            """
            insert into tours.truck_absence (truck, first_day, last_day, why) values (?, ?, ?, ?)
            on conflict (truck, first_day) do update
               set last_day = excluded.last_day, why = excluded.why
            """)
        .params(truck, first, last, why)
        .update();
  }

  int unstay(long truck, LocalDate first) {
    return jdbc.sql("delete from tours.truck_absence where truck = ? and first_day = ?")
        .params(truck, first)
        .update();
  }

  List<Driver> drivers() {
    return jdbc.sql(DRIVER + " where d.left_on is null order by d.name, d.driver")
        .query(DataClassRowMapper.newInstance(Driver.class))
        .list();
  }

  Optional<Driver> driver(long driver) {
    return jdbc.sql(DRIVER + " where d.driver = ?")
        .param(driver)
        .query(DataClassRowMapper.newInstance(Driver.class))
        .optional();
  }

  Optional<Long> keyedDriver(UUID key) {
    return jdbc.sql("select driver from tours.driver where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  boolean drives(long account) {
    return jdbc.sql(
            "select exists (select from tours.driver where account = ? and left_on is null)")
        .param(account)
        .query(Boolean.class)
        .single();
  }

  long insertDriver(
      UUID key,
      String name,
      @Nullable String phone,
      @Nullable Long account,
      @Nullable Long carrier,
      Instant now) {
    return jdbc.sql(
            """
            insert into tours.driver (key, name, phone, account, carrier, since)
            values (?, ?, ?, ?, ?, ?) returning driver
            """)
        .params(Arrays.asList(key, name, phone, account, carrier, Timestamp.from(now)))
        .query(Long.class)
        .single();
  }

  /** From then on it drives nothing: neither a truck nor a tour that is yet to come. */
  void leave(long driver, LocalDate on, Instant now) {
    jdbc.sql("update tours.driver set left_on = ? where driver = ? and left_on is null")
        .params(on, driver)
        .update();
    jdbc.sql("update tours.truck set driver = null where driver = ?").param(driver).update();
    // calendars hear of it, and the link that this person holds opens nothing any more
    jdbc.sql(
            """
            with left_without as (
              update tours.tour set driver = null, sequence = sequence + 1, changed_at = ?
               where driver = ? and day > ? returning tour)
            update tours.pass p set revoked_at = ? from left_without l
             where p.tour = l.tour and p.revoked_at is null
            """)
        .params(Timestamp.from(now), driver, on, Timestamp.from(now))
        .update();
  }

  /** Forgets who left before that day, and names nobody any more. */
  int forget(LocalDate before) {
    return jdbc.sql(
            """
            update tours.driver set name = null, phone = null, account = null
             where left_on < ? and name is not null
            """)
        .param(before)
        .update();
  }
}
