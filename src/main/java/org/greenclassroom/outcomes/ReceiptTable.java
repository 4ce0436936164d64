package org.greenclassroom.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code outcomes.entitlement} and {@code outcomes.receipt}. */
@Component
class ReceiptTable {
  private final JdbcClient jdbc;

  ReceiptTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ENTITLEMENT =
      """
      select e.entitlement, e.partner, p.name as partner_name, e.document, e.number, e.territory,
             e.valid_from, e.valid_to, e.evidence, e.withdrawn_at is not null as withdrawn
        from outcomes.entitlement e join partners.partners p using (partner)
      """;

  List<Entitlement> entitlements() {
    return jdbc.sql(ENTITLEMENT + " order by e.withdrawn_at is not null, e.valid_to desc, p.name")
        .query(DataClassRowMapper.newInstance(Entitlement.class))
        .list();
  }

  void entitle(
      long partner,
      String document,
      String number,
      String territory,
      LocalDate from,
      LocalDate to,
      String evidence,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into outcomes.entitlement (partner, document, number, territory, valid_from, valid_to,
                   evidence, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            partner,
            document,
            number,
            territory,
            from,
            to,
            evidence,
            at.atOffset(ZoneOffset.UTC),
            by,
            key)
        .update();
  }

  int withdraw(long entitlement, Instant at) {
    return jdbc.sql(
            """
            update outcomes.entitlement set withdrawn_at = ?
             where entitlement = ? and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), entitlement)
        .update();
  }

  private static final String RECEIPT =
      """
      select r.receipt, r.lot, p.name as issuer, r.number, r.issued_on, r.cents, r.currency, r.valuation,
             r.scan, r.struck_at is not null as struck
        from outcomes.receipt r
        join outcomes.entitlement e using (entitlement)
        join partners.partners p using (partner)
      """;

  List<Receipt> ofLot(long lot) {
    return jdbc.sql(RECEIPT + " where r.lot = ? order by r.receipt")
        .param(lot)
        .query(DataClassRowMapper.newInstance(Receipt.class))
        .list();
  }

  Optional<Receipt> receipt(long receipt) {
    return jdbc.sql(RECEIPT + " where r.receipt = ?")
        .param(receipt)
        .query(DataClassRowMapper.newInstance(Receipt.class))
        .optional();
  }

  boolean isEntered(long entitlement, String number, UUID key) {
    return jdbc.sql(
            """
            select exists (select from outcomes.receipt
                            where entitlement = ? and number = ? and struck_at is null and key <> ?)
            """)
        .params(entitlement, number, key)
        .query(Boolean.class)
        .single();
  }

  void insert(
      long lot,
      long entitlement,
      String number,
      LocalDate on,
      @Nullable Long cents,
      @Nullable String currency,
      @Nullable String valuation,
      String scan,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into outcomes.receipt (lot, entitlement, number, issued_on, cents, currency, valuation,
                   scan, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                lot,
                entitlement,
                number,
                on,
                cents,
                currency,
                valuation,
                scan,
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .update();
  }

  int strike(long receipt, Instant at, long by) {
    return jdbc.sql(
            """
            update outcomes.receipt set struck_at = ?, struck_by = ?
             where receipt = ? and struck_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, receipt)
        .update();
  }
}
