package org.greenclassroom.partners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code partners.partner} and {@code partners.licence}. */
@Component
class PartnerTable {
  private final JdbcClient jdbc;

  PartnerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Partner> partner(long partner) {
    return jdbc.sql(SELECT + " where partner = ?")
        .param(partner)
        .query(PartnerTable::partner)
        .optional();
  }

  Optional<Partner> keyed(UUID key) {
    return jdbc.sql(SELECT + " where key = ?").param(key).query(PartnerTable::partner).optional();
  }

  Optional<Partner> named(String name) {
    return jdbc.sql(SELECT + " where lower(name) = lower(?)")
        .param(name)
        .query(PartnerTable::partner)
        .optional();
  }

  /**
   * A page of partners by name; of one kind, or of all kinds when null.
   *
   * @param schools of schools these only; null: all
   */
  List<Partner> page(
      @Nullable PartnerKind kind,
      String part,
      String after,
      int limit,
      @Nullable Set<Long> schools) {
    return jdbc.sql(
            SELECT
                + """
                 where (:kind::text is null or :kind = any(kinds))
                   and (:part = '' or name ilike '%' || :part || '%')
                   and name > :after
                   and (:all or not 'SCHOOL' = any(kinds) or partner = any(:schools))
                 order by name limit :limit
                """)
        .param("kind", kind == null ? null : kind.name())
        .param("part", part)
        .param("after", after)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("limit", limit)
        .query(PartnerTable::partner)
        .list();
  }

  List<Partner> of(PartnerKind kind) {
    return jdbc.sql(SELECT + " where ? = any(kinds) order by name")
        .param(kind.name())
        .query(PartnerTable::partner)
        .list();
  }

  long insert(
      String name, Collection<PartnerKind> kinds, String territory, UUID key, Instant since) {
    return jdbc.sql(
            """
            insert into partners.partner (name, kinds, territory, key, since)
            values (?, ?::text[], ?, ?, ?) returning partner
            """)
        .params(
            name,
            kinds.stream().map(Enum::name).sorted().toArray(String[]::new),
            territory,
            key,
            since.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void change(long partner, String name, Collection<PartnerKind> kinds, String territory) {
    jdbc.sql(
            """
            update partners.partner set name = ?, kinds = ?::text[], territory = ? where partner = ?
            """)
        .params(
            name,
            kinds.stream().map(Enum::name).sorted().toArray(String[]::new),
            territory,
            partner)
        .update();
  }

  long insertLicence(
      long partner,
      String number,
      Collection<String> categories,
      LocalDate from,
      LocalDate to,
      @Nullable String evidence,
      @Nullable Long capacityGrams,
      long checkedBy,
      Instant at) {
    return jdbc.sql(
            """
            insert into partners.licence (partner, number, categories, valid_from, valid_to, evidence,
                                          capacity_grams, checked_by, entered_at)
            values (:partner, :number, :categories::text[], :from, :to, :evidence, :capacity, :by, :at)
            returning licence
            """)
        .param("partner", partner)
        .param("number", number)
        .param("categories", "{" + String.join(",", categories) + "}")
        .param("from", from)
        .param("to", to)
        .param("evidence", evidence)
        .param("capacity", capacityGrams)
        .param("by", checkedBy)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  int withdraw(long licence, Instant at) {
    return jdbc.sql(
            """
            update partners.licence set withdrawn_at = ?
             where licence = ? and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), licence)
        .update();
  }

  List<Licence> licences(long partner) {
    return jdbc.sql(
            """
            select licence, partner, number, categories, valid_from, valid_to, evidence,
                   withdrawn_at is not null as withdrawn, capacity_grams, checked_by, entered_at
              from partners.licence where partner = ? order by valid_to desc, licence
            """)
        .param(partner)
        .query((row, _) ->
            new Licence(
                row.getLong("licence"),
                row.getLong("partner"),
                row.getString("number"),
                List.of((String[]) row.getArray("categories").getArray()),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("evidence"),
                row.getBoolean("withdrawn"),
                row.getObject("capacity_grams", Long.class),
                row.getLong("checked_by"),
                row.getTimestamp("entered_at").toInstant()))
        .list();
  }

  private static final String SELECT =
      "select partner, name, kinds, territory from partners.partner";

  private static Partner partner(ResultSet row, int index) throws SQLException {
    return new Partner(
        row.getLong("partner"),
        row.getString("name"),
        Arrays.stream((String[]) row.getArray("kinds").getArray())
            .map(PartnerKind::valueOf)
            .toList(),
        row.getString("territory"));
  }
}
