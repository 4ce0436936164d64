package org.greenclassroom.house;

import java.nio.charset.StandardCharsets;
import org.greenclassroom.cast.Played;
import org.greenclassroom.frame.Files;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demonstration, and one of each thing that it has none of, written past the rooms: what is
 * asked for with another's id must be there.
 */
final class Strewn {
  private static final String WORD = "strewn";

  private Strewn() {}

  private static final String ROWS =
      """
      insert into volunteers.incident (happened_on, place, urgent, words, reported_at, reported_by, key)
      select current_date, :word, false, 'a fall', now(), min(account), gen_random_uuid() from people.account;
      insert into papers.scan (paper, sha256, media_type, bytes, uploaded_at, uploaded_by)
      select paper, :file, 'image/png', '\\x89', now(), 1 from papers.paper order by paper limit 1;
      insert into frame.view (account, path, query, name, shared, created_at)
      select account, '/devices', 'q=a', :word, false, now() from people.account where login = 'admin' or login like 'officer-%' limit 1;
      insert into outcomes.entitlement (key, partner, document, number, territory, valid_from, valid_to, evidence, entered_at, entered_by)
      select gen_random_uuid(), max(partner), :word, '1', 'CN', current_date - 1, current_date + 1, :file, now(), 1 from partners.partner where 'SCHOOL' = any (kinds);
      insert into outcomes.receipt (key, lot, entitlement, number, issued_on, scan, entered_at, entered_by)
      select gen_random_uuid(), (select min(lot) from donations.lot), max(entitlement), :word, current_date, :file, now(), 1 from outcomes.entitlement;
      insert into collection.collecting (pickup, key, slip, pallets, seals, remarks, collected_at, recorded_at, recorded_by)
      select pickup, gen_random_uuid(), (select min(slip) from custody.slip), 0, '{}', '{}', now(), now(), 1
        from collection.pickup where not exists (select from collection.collecting c where c.pickup = pickup.pickup) order by pickup limit 1;
      insert into collection.collecting_photo (pickup, place, file) select max(pickup), 99, :file from collection.collecting;
      insert into delivery.photo (classroom, occasion, file, taken_at, taken_by, key)
      select classroom, 'ARRIVAL', :file, now(), 1, gen_random_uuid() from classrooms.classroom order by classroom limit 1;
      insert into followup.contact (classroom, channel, on_day, summary, next_on, next_what, told_at, told_by, key)
      select classroom, 'CALL', current_date, :word, current_date, 'call again', now(), 1, gen_random_uuid() from classrooms.classroom order by classroom limit 1;
      insert into passes.pass (key, classroom, way, hash, made_at, made_by, expires_at)
      select gen_random_uuid(), classroom, 'HAND', encode(sha256(:word::bytea), 'hex'), now(), 1, now() + interval '500 days' from classrooms.classroom order by classroom limit 1;
      insert into photographs.class_release (key, classroom, label, purposes, excluded, evidence, granted_on, until, recorded_at, recorded_by)
      select gen_random_uuid(), classroom, '5(1)', '{WEBSITE}', 0, :word, current_date, current_date + 1, now(), 1 from classrooms.classroom order by classroom limit 1;
      insert into special.aid (classroom, kind, product, pieces, recorded_at, recorded_by, key)
      select classroom, 'HEADSET', :word, 1, now(), 1, gen_random_uuid() from classrooms.classroom order by classroom limit 1;
      insert into special.circle (classroom, label, began_on, recorded_at, recorded_by, key)
      select classroom, :word, current_date, now(), 1, gen_random_uuid() from classrooms.classroom order by classroom limit 1;
      insert into surveys.photo (survey, place, file) select min(survey), 99, :file from surveys.survey;
      insert into takeback.photo (recall, file, taken_at, taken_by, key) select min(recall), :file, now(), 1, gen_random_uuid() from takeback.recall;
      insert into tickets.remark (key, ticket, words, inside, written_at, written_by)
      select gen_random_uuid(), min(ticket), :word, false, now(), 1 from tickets.ticket;
      insert into tickets.photo (remark, file) select max(remark), :file from tickets.remark;
      insert into usage.batch (sha256, source, via, collector, sequence, received_at, received_by, rows, accepted, duplicates, superseded, rejected, outcomes, reasons, answer)
      values (:file, 'BUNDLE', 'FILE', :word, 1, now(), (select min(account) from people.account), 0, 0, 0, 0, 0, '', '{}', '{"rows":[],"missing":[]}');
      insert into visits.photograph (visit, item, sha256, file, dhash, arrived_at, told_by)
      select min(visit), 'ROOM', :file, :file, 0, now(), 1 from visits.visit;
      insert into classrooms.signature (agreement, party, name, file)
      select agreement, 'SPONSOR', :word, :file from classrooms.classroom where agreement is not null
         and not exists (select from classrooms.signature s where s.agreement = classroom.agreement and party = 'SPONSOR') order by classroom limit 1;
      insert into activities.slot (activity, role, name, starts_at, ends_at, capacity, min_age, with_children, photos_allowed, key)
      select activity, 'HELPER', :word, now(), now() + interval '1 hour', 3, 0, false, false, gen_random_uuid()
        from activities.activity where school is not null order by activity limit 1;
      insert into signups.desk (slot) select slot from activities.slot where name = :word;
      insert into signups.signup (slot, activity, volunteer, state, asked_at, changed_at)
      select slot, activity, (select min(volunteer) from volunteers.volunteer), 'WAITING', now(), now() from activities.slot where name = :word;
      """;

  static synchronized void in(ApplicationContext house) {
    Played.in(house);
    var jdbc = house.getBean(JdbcClient.class);
    var there =
        jdbc.sql("select exists (select from volunteers.incident where place = ?)")
            .param(WORD)
            .query(Boolean.class)
            .single();
    if (there) return;
    var file =
        house.getBean(Files.class).keep(WORD.getBytes(StandardCharsets.UTF_8), WORD, "image/png");
    // all of them or none
    house
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          for (var row : ROWS.split(";\n"))
            if (jdbc.sql(row).param("word", WORD).param("file", file).update() == 0)
              throw new IllegalStateException("nothing to hang it on: " + row);
        });
  }
}
