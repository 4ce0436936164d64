package org.greenclassroom.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The laws of the book, each with its test, on the real table. */
class BookTest extends House {
  @Autowired Custody custody;
  @Autowired Chain chain;
  @Autowired Partners partners;
  @Autowired LostAndFound lostAndFound;
  @Autowired JdbcConnectionDetails owner;

  private static final String PROOF = "a".repeat(64);

  private long donor() {
    return partners.record(
        occasion(Role.OFFICER), unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
  }

  private static Observed laptop(long donor) {
    return new Observed(
        DeviceKind.LAPTOP, "Dell", "E5530", null, null, 2_400, Basis.ESTIMATED, donor, null, null);
  }

  private Occasion now() {
    return Occasion.of(new Actor(7, List.of()), clock.instant());
  }

  private HandOver slip(long from, long to) {
    return new HandOver(
        from,
        to,
        to == Partners.HOUSE ? 1L : null,
        clock.instant().minusSeconds(5),
        null,
        new HandOver.Signature("王芳", null, null),
        new HandOver.Signature("李明", null, null));
  }

  private List<Tag> received(int count) {
    var donor = donor();
    var occasion = now();
    var slip = custody.handOver(occasion, slip(donor, Partners.HOUSE));
    return custody.receiveNew(
        occasion, slip, IntStream.range(0, count).mapToObj(_ -> laptop(donor)).toList());
  }

  private Tag received() {
    return received(1).getFirst();
  }

  private Written happens(Tag tag, Fact fact) {
    return custody.write(now(), tag, Entry.of(fact, clock.instant()));
  }

  private Tag ready() {
    var tag = received();
    happens(tag, new Fact.Inspected(null));
    happens(tag, new Fact.Cleared(Fact.Cleared.How.WIPED, List.of(PROOF)));
    happens(tag, new Fact.Readied("A"));
    return tag;
  }

  private Tag inClass(long room) {
    var tag = ready();
    happens(tag, new Fact.Reserved(room));
    happens(tag, new Fact.Dispatched(room));
    var school =
        partners.record(
            occasion(Role.OFFICER), unique("School"), List.of(PartnerKind.SCHOOL), "CN", null);
    var occasion = now();
    var slip = custody.handOver(occasion, slip(Partners.HOUSE, school));
    custody.write(occasion, tag, Entry.on(slip, new Fact.Installed(room)));
    return tag;
  }

  private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    var thrown = catchThrowable(act);
    assertThat(thrown).isInstanceOf(Refusal.class);
    return (Refusal) thrown;
  }

