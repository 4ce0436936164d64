package org.greenclassroom.dismantling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code dismantling.weighing} and {@code dismantling.certificate}. */
@Component
class Papers {
  private final JdbcClient jdbc;

  Papers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A ticket with its number here. */
  record KeptWeighing(long weighing, Weighing ticket, boolean struck) {}

  /** A certificate with its number here and how many devices it names. */
  record KeptCertificate(long certificate, Certificate paper, long devices) {}

  /** The same key again writes nothing. */
  void insert(long batch, Weighing weighing, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into dismantling.weighing (key, batch, ticket, weighed_on, gross_grams, tare_grams,
                   file, entered_at, entered_by)
            values (:key, :batch, :ticket, :on, :gross, :tare, :file, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("batch", batch)
        .param("ticket", weighing.ticket().strip())
        .param("on", weighing.weighedOn())
        .param("gross", weighing.gross())
        .param("tare", weighing.tare())
        .param("file", weighing.file())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  boolean hasTicket(long batch, String ticket, UUID key) {
    return jdbc.sql(
            """
            select exists (select from dismantling.weighing
                            where batch = ? and ticket = ? and struck_at is null and key <> ?)
            """)
        .params(batch, ticket.strip(), key)
        .query(Boolean.class)
        .single();
  }

  int strike(long batch, long weighing, Instant at, long by) {
    return jdbc.sql(
            """
            update dismantling.weighing set struck_at = ?, struck_by = ?
             where weighing = ? and batch = ? and struck_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, weighing, batch)
        .update();
  }

  List<KeptWeighing> weighings(long batch) {
    return jdbc.sql(
            """
            select weighing, ticket, weighed_on, gross_grams, tare_grams, file, struck_at
              from dismantling.weighing where batch = ? order by weighing
            """)
        .param(batch)
        .query((row, _) ->
            new KeptWeighing(
                row.getLong("weighing"),
                new Weighing(
                    row.getString("ticket"),
                    row.getObject("weighed_on", LocalDate.class),
                    row.getLong("gross_grams"),
                    row.getLong("tare_grams"),
                    row.getString("file")),
                row.getTimestamp("struck_at") != null))
        .list();
  }

  long insert(long batch, Certificate certificate, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into dismantling.certificate (key, batch, number, issued_on, grams, file, entered_at,
                   entered_by)
            values (:key, :batch, :number, :on, :grams, :file, :at, :by)
            returning certificate
            """)
        .param("key", key)
        .param("batch", batch)
        .param("number", certificate.number().strip())
        .param("on", certificate.issuedOn())
        .param("grams", certificate.grams())
        .param("file", certificate.file())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  Optional<Long> certificate(UUID key) {
    return jdbc.sql("select certificate from dismantling.certificate where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  boolean hasCertificate(long batch, String number) {
    return jdbc.sql(
            """
            select exists (select from dismantling.certificate where batch = ? and number = ?)
            """)
        .params(batch, number.strip())
        .query(Boolean.class)
        .single();
  }

  List<KeptCertificate> certificates(long batch) {
    return jdbc.sql(
            """
            select c.certificate, c.number, c.issued_on, c.grams, c.file,
                   (select count(*) from dismantling.batch_device i where i.certificate = c.certificate)
                     as devices
              from dismantling.certificate c where c.batch = ? order by c.certificate
            """)
        .param(batch)
        .query((row, _) ->
            new KeptCertificate(
                row.getLong("certificate"),
                new Certificate(
                    row.getString("number"),
                    row.getObject("issued_on", LocalDate.class),
                    row.getLong("grams"),
                    row.getString("file")),
                row.getLong("devices")))
        .list();
  }

  /** Whether this file is one of this batch's papers. */
  boolean belongs(long batch, String sha256) {
    return jdbc.sql(
            """
            select exists (select from dismantling.weighing where batch = :batch and file = :file)
                or exists (select from dismantling.certificate where batch = :batch and file = :file)
            """)
        .param("batch", batch)
        .param("file", sha256)
        .query(Boolean.class)
        .single();
  }
}
