package org.greenclassroom.dismantling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code dismantling.voucher} and {@code dismantling.voucher_weight}. */
@Component
class VoucherTable {
  private static final String VOUCHER =
      """
      select v.voucher, v.number, v.secret, v.donor, d.name as donor_name, b.batch, b.number as batch_number,
             p.name as plant_name, b.handed_over_at, b.manifest, c.grams_in, c.grams_out, v.issued_on, v.letterhead,
             c.reopened_at as voided_at,
             (select array_agg(w.basis || ' ' || w.devices || ' ' || w.grams order by w.basis desc)
                from dismantling.voucher_weight w where w.voucher = v.voucher) as weights
        from dismantling.voucher v
        join dismantling.closure c using (closure)
        join dismantling.batches b using (batch)
        join partners.partners p on p.partner = b.plant
        join partners.partners d on d.partner = v.donor
      """;

  private final JdbcClient jdbc;

  VoucherTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int next(String prefix, int year) {
    return jdbc.sql(
            """
            insert into dismantling.voucher_count (prefix, year, last) values (?, ?, 1)
            on conflict (prefix, year) do update set last = voucher_count.last + 1
            returning last
            """)
        .params(prefix, year)
        .query(Integer.class)
        .single();
  }

  /** A donor with devices in a batch, and its customs territory. */
  record Giver(long donor, String territory) {}

  List<Giver> givers(long batch) {
    return jdbc.sql(
            """
            select distinct p.partner as donor, p.territory
              from dismantling.batch_device i
              join custody.devices d using (device)
              join partners.partners p on p.partner = d.donor
             where i.batch = ? and i.returned_at is null and i.certificate is not null
             order by p.partner
            """)
        .param(batch)
        .query(DataClassRowMapper.newInstance(Giver.class))
        .list();
  }

  long insert(
      String number,
      String secret,
      long closure,
      long donor,
      @Nullable String letterhead,
      LocalDate day) {
    return jdbc.sql(
            """
            insert into dismantling.voucher (number, secret, closure, donor, letterhead, issued_on)
            values (?, ?, ?, ?, ?, ?) returning voucher
            """)
        .params(Arrays.asList(number, secret, closure, donor, letterhead, day))
        .query(Long.class)
        .single();
  }

  /** What stood on a scale, alone or as its share, and what was estimated: apart. */
  void weigh(long closure, long batch) {
    jdbc.sql(
            """
            insert into dismantling.voucher_weight (voucher, basis, devices, grams)
            select v.voucher, w.basis, count(*), sum(w.grams)
              from dismantling.voucher v
              join (select d.donor, coalesce(i.grams, d.grams) as grams,
                           case when coalesce(i.basis, d.basis) = 'ESTIMATED' then 'ESTIMATED' else 'WEIGHED' end as basis
                      from dismantling.batch_device i join custody.devices d using (device)
                     where i.batch = ? and i.returned_at is null and i.certificate is not null) w using (donor)
             where v.closure = ?
             group by v.voucher, w.basis
            """)
        .params(batch, closure)
        .update();
  }

  Optional<Voucher> voucher(long voucher) {
    return jdbc.sql(VOUCHER + " where v.voucher = ?")
        .param(voucher)
        .query(VoucherTable::voucher)
        .optional();
  }

  Optional<Voucher> coded(String number, String secret) {
    return jdbc.sql(VOUCHER + " where v.number = ? and v.secret = ?")
        .params(number, secret)
        .query(VoucherTable::voucher)
        .optional();
  }

  /**
   * Vouchers, newest first.
   *
   * @param donors of these donors only; null: all
   * @param batch of this batch only; null: all
   */
  List<Voucher> page(
      @Nullable Collection<Long> donors, @Nullable Long batch, long before, int limit) {
    return jdbc.sql(
            VOUCHER
                + """
                 where v.voucher < :before and (:all or v.donor = any(:donors))
                   and (:batch::bigint is null or c.batch = :batch)
                 order by v.voucher desc limit :limit
                """)
        .param("before", before)
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors.toArray(Long[]::new))
        .param("batch", batch)
        .param("limit", limit)
        .query(VoucherTable::voucher)
        .list();
  }

  /** A device on a voucher, and what proves its end. */
  record Struck(
      String tag,
      String kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String donorsTag,
      String certificate,
      LocalDate issuedOn,
      String licence) {}

  List<Struck> devices(long batch, long donor, int limit) {
    return jdbc.sql(
            """
            select d.tag, coalesce(i.kind, d.kind) as kind, d.maker, d.model, coalesce(i.serial, d.serial) as serial,
                   d.donors_tag, c.number as certificate, c.issued_on, l.number as licence
              from dismantling.batch_device i
              join custody.devices d using (device)
              join dismantling.certificates c on c.certificate = i.certificate
              join partners.licences l on l.licence = i.licence
             where i.batch = ? and d.donor = ? and i.returned_at is null
             order by d.tag limit ?
            """)
        .params(batch, donor, limit)
        .query(DataClassRowMapper.newInstance(Struck.class))
        .list();
  }

  private static Voucher voucher(ResultSet row, int index) throws SQLException {
    var voided = row.getTimestamp("voided_at");
    return new Voucher(
        row.getLong("voucher"),
        row.getString("number"),
        row.getString("secret"),
        row.getLong("donor"),
        row.getString("donor_name"),
        row.getLong("batch"),
        row.getString("batch_number"),
        row.getString("plant_name"),
        row.getTimestamp("handed_over_at").toInstant(),
        row.getString("manifest"),
        row.getLong("grams_in"),
        row.getLong("grams_out"),
        weights((String[]) row.getArray("weights").getArray()),
        row.getObject("issued_on", LocalDate.class),
        row.getString("letterhead"),
        voided == null ? null : voided.toInstant());
  }

  private static List<VoucherWeight> weights(String[] lines) {
    var weights = new ArrayList<VoucherWeight>();
    for (var line : lines) {
      var parts = line.split(" ");
      weights.add(
          new VoucherWeight(
              Measured.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }
    return weights;
  }
}
