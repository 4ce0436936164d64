package org.greenclassroom.donations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code donations.offer}, its lines, its steps and its {@code contact}. */
@Component
class OfferTable {
  private final JdbcClient jdbc;

  OfferTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One step of an offer; -1 is somebody without an account. */
  record Step(Offer.State state, Instant at, long byAccount) {}

  private static final String OFFER =
      """
      select o.offer, o.form, f.secret, o.sent_at, o.taken_by, o.donor_type, o.organisation, o.place,
             o.territory, o.address, o.floor, o.lift, o.asset_status, o.wiping, o.wished_from,
             o.wished_to, o.remarks, o.language, o.state, l.lot
        from donations.offer o
        join donations.form f using (form)
        left join donations.lot l on l.offer = o.offer
      """;

  long insert(long form, Told told, Locale language, Instant at, @Nullable Long takenBy) {
    return jdbc.sql(
            """
            insert into donations.offer (form, sent_at, taken_by, donor_type, organisation, place,
                   territory, address, floor, lift, asset_status, wiping, wished_from, wished_to,
                   remarks, language)
            values (:form, :at, :taken, :type, :organisation, :place, :territory, :address, :floor,
                    :lift, :status, :wiping, :from, :to, :remarks, :language)
            returning offer
            """)
        .param("form", form)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("taken", takenBy)
        .param("type", told.donorType().name())
        .param("organisation", told.organisation())
        .param("place", told.place())
        .param("territory", told.territory())
        .param("address", told.address())
        .param("floor", told.floor())
        .param("lift", told.lift().name())
        .param("status", told.assetStatus().name())
        .param("wiping", told.wiping().name())
        .param("from", told.wishedFrom())
        .param("to", told.wishedTo())
        .param("remarks", told.remarks())
        .param("language", language.getLanguage())
        .query(Long.class)
        .single();
  }

  void insert(long offer, Line line) {
    jdbc.sql(
            """
            insert into donations.offer_line (offer, line, kind, pieces, built, what, processor,
                   memory_mb, inches, condition, charger)
            values (:offer, :line, :kind, :pieces, :built, :what, :processor, :memory, :inches,
                    :condition, :charger)
            """)
        .param("offer", offer)
        .param("line", line.line())
        .param("kind", line.kind().name())
        .param("pieces", line.pieces())
        .param("built", line.built())
        .param("what", line.what())
        .param("processor", line.processor())
        .param("memory", line.memoryMb())
        .param("inches", line.inches())
        .param("condition", line.condition().name())
        .param("charger", line.charger().name())
        .update();
  }

  void insert(long offer, Told told, Instant at) {
    jdbc.sql(
            """
            insert into donations.contact (offer, person, email, phone, consented_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(offer, told.person(), told.email(), told.phone(), at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Writes a step down; the offer itself already says it or is told so. */
  void step(long offer, Offer.State state, Instant at, long by) {
    jdbc.sql("insert into donations.offer_step (offer, state, at, by_account) values (?, ?, ?, ?)")
        .params(offer, state.name(), at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  void become(long offer, Offer.State state) {
    jdbc.sql("update donations.offer set state = ? where offer = ?")
        .params(state.name(), offer)
        .update();
  }

  /** Nobody else answers it meanwhile. */
  void lock(long offer) {
    jdbc.sql("select offer from donations.offer where offer = ? for update")
        .param(offer)
        .query(Long.class)
        .optional();
  }

  Optional<Offer> offer(long offer) {
    return jdbc.sql(OFFER + " where o.offer = ?").param(offer).query(OfferTable::offer).optional();
  }

  Optional<Offer> behind(String secret) {
    return jdbc.sql(OFFER + " where f.secret = ?")
        .param(secret)
        .query(OfferTable::offer)
        .optional();
  }

  /** Newest first; of one state, or of all when null. */
  List<Offer> page(Offer.@Nullable State state, String part, long before, int limit) {
    return jdbc.sql(
            OFFER
                + """
                 where o.offer < :before
                   and (:state::text is null or o.state = :state)
                   and (:part = '' or o.organisation ilike '%' || :part || '%'
                        or 'O-' || lpad(o.offer::text, greatest(5, length(o.offer::text)), '0') = upper(:part))
                 order by o.offer desc limit :limit
                """)
        .param("before", before)
        .param("state", state == null ? null : state.name())
        .param("part", part)
        .param("limit", limit)
        .query(OfferTable::offer)
        .list();
  }

  /** How many wait, how many of them since before that moment, and since when the oldest. */
  record Waiting(long count, long late, @Nullable Instant oldest) {}

  Waiting waiting(Instant before) {
    return jdbc.sql(
            """
            select count(*) as count, count(*) filter (where sent_at < ?) as late,
                   min(sent_at) as oldest
              from donations.offer where state = 'WAITING'
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Waiting(row.getLong("count"), row.getLong("late"), instant(row, "oldest")))
        .single();
  }

