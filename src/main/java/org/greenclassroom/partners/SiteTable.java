package org.greenclassroom.partners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Datum;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code partners.site}. */
@Component
class SiteTable {
  private static final String SELECT =
      """
      select s.site, s.partner, s.name, s.kind, s.address,
             coalesce(s.territory, p.territory) as territory,
             s.latitude, s.longitude, s.datum, s.given_latitude, s.given_longitude
        from partners.site s join partners.partner p using (partner)
      """;

  private final JdbcClient jdbc;

  SiteTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(long partner, String name, Site.Kind kind, @Nullable String address, Instant since) {
    return jdbc.sql(
            """
            insert into partners.site (partner, name, kind, address, since)
            values (:partner, :name, :kind, :address, :since) returning site
            """)
        .param("partner", partner)
        .param("name", name)
        .param("kind", kind.name())
        .param("address", address)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  List<Site> of(long partner) {
    return jdbc.sql(SELECT + " where s.partner = ? order by s.site")
        .param(partner)
        .query(SiteTable::site)
        .list();
  }

  Optional<Site> site(long site) {
    return jdbc.sql(SELECT + " where s.site = ?").param(site).query(SiteTable::site).optional();
  }

  void locate(long site, Position position) {
    jdbc.sql(
            """
            update partners.site
               set latitude = ?, longitude = ?, datum = ?, given_latitude = ?, given_longitude = ?
             where site = ?
            """)
        .params(
            position.here().latitude(),
            position.here().longitude(),
            position.datum().name(),
            position.latitude(),
            position.longitude(),
            site)
        .update();
  }

  void belongTo(long site, String territory) {
    jdbc.sql("update partners.site set territory = ? where site = ?")
        .params(territory, site)
        .update();
  }

  private static Site site(ResultSet row, int index) throws SQLException {
    return new Site(
        row.getLong("site"),
        row.getLong("partner"),
        row.getString("name"),
        Site.Kind.valueOf(row.getString("kind")),
        row.getString("address"),
        row.getString("territory"),
        position(row));
  }

  private static @Nullable Position position(ResultSet row) throws SQLException {
    var datum = row.getString("datum");
    if (datum == null) return null;
    return new Position(
        new Coordinates(row.getDouble("latitude"), row.getDouble("longitude")),
        Datum.valueOf(datum),
        row.getDouble("given_latitude"),
        row.getDouble("given_longitude"));
  }
}