  @Test
  void law_1_nothing_is_ready_shipped_or_dismantled_with_data_on_it() {
    var tag = received();
    assertThat(refusal(() -> happens(tag, new Fact.Readied("A"))).key())
        .isEqualTo("custody.refusal.stage");
    happens(tag, new Fact.Condemned(Fact.Condemned.Why.BROKEN));
    assertThat(refusal(() -> happens(tag, new Fact.Shipped(1))).key())
        .isEqualTo("custody.refusal.not-cleared");
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.TO_DISMANTLE);
    happens(tag, new Fact.Cleared(Fact.Cleared.How.DESTROYED, List.of(PROOF)));
    happens(tag, new Fact.Shipped(1));
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.SHIPPED);
  }

  @Test
  void law_1_a_returned_device_is_cleared_again() {
    var tag = inClass(11);
    happens(tag, new Fact.Recalled(11));
    var device = custody.device(tag);
    var occasion = now();
    var slip = custody.handOver(occasion, slip(device.holder(), Partners.HOUSE));
    custody.write(occasion, tag, Entry.on(slip, new Fact.Received(null)));
    assertThat(custody.device(tag).data()).isEqualTo(Held.MAY_HOLD);
    assertThat(custody.device(tag).classroom()).isNull();
    happens(tag, new Fact.Condemned(Fact.Condemned.Why.TOO_OLD));
    assertThat(refusal(() -> happens(tag, new Fact.Shipped(1))).key())
        .isEqualTo("custody.refusal.not-cleared");
  }

  @Test
  void law_2_a_holder_never_changes_without_a_slip() {
    assertThatThrownBy(
            () -> new Entry(new Fact.HandedOver(), clock.instant(), null, 2L, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    var unslipped =
        jdbc.sql(
                """
                select count(*) from (
                  select f.holder, f.slip, s.to_partner
                    from custody.fact f left join custody.slip s using (slip)
                   where f.holder is not null) h
                 where h.slip is null or h.holder <> h.to_partner
                """)
            .query(Long.class)
            .single();
    assertThat(unslipped).isZero();
  }

  @Test
  void law_3_a_device_is_given_up_by_two_people_only() {
    var tag = received();
    happens(tag, new Fact.Missed());
    var first = occasion(Role.OFFICER);
    assertThat(refusal(() -> lostAndFound.agree(first, tag, FactKind.WRITTEN_OFF)).key())
        .isEqualTo("custody.refusal.not-proposed");
    lostAndFound.propose(first, tag, FactKind.WRITTEN_OFF);
    assertThat(refusal(() -> lostAndFound.agree(first, tag, FactKind.WRITTEN_OFF)).key())
        .isEqualTo("custody.refusal.four-eyes");
    lostAndFound.agree(occasion(Role.OFFICER), tag, FactKind.WRITTEN_OFF);
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.LOST);
  }

  @Test
  void law_3_dismantled_names_its_certificate() {
    assertThat(refusal(() -> new Fact.Dismantled(1, "no certificate", 1)).key())
        .isEqualTo("custody.refusal.no-proof");
  }

  @Test
  void law_6_a_fact_learned_late_is_written_now_and_must_be_legal_now() {
    var tag = received();
    happens(tag, new Fact.Inspected(null));
    var earlier = clock.instant().minus(Duration.ofDays(3));
    assertThat(
            refusal(() -> custody.write(now(), tag, Entry.of(new Fact.Inspected(null), earlier)))
                .key())
        .isEqualTo("custody.refusal.stage");
    var written = custody.write(now(), tag, Entry.of(new Fact.WipeFailed(PROOF), earlier));
    assertThat(written.occurredAt()).isBefore(written.recordedAt());
    assertThat(
            refusal(() ->
                    custody.write(
                        now(),
                        tag,
                        Entry.of(
                            new Fact.WipeFailed(PROOF), clock.instant().plus(Duration.ofHours(2)))))
                .key())
        .isEqualTo("custody.refusal.future");
  }

  @Test
  void law_7_a_correction_voids_only_the_last_fact_that_counts() {
    var tag = ready();
    custody.correct(now(), tag, Fact.Corrected.Why.WRONG_DEVICE); // not ready after all
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.TO_REPAIR);
    custody.correct(now(), tag, Fact.Corrected.Why.WRONG_DEVICE); // not cleared either
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.TO_WIPE);
    assertThat(custody.device(tag).data()).isEqualTo(Held.MAY_HOLD);
    custody.correct(now(), tag, Fact.Corrected.Why.WRONG_KIND); // nor inspected
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.TO_INSPECT);
    assertThat(refusal(() -> custody.correct(now(), tag, Fact.Corrected.Why.DID_NOT_HAPPEN)).key())
        .isEqualTo("custody.refusal.first-fact");
    happens(tag, new Fact.Inspected(null));
    assertThat(custody.device(tag).facts()).isEqualTo(8);
  }

  @Test
  void law_4_and_8_the_whole_book_is_intact_and_replays_to_the_present() {
    inClass(12);
    law_7_a_correction_voids_only_the_last_fact_that_counts();
    chain.seal();
    received(40);
    chain.seal();
    var result = chain.verify();
    assertThat(result.firstBroken()).isNull();
    assertThat(result.intact()).isTrue();
    assertThat(result.facts()).isGreaterThan(40);
  }

  @Test
  void law_5_nothing_is_lost_in_pieces_and_in_grams() {
    received(5);
    ready();
    inClass(13);
    var balance =
        jdbc.sql(
                """
                select (select count(*) from custody.facts where kind = 'RECEIVED' and nth = 1)
                     = (select count(*) from custody.devices) as pieces,
                       (select sum((detail -> 'observed' ->> 'grams')::bigint) from custody.facts
                         where nth = 1 and device in (select device from custody.devices d
                           where not exists (select from custody.facts i where i.device = d.device
                             and i.nth > 1 and i.detail -> 'observed' is not null)))
                     = (select sum(grams) from custody.devices d
                         where not exists (select from custody.facts i where i.device = d.device
                             and i.nth > 1 and i.detail -> 'observed' is not null)) as grams
                """)
            .query((row, _) -> row.getBoolean("pieces") && row.getBoolean("grams"))
            .single();
    assertThat(balance).isTrue();
  }

  @Test
  void eight_writers_on_one_device_are_one_success_and_seven_clean_refusals() throws Exception {
    var tag = received();
    var outcomes = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<String> writer =
          () -> {
            try {
              happens(tag, new Fact.Inspected(null));
              return "written";
            } catch (Refusal refusal) {
              return refusal.key();
            }
          };
      for (var future : threads.invokeAll(java.util.Collections.nCopies(8, writer)))
        outcomes.add(future.get());
    }
    assertThat(outcomes).filteredOn("written"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("custody.refusal.stage"::equals).hasSize(7);
    assertThat(custody.device(tag).facts()).isEqualTo(2);
  }

  @Test
  void two_rooms_of_thirty_that_share_devices_never_deadlock() throws Exception {
    var tags = new ArrayList<>(received(30));
    var reversed = tags.reversed();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<String> one = () -> inspectAll(tags);
      Callable<String> other = () -> inspectAll(reversed);
      var outcomes = new ArrayList<String>();
      for (var future : threads.invokeAll(List.of(one, other, one, other)))
        outcomes.add(future.get());
      assertThat(outcomes).filteredOn("written"::equals).hasSize(1);
    }
  }

  private String inspectAll(List<Tag> tags) {
    try {
      custody.write(now(), tags, Entry.of(new Fact.Inspected(null), clock.instant()));
      return "written";
    } catch (Refusal refusal) {
      return refusal.key();
    }
  }

  @Test
  void the_same_act_posted_twice_is_done_once_and_answered_alike() {
    var tag = received();
    var occasion =
        new Occasion(
            new Actor(7, List.of()), clock.instant(), Occasion.PROGRAMME_ZONE, UUID.randomUUID());
    var entry = Entry.of(new Fact.Inspected(null), occasion.now());
    var first = custody.write(occasion, tag, entry);
    var second = custody.write(occasion, tag, entry);
    assertThat(second).isEqualTo(first);
    assertThat(custody.device(tag).facts()).isEqualTo(2);
  }

  @Test
  void a_fact_cannot_be_changed_removed_or_emptied_not_even_by_the_owner() throws Exception {
    received();
    try (var connection =
            DriverManager.getConnection(
                owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
        var statement = connection.createStatement()) {
      for (var sql :
          List.of(
              "update custody.fact set kind = 'FOUND'",
              "delete from custody.fact",
              "truncate custody.fact cascade",
              "update custody.device set tag = tag",
              "delete from custody.slip"))
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("the book is not");
    }
    assertThatThrownBy(() -> jdbc.sql("delete from custody.fact").update())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void a_row_changed_behind_the_back_is_found_and_named() throws Exception {
    var tag = ready();
    var device = custody.device(tag).id();
    chain.seal();
    try (var connection =
            DriverManager.getConnection(
                owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
        var statement = connection.createStatement()) {
      // as a database's owner who switches the triggers off would do it
      statement.execute("alter table custody.fact disable trigger user");
      try {
        statement.execute(
            "update custody.fact set detail = '{\"grade\":\"C\"}' where nth = 4 and device = "
                + device);
        var found = chain.verify();
        assertThat(found.intact()).isFalse();
        assertThat(found.firstBroken())
            .isEqualTo(new Verification.Broken(tag.printed(), 4, "HASH_DIFFERS"));
        statement.execute(
            "update custody.fact set detail = '{\"grade\":\"A\"}' where nth = 4 and device = "
                + device);
        assertThat(chain.verify().intact()).isTrue();

        // the last fact and its trace in the present are taken out together
        statement.execute(
            "create temp table kept as select * from custody.fact where nth = 4 and device = "
                + device);
        statement.execute(
            "create temp table state as select * from custody.device_state where device = "
                + device);
        statement.execute("delete from custody.fact where nth = 4 and device = " + device);
        statement.execute(
            """
            update custody.device_state s set stage = 'TO_REPAIR', facts = 3, head = f.hash,
                   changed_at = f.recorded_at
              from custody.fact f where f.device = s.device and f.nth = 3 and s.device =\
            """
                + " "
                + device);
        assertThat(chain.verify().firstBroken())
            .isEqualTo(new Verification.Broken(tag.printed(), 4, "REMOVED_AFTER_SEAL"));
        statement.execute("insert into custody.fact overriding system value select * from kept");
        statement.execute("delete from custody.device_state where device = " + device);
        statement.execute("alter table state drop column what, drop column searched"); // reckoned
        statement.execute(
            "insert into custody.device_state (" + columns(statement) + ") select * from state");
        assertThat(chain.verify().intact()).isTrue();
      } finally {
        statement.execute("alter table custody.fact enable trigger user");
      }
    }
  }

  private static String columns(java.sql.Statement statement) throws java.sql.SQLException {
    try (var row =
        statement.executeQuery(
            """
            select string_agg(attname, ', ' order by attnum) from pg_attribute
             where attrelid = 'state'::regclass and attnum > 0 and not attisdropped
            """)) {
      row.next();
      return row.getString(1);
    }
  }
}