  @Nullable Instant lastAnswer() {
    return jdbc.sql("select max(at) as last from donations.offer_step where state <> 'WAITING'")
        .query((row, _) -> Optional.ofNullable(instant(row, "last")))
        .single()
        .orElse(null);
  }

  List<Line> lines(long offer) {
    return jdbc.sql(
            """
            select line, kind, pieces, built, what, processor, memory_mb, inches, condition, charger
              from donations.offer_line where offer = ? order by line
            """)
        .param(offer)
        .query((row, _) ->
            new Line(
                row.getInt("line"),
                Thing.valueOf(row.getString("kind")),
                row.getInt("pieces"),
                row.getObject("built", Integer.class),
                row.getString("what"),
                row.getString("processor"),
                row.getObject("memory_mb", Integer.class),
                row.getBigDecimal("inches"),
                Line.Condition.valueOf(row.getString("condition")),
                Offer.Known.valueOf(row.getString("charger"))))
        .list();
  }

  List<Step> steps(long offer) {
    return jdbc.sql(
            """
            select state, at, by_account from donations.offer_step where offer = ? order by number
            """)
        .param(offer)
        .query((row, _) ->
            new Step(
                Offer.State.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant(),
                row.getLong("by_account")))
        .list();
  }

  Optional<Contact> contact(long offer) {
    return jdbc.sql(
            """
            select c.person, c.email, c.phone, o.language
              from donations.contact c join donations.offer o using (offer) where c.offer = ?
            """)
        .param(offer)
        .query((row, _) ->
            new Contact(
                row.getString("person"),
                row.getString("email"),
                row.getString("phone"),
                Locale.forLanguageTag(row.getString("language"))))
        .optional();
  }

  int forget(long offer) {
    return jdbc.sql("delete from donations.contact where offer = ?").param(offer).update();
  }

  /** Persons of offers whose last step, and whose lot's last, lies before that moment. */
  int forgetOld(Instant before) {
    return jdbc.sql(
            """
            delete from donations.contact c
             where not exists (select from donations.offer_step s where s.offer = c.offer and s.at >= :before)
               and not exists (select from donations.offer o where o.offer = c.offer and o.state = 'WAITING')
               and not exists (select from donations.lot l where l.offer = c.offer
                                and (l.closed_at is null or l.closed_at >= :before))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Lists and photographs of the offers that {@link #forgetOld} lets go of, whether or not somebody
   * was forgotten there before.
   */
  int forgetOldEnclosures(Instant before) {
    return jdbc.sql(
            """
            delete from donations.enclosure e using donations.offer o
             where o.form = e.form and o.state <> 'WAITING'
               and not exists (select from donations.offer_step s where s.offer = o.offer and s.at >= :before)
               and not exists (select from donations.lot l where l.offer = o.offer
                                and (l.closed_at is null or l.closed_at >= :before))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Where those live who gave for themselves and are forgotten. */
  int forgetHomes() {
    return jdbc.sql(
            """
            update donations.offer o set address = '–', place = '–', floor = ''
             where o.donor_type = 'PERSON' and o.address <> '–'
               and not exists (select from donations.contact c where c.offer = o.offer)
            """)
        .update();
  }

  private static Offer offer(ResultSet row, int index) throws SQLException {
    return new Offer(
        row.getLong("offer"),
        row.getLong("form"),
        row.getString("secret"),
        row.getTimestamp("sent_at").toInstant(),
        row.getObject("taken_by", Long.class),
        Offer.DonorType.valueOf(row.getString("donor_type")),
        row.getString("organisation"),
        row.getString("place"),
        row.getString("territory"),
        row.getString("address"),
        row.getString("floor"),
        Offer.Known.valueOf(row.getString("lift")),
        Offer.AssetStatus.valueOf(row.getString("asset_status")),
        Offer.Wiping.valueOf(row.getString("wiping")),
        row.getObject("wished_from", LocalDate.class),
        row.getObject("wished_to", LocalDate.class),
        row.getString("remarks"),
        row.getString("language"),
        Offer.State.valueOf(row.getString("state")),
        row.getObject("lot", Long.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }
}
