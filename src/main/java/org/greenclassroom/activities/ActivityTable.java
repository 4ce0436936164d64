package org.greenclassroom.activities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code activities.activity}, {@code activities.event}, {@code activities.company}. */
@Component
class ActivityTable {
  private static final String SELECT =
      """
      select activity, key, kind, title, partner, school, classroom, drive, starts_at, ends_at, zone, place, language,
             state, open, address, words, array_to_string(consents, ',') as consent_names, sequence, asked_at,
             approved_at, approved_by, approved_name, published_at, reason, held_at, removed_at
        from activities.activity
      """;

  private final JdbcClient jdbc;

  ActivityTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of a day. */
  record Event(Happened kind, @Nullable String words, Instant at, @Nullable String by) {}

  /** The kinds of it. */
  enum Happened {
    MADE,
    CHANGED,
    ASKED,
    APPROVED,
    DECLINED,
    PUBLISHED,
    MOVED,
    POSTPONED,
    CANCELLED,
    HELD,
    REMOVED,
    RESTORED
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select activity from activities.activity where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      Opening wanted, String address, Set<Consent> consents, UUID key, Instant now, long by) {
    return jdbc.sql(
            """
            insert into activities.activity (key, kind, title, partner, school, classroom, drive, starts_at, ends_at,
                                             zone, place, language, open, address, words, consents, made_at, made_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning activity
            """)
        .params(
            Arrays.asList(
                key,
                wanted.kind().name(),
                wanted.title().strip(),
                wanted.partner(),
                wanted.school(),
                wanted.classroom(),
                wanted.drive(),
                wanted.startsAt().atOffset(ZoneOffset.UTC),
                wanted.endsAt().atOffset(ZoneOffset.UTC),
                wanted.zone().getId(),
                wanted.place().strip(),
                wanted.language(),
                wanted.open(),
                address,
                wanted.words(),
                names(consents),
                now.atOffset(ZoneOffset.UTC),
                by))
        .query(Long.class)
        .single();
  }

  Optional<Activity> activity(long activity) {
    return jdbc.sql(SELECT + " where activity = ?")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Activity.class))
        .optional();
  }

  /** Nobody else changes it meanwhile. */
  Optional<Activity> lock(long activity) {
    return jdbc.sql(SELECT + " where activity = ? for no key update")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Activity.class))
        .optional();
  }

  Optional<Activity> addressed(String address) {
    return jdbc.sql(SELECT + " where address = ?")
        .param(address)
        .query(DataClassRowMapper.newInstance(Activity.class))
        .optional();
  }

  void change(long activity, Changes changes) {
    jdbc.sql(
            """
            update activities.activity
               set title = ?, partner = ?, school = ?, classroom = ?, drive = ?, place = ?, language = ?, open = ?,
                   words = ?, consents = ?
             where activity = ?
            """)
        .params(
            Arrays.asList(
                changes.title().strip(),
                changes.partner(),
                changes.school(),
                changes.classroom(),
                changes.drive(),
                changes.place().strip(),
                changes.language(),
                changes.open(),
                changes.words(),
                names(changes.consents()),
                activity))
        .update();
  }

  void enter(long activity, Activity.State state, @Nullable String reason) {
    jdbc.sql("update activities.activity set state = ?, reason = ? where activity = ?")
        .params(Arrays.asList(state.name(), reason, activity))
        .update();
  }

  void asked(long activity, Instant now) {
    jdbc.sql(
            """
            update activities.activity
               set state = 'ASKED', asked_at = ?, approved_at = null, approved_by = null, approved_name = null
             where activity = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), activity)
        .update();
  }

  void approved(long activity, Instant now, @Nullable Long by, @Nullable String name) {
    jdbc.sql(
            """
            update activities.activity
               set state = 'APPROVED', approved_at = ?, approved_by = ?, approved_name = ?, reason = null
             where activity = ?
            """)
        .params(Arrays.asList(now.atOffset(ZoneOffset.UTC), by, name, activity))
        .update();
  }

  /** What the school said to another day does not hold for this one. */
  void unapproved(long activity) {
    jdbc.sql(
            """
            update activities.activity
               set asked_at = null, approved_at = null, approved_by = null, approved_name = null
             where activity = ?
            """)
        .param(activity)
        .update();
  }

  void published(long activity, Instant now) {
    jdbc.sql(
            """
            update activities.activity
               set state = 'PUBLISHED', published_at = coalesce(published_at, ?), reason = null
             where activity = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), activity)
        .update();
  }

  void held(long activity, Instant now, @Nullable Instant begun) {
    jdbc.sql(
            """
            update activities.activity set state = 'HELD', held_at = ?, begun_at = ? where activity = ?
            """)
        .params(
            Arrays.asList(
                now.atOffset(ZoneOffset.UTC),
                begun == null ? null : begun.atOffset(ZoneOffset.UTC),
                activity))
        .update();
  }

  void move(long activity, Instant starts, Instant ends) {
    jdbc.sql("update activities.activity set starts_at = ?, ends_at = ? where activity = ?")
        .params(starts.atOffset(ZoneOffset.UTC), ends.atOffset(ZoneOffset.UTC), activity)
        .update();
  }

  /** Who was told must be told again. */
  void rise(long activity) {
    jdbc.sql("update activities.activity set sequence = sequence + 1 where activity = ?")
        .param(activity)
        .update();
  }

  void remove(long activity, Instant now, long by) {
    jdbc.sql("update activities.activity set removed_at = ?, removed_by = ? where activity = ?")
        .params(now.atOffset(ZoneOffset.UTC), by, activity)
        .update();
  }

  void restore(long activity) {
    jdbc.sql(
            "update activities.activity set removed_at = null, removed_by = null where activity = ?")
        .param(activity)
        .update();
  }

  void happened(long activity, Happened kind, @Nullable String words, Instant now, long by) {
    jdbc.sql("insert into activities.event (activity, kind, words, at, by) values (?, ?, ?, ?, ?)")
        .params(Arrays.asList(activity, kind.name(), words, now.atOffset(ZoneOffset.UTC), by))
        .update();
  }

  List<Event> events(long activity) {
    return jdbc.sql(
            """
            select e.kind, e.words, e.at, a.name as by from activities.event e
              left join people.accounts a on a.account = e.by
             where e.activity = ? order by e.event
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Event.class))
        .list();
  }

  /** A company gets the address of its page once. */
  void address(long partner, String address) {
    jdbc.sql(
            """
            insert into activities.company (partner, address) values (?, ?) on conflict (partner) do nothing
            """)
        .params(partner, address)
        .update();
  }

  Optional<String> addressOf(long partner) {
    return jdbc.sql("select address from activities.company where partner = ?")
        .param(partner)
        .query(String.class)
        .optional();
  }

  Optional<Long> company(String address) {
    return jdbc.sql("select partner from activities.company where address = ?")
        .param(address)
        .query(Long.class)
        .optional();
  }

  private static String[] names(Set<Consent> consents) {
    return consents.stream().map(Consent::name).sorted().toArray(String[]::new);
  }
}
