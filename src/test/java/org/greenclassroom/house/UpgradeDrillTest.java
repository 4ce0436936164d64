package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Chains;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * The drill: a house as it stood at the last migration of an earlier day, with a line of the book
 * in it, is brought to today. Its tables and views are then those of a new house, and its book is
 * whole.
 *
 * <p>Three days, from the first to the last but one; every one with {@code -Deverywhere}.
 */
class UpgradeDrillTest extends Drill {
  @Autowired Custody custody;
  @Autowired Partners partners;

  @Value("${greenclassroom.data-dir}")
  Path folder;

  @Autowired DataSource source;

  @Test
  void a_house_of_any_earlier_day_becomes_one_of_today() throws Exception {
    var device = aDeviceWithALife();
    var fresh = new LinkedHashMap<String, Set<String>>();
    inAnEmptyDatabase(empty -> {
      configuration(empty).load().migrate();
      fresh.putAll(catalogue(empty));
    });
    assertThat(fresh.get("columns")).hasSizeGreaterThan(1000);
    for (var earlier : days())
      inAnEmptyDatabase(old -> {
        upTo(earlier, old).load().migrate();
        var rows = bringIn(old, device);
        configuration(old).load().migrate();
        var now = catalogue(old);
        for (var each : fresh.keySet())
          assertThat(now.get(each)).as("%s from %s", each, earlier).isEqualTo(fresh.get(each));
        var book = Chains.verify(old, folder, clock);
        assertThat(book.intact()).as("the book from %s: %s", earlier, book).isTrue();
        assertThat(book.facts()).as("facts from %s", earlier).isEqualTo(rows);
      });
  }

  /**
   * The last migration of each day but the last: of all, or of the first, a middle and the last.
   */
  private List<String> days() {
    var newest = new TreeMap<String, String>();
    for (var each : versions()) newest.put(each.substring(0, 8), each);
    newest.pollLastEntry();
    var all = List.copyOf(newest.values());
    if (Boolean.getBoolean("everywhere")) return all;
    return List.of(all.getFirst(), all.get(all.size() / 2), all.getLast());
  }

  private List<String> versions() {
    return Arrays.stream(flyway.info().all())
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .map(version -> version.getVersion())
        .sorted()
        .toList();
  }

  /** Without views: those of today may want columns of today. */
  private FluentConfiguration upTo(String version, DataSource empty) {
    return configuration(empty)
        .repeatableSqlMigrationPrefix("NOT_YET")
        .validateMigrationNaming(false)
        .target(version);
  }

  /** Everything the catalogue says that a program could stumble over. */
  private static Map<String, Set<String>> catalogue(DataSource of) throws SQLException {
    var ours = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')";
    var said = new LinkedHashMap<String, Set<String>>();
    said.put(
        "columns",
        texts(
            of,
            """
            select format('%s %s.%s.%s %s not null: %s default: %s identity: %s generated: %s', c.relkind, n.nspname,
                          c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                          pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated)
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'S') and\
            """
                + " "
                + ours));
    said.put(
        "constraints",
        texts(
            of,
            """
            select k.conrelid::regclass || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
                   || ' ' || k.convalidated
              from pg_constraint k join pg_namespace n on n.oid = k.connamespace where\
            """
                + " "
                + ours));
    said.put(
        "indexes",
        texts(
            of,
            "select indexdef from pg_indexes join pg_namespace n on n.nspname = schemaname where "
                + ours));
    said.put(
        "triggers",
        texts(
            of,
            """
            select t.tgrelid::regclass || ' ' || t.tgenabled::text || ' ' || pg_get_triggerdef(t.oid)
              from pg_trigger t where not t.tgisinternal
            """));
    said.put(
        "views",
        texts(
            of,
            """
            select format('%s.%s %s', n.nspname, c.relname, pg_get_viewdef(c.oid))
              from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and\
            """
                + " "
                + ours));
    said.put(
        "functions",
        texts(
            of,
            """
            select format('%s.%s(%s) %s', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), p.prosrc)
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace where\
            """
                + " "
                + ours));
    said.put(
        "rights",
        texts(
            of,
            """
            select format('%s.%s %s', n.nspname, c.relname, array(select unnest(c.relacl)::text order by 1))
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm') and\
            """
                + " "
                + ours));
    return said;
  }

  private record Line(long device, long donor, long slip) {}

  /** A device in the book of this house. */
  private Line aDeviceWithALife() {
    var occasion = occasion(Role.OFFICER);
    var donor = partners.record(occasion, unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
    var signature =
        new HandOver.Signature("王芳", new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "image/png");
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                donor,
                Partners.HOUSE,
                null,
                clock.instant().minusSeconds(9),
                null,
                signature,
                signature));
    var tag =
        custody
            .receiveNew(
                occasion,
                slip,
                List.of(
                    new Observed(
                        DeviceKind.LAPTOP,
                        "Lenovo",
                        "T480",
                        unique("SN"),
                        null,
                        2_000,
                        Basis.ESTIMATED,
                        donor,
                        null,
                        null)))
            .getFirst();
    return jdbc.sql(
            """
            select d.device, s.from_partner as donor, s.slip
              from custody.device d join custody.fact f using (device) join custody.slip s using (slip)
             where d.tag = ?
            """)
        .param(tag.code())
        .query(Line.class)
        .single();
  }

  /** The same rows in the old house, as far as its tables had room for them; how many facts. */
  private long bringIn(DataSource old, Line line) throws SQLException, IOException {
    try (var from = source.getConnection();
        var to = old.getConnection()) {
      copy(from, to, "partners.partner", "partner = " + line.donor());
      copy(from, to, "custody.device", "device = " + line.device());
      copy(from, to, "custody.slip", "slip = " + line.slip());
      copy(from, to, "custody.device_state", "device = " + line.device());
      return copy(from, to, "custody.fact", "device = " + line.device());
    }
  }

  private static long copy(Connection from, Connection to, String table, String which)
      throws SQLException, IOException {
    var columns = String.join(", ", columns(to, table));
    var bytes = new ByteArrayOutputStream();
    from.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut(
            "copy (select " + columns + " from " + table + " where " + which + ") to stdout",
            bytes);
    return to.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy " + table + " (" + columns + ") from stdin",
            new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static Set<String> columns(Connection of, String table) throws SQLException {
    try (var statement = of.createStatement();
        var rows =
            statement.executeQuery(
                "select quote_ident(attname) from pg_attribute where attrelid = '"
                    + table
                    + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")) {
      var names = new java.util.LinkedHashSet<String>();
      while (rows.next()) names.add(rows.getString(1));
      return names;
    }
  }
}
