package org.greenclassroom.outcomes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.donations.Thing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the floors below say of a lot as a whole: its donor, its pick-ups, what was only counted.
 */
@Component
class Surroundings {
  private final JdbcClient jdbc;

  Surroundings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Lot(long lot, long donor, String donorName, Instant openedAt) {}

  Optional<Lot> lot(long lot) {
    return jdbc.sql(
            """
            select l.lot, l.donor, p.name as donor_name, l.opened_at
              from donations.lots l join partners.partners p on p.partner = l.donor
             where l.lot = ?
            """)
        .param(lot)
        .query(DataClassRowMapper.newInstance(Lot.class))
        .optional();
  }

  /**
   * A pick-up of this lot.
   *
   * @param grams null: no scale was there
   */
  record Pickup(
      long pickup,
      String state,
      Instant plannedFrom,
      Instant plannedTo,
      int pieces,
      @Nullable Long grams,
      @Nullable Instant collectedAt) {
    public boolean isOpen() {
      return state.equals("PLANNED") || state.equals("CONFIRMED");
    }
  }

  List<Pickup> pickups(long lot) {
    return jdbc.sql(
            """
            select pickup, state, planned_from, planned_to, pieces, grams, collected_at
              from collection.pickups where lot = ? order by planned_from, pickup
            """)
        .param(lot)
        .query(DataClassRowMapper.newInstance(Pickup.class))
        .list();
  }

  /** Pieces that drivers counted. */
  long collected(long lot) {
    return jdbc.sql(
            """
            select coalesce(sum(pieces), 0) from collection.pickups where lot = ? and state = 'COLLECTED'
            """)
        .param(lot)
        .query(Long.class)
        .single();
  }

  /**
   * Things of one class, counted and not received one by one.
   *
   * @param estimated grams by the usual weight of their class; never added to the weighed ones
   */
  record Things(
      String thingClass,
      long pieces,
      long weighed,
      long estimated,
      long reused,
      long givenAway,
      long toPlant) {
    public long open() {
      return pieces - reused - givenAway - toPlant;
    }
  }

  List<Things> things(long lot) {
    return jdbc.sql(
            """
            select c.thing_class, c.pieces, c.weighed, c.estimated,
                   coalesce(d.reused, 0) as reused, coalesce(d.given_away, 0) as given_away,
                   coalesce(d.to_plant, 0) as to_plant
              from (select thing_class, sum(pieces) as pieces,
                           coalesce(sum(grams) filter (where basis = 'WEIGHED'), 0) as weighed,
                           coalesce(sum(grams) filter (where basis <> 'WEIGHED'), 0) as estimated
                      from collection.counts where lot = :lot group by thing_class) c
              join collection.classes k using (thing_class)
              left join (select thing_class, sum(pieces) filter (where disposition = 'REUSED') as reused,
                                sum(pieces) filter (where disposition = 'GIVEN_AWAY') as given_away,
                                sum(pieces) filter (where disposition = 'TO_PLANT') as to_plant
                           from collection.dispositions where lot = :lot group by thing_class) d
                using (thing_class)
             order by k.place
            """)
        .param("lot", lot)
        .query(DataClassRowMapper.newInstance(Things.class))
        .list();
  }

  /** Pieces of one kind that the donor promised. */
  record Pledge(Thing kind, long pieces) {}

  List<Pledge> pledges(long lot) {
    return jdbc.sql("select kind, pieces from donations.pledges where lot = ? order by kind")
        .param(lot)
        .query((row, _) -> new Pledge(Thing.valueOf(row.getString(1)), row.getLong(2)))
        .list();
  }

  /** An agreement was drawn up for this lot, and not signed. */
  boolean isUnsigned(long lot) {
    return jdbc.sql(
            """
            select exists (select from donations.titles where lot = ? and title = 'WITH_DONOR')
            """)
        .param(lot)
        .query(Boolean.class)
        .single();
  }

  /** Somebody stands at the ramp and scans. */
  boolean isBeingReceived(long lot) {
    return jdbc.sql(
            "select exists (select from intake.sessions where lot = ? and closed_at is null)")
        .param(lot)
        .query(Boolean.class)
        .single();
  }

  /** Something of it came in, on any slip. */
  boolean wasReceived(long lot) {
    return jdbc.sql("select exists (select from intake.receipts where lot = ?)")
        .param(lot)
        .query(Boolean.class)
        .single();
  }

  /** Differences that nobody else confirmed yet. */
  long unconfirmed(long lot) {
    return jdbc.sql(
            """
            select count(*) from intake.differences
             where lot = ? and confirmed_at is null and arrived_at is null
            """)
        .param(lot)
        .query(Long.class)
        .single();
  }

  /** A certificate of clearing that speaks of this lot or of one of its devices, and stands. */
  record Sanitized(
      long certificate, String number, String kind, String subject, Instant issuedAt) {}

  List<Sanitized> sanitized(long lot, long after, int limit) {
    return jdbc.sql(
            """
            select c.certificate, c.number, c.kind, c.subject, c.issued_at
              from wiping.certificates c
             where c.lot = ? and c.state = 'VALID' and c.certificate > ?
             order by c.certificate limit ?
            """)
        .params(lot, after, limit)
        .query(DataClassRowMapper.newInstance(Sanitized.class))
        .list();
  }
}
