package org.greenclassroom.dismantling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  record KeptWeighing(long weighing, UUID key, Weighing ticket, boolean struck) {}

  /**
   * A certificate with its number here.
   *
   * @param whole it names the batch and not the devices
   * @param devices how many it has dismantled, once it is accepted
   * @param lines how many lines it has
   * @param doubts how many of them somebody must settle
   * @param why it was struck; null: it was not
   */
  record KeptCertificate(
      long certificate,
      Certificate paper,
      boolean whole,
      Certificate.State state,
      long devices,
      long lines,
      long doubts,
      @Nullable String why) {}

  /** The same key again writes nothing. */
  void insert(long batch, Weighing weighing, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into dismantling.weighing (key, batch, ticket, weighed_on, gross_grams, tare_grams,
                   category, pallet, file, entered_at, entered_by)
            values (:key, :batch, :ticket, :on, :gross, :tare, :category,
                    (select pallet from dismantling.pallet where batch = :batch and number = :pallet),
                    :file, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("batch", batch)
        .param("ticket", weighing.ticket().strip())
        .param("on", weighing.weighedOn())
        .param("gross", weighing.gross())
        .param("tare", weighing.tare())
        .param("category", weighing.category().name())
        .param("pallet", weighing.pallet())
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
            select w.weighing, w.key, w.ticket, w.weighed_on, w.gross_grams, w.tare_grams, w.category,
                   p.number as pallet, w.file, w.struck_at
              from dismantling.weighing w left join dismantling.pallet p using (pallet)
             where w.batch = ? order by w.weighing
            """)
        .param(batch)
        .query((row, _) ->
            new KeptWeighing(
                row.getLong("weighing"),
                row.getObject("key", UUID.class),
                new Weighing(
                    row.getString("ticket"),
                    row.getObject("weighed_on", LocalDate.class),
                    row.getLong("gross_grams"),
                    row.getLong("tare_grams"),
                    Category.valueOf(row.getString("category")),
                    row.getObject("pallet", Integer.class),
                    row.getString("file")),
                row.getTimestamp("struck_at") != null))
        .list();
  }

  long insert(long batch, Certificate certificate, boolean whole, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into dismantling.certificate (key, batch, number, issued_on, grams, file, whole, entered_at,
                   entered_by)
            values (:key, :batch, :number, :on, :grams, :file, :whole, :at, :by)
            returning certificate
            """)
        .param("key", key)
        .param("batch", batch)
        .param("number", certificate.number().strip())
        .param("on", certificate.issuedOn())
        .param("grams", certificate.grams())
        .param("file", certificate.file())
        .param("whole", whole)
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
            select exists (select from dismantling.certificate
                            where batch = ? and number = ? and struck_at is null)
            """)
        .params(batch, number.strip())
        .query(Boolean.class)
        .single();
  }

  void accept(long certificate, Instant at, long by) {
    jdbc.sql(
            "update dismantling.certificate set accepted_at = ?, accepted_by = ? where certificate = ?")
        .params(at.atOffset(ZoneOffset.UTC), by, certificate)
        .update();
  }

  void strike(long certificate, String why, Instant at, long by) {
    jdbc.sql(
            """
            update dismantling.certificate set struck_at = ?, struck_by = ?, struck_why = ? where certificate = ?
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, why, certificate)
        .update();
  }

  List<KeptCertificate> certificates(long batch) {
    var outputs = new HashMap<Long, List<Output>>();
    jdbc.sql(
            """
            select o.certificate, o.material, o.grams, o.route
              from dismantling.output o join dismantling.certificate c using (certificate)
             where c.batch = ? order by o.output
            """)
        .param(batch)
        .query(row -> {
          outputs
              .computeIfAbsent(row.getLong("certificate"), _ -> new ArrayList<>())
              .add(
                  new Output(
                      Material.valueOf(row.getString("material")),
                      row.getLong("grams"),
                      Route.valueOf(row.getString("route"))));
        });
    return jdbc.sql(
            """
            select c.certificate, c.number, c.issued_on, c.grams, c.file, c.whole, c.accepted_at, c.struck_at,
                   c.struck_why,
                   (select count(*) from dismantling.batch_device i where i.certificate = c.certificate)
                     as devices,
                   (select count(*) from dismantling.certificate_line l where l.certificate = c.certificate)
                     as lines,
                   (select count(*) from dismantling.certificate_line l
                     where l.certificate = c.certificate and l.answer <> 'MATCHED' and l.settled is null)
                     as doubts
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
                    outputs.getOrDefault(row.getLong("certificate"), List.of()),
                    row.getString("file")),
                row.getBoolean("whole"),
                row.getTimestamp("accepted_at") != null
                    ? Certificate.State.ACCEPTED
                    : row.getTimestamp("struck_at") != null
                        ? Certificate.State.STRUCK
                        : Certificate.State.IN_DOUBT,
                row.getLong("devices"),
                row.getLong("lines"),
                row.getLong("doubts"),
                row.getString("struck_why")))
        .list();
  }

  /** Whether this file is one of this batch's papers. */
  boolean belongs(long batch, String sha256) {
    return jdbc.sql(
            """
            select exists (select from dismantling.weighing where batch = :batch and file = :file)
                or exists (select from dismantling.certificate where batch = :batch and file = :file)
                or exists (select from dismantling.batch where batch = :batch and manifest_file = :file)
            """)
        .param("batch", batch)
        .param("file", sha256)
        .query(Boolean.class)
        .single();
  }
}
