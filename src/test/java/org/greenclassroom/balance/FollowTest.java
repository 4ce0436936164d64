package org.greenclassroom.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.greenclassroom.AtOnce;
import org.greenclassroom.House;
import org.greenclassroom.Late;
import org.greenclassroom.Lives;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger reads what was written into the book since, all of it, and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowTest extends House {
  private static final Duration DAY = Duration.ofDays(1);

  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Dismantling dismantling;
  @Autowired Reckoning reckoning;
  @Autowired TransactionTemplate transaction;

  private Actor officer = Actor.NOBODY;
  private Lives lives = new Lives(null, Actor.NOBODY);
  private long donor;

  @BeforeAll
  void begin() {
    officer = actor(Role.OFFICER, 1);
    lives = new Lives(custody, officer);
    donor = partner(PartnerKind.DONOR);
  }

  @Test
  void a_device_of_which_nothing_was_written_is_not_looked_at_again() {
    var tag = one();
    followUpTo(tag);
    // nobody writes so: whoever looks at the device notices
    pretend(tag, 77);
    reckoning.reckon(fresh());
    assertThat(reckoned(tag)).isEqualTo(77);
    assertThat(behind()).isZero();
    // at night every device is looked at, and what is written next is followed as ever
    reckoning.reckonThroughout(fresh());
    assertThat(reckoned(tag)).isEqualTo(1);
    pretend(tag, 77);
    lives.write(List.of(tag), new Fact.Missed(), ago(1));
    reckoning.reckon(fresh());
    assertThat(reckoned(tag)).isEqualTo(2);
    assertThat(moved(tag)).containsExactly("RECEIVED HOUSE", "MOVED HOUSE", "MOVED MISSING");
  }

  @Test
  void a_fact_whose_transaction_ends_after_one_with_a_higher_number_is_followed() throws Exception {
    var late = one();
    var soon = one();
    followUpTo(soon);
    Late.writing(
        transaction, () -> {}, missed(late), missed(soon), () -> onlyThisOneIsFollowed(soon, late));
    assertThat(last(late)).isLessThan(last(soon));
    reckoning.reckon(fresh());
    assertThat(moved(late)).contains("MOVED MISSING");
    followUpTo(soon);
  }

  @Test
  void a_transaction_that_began_later_and_got_its_number_sooner_is_followed() throws Exception {
    var early = one();
    var late = one();
    var soon = one();
    followUpTo(soon);
    Late.writing(
        transaction,
        missed(early),
        missed(late),
        missed(soon),
        () -> onlyThisOneIsFollowed(soon, late));
    assertThat(last(late)).isLessThan(last(soon));
    reckoning.reckon(fresh());
    assertThat(moved(late)).contains("MOVED MISSING");
  }

  /** However often the book is looked at while the other's transaction lasts. */
  private void onlyThisOneIsFollowed(Tag soon, Tag late) {
    for (int times = 0; times < 3; times++) {
      reckoning.reckon(fresh());
      assertThat(moved(soon)).contains("MOVED MISSING");
      assertThat(moved(late)).doesNotContain("MOVED MISSING");
      assertThat(upto()).isLessThan(last(soon));
    }
  }

  @Test
  void what_is_taken_back_long_after_it_was_followed_is_followed() {
    var tag = one();
    lives.write(List.of(tag), new Fact.Missed(), ago(3));
    followUpTo(tag);
    custody.correct(fresh(), tag, Fact.Corrected.Why.DID_NOT_HAPPEN);
    reckoning.reckon(fresh());
    assertThat(moved(tag)).containsExactly("RECEIVED HOUSE");
    assertThat(reckoned(tag)).isEqualTo(3);
  }

  @Test
  void a_licence_that_is_written_down_later_proves_an_end_of_which_the_book_says_nothing_new() {
    var tags = lives.received(donor, ago(300), 2, DeviceKind.LAPTOP, 2_000);
    lives.toDismantle(tags, ago(30));
    var plant = partner(PartnerKind.DISMANTLER);
    var number = unique("L");
    var today = fresh().today();
    partners.enterLicence(
        fresh(), plant, number, List.of("LAPTOP"), today.minusYears(1), today.plusYears(1), null);
    dismantle(tags, plant, today);
    validFrom(number, today.plusMonths(1));
    followUpTo(tags.getLast());
    assertThat(tags.stream().map(this::evidence)).containsExactly("NONE", "NONE");
    validFrom(number, today.minusYears(1));
    reckoning.reckon(fresh());
    assertThat(tags.stream().map(this::evidence)).containsExactly("CERTIFICATE", "CERTIFICATE");
    assertThat(sumsAreThoseOfTheRows()).isTrue();
  }

  @Test
  void an_existing_house_is_walked_once_and_followed_from_then_on() {
    var tags = lives.received(donor, ago(20), 3, DeviceKind.TABLET, 600);
    reckoning.reckon(fresh());
    // as the migration leaves it, with a device that was never reckoned
    jdbc.sql("update balance.progress set upto = null, mark = null, horizon = null").update();
    unknown(tags.getFirst());
    pretend(tags.get(1), 77);
    reckoning.reckon(fresh());
    assertThat(tags.stream().map(this::reckoned)).containsExactly(1, 1, 1);
    followUpTo(tags.getLast());
    pretend(tags.get(1), 77);
    reckoning.reckon(fresh());
    assertThat(reckoned(tags.get(1))).isEqualTo(77);
    reckoning.reckonThroughout(fresh());
    assertThat(sumsAreThoseOfTheRows()).isTrue();
  }

  @Test
  void a_house_that_was_restored_counts_its_transactions_anew_and_is_followed() {
    var tag = one();
    jdbc.sql("update balance.progress set horizon = '4000000000000000000'").update();
    followUpTo(tag);
    assertThat(moved(tag)).containsExactly("RECEIVED HOUSE");
  }

  @Test
  void sums_that_do_not_fit_their_days_are_made_anew_at_night() {
    reckoning.reckon(fresh());
    jdbc.sql(
            """
            insert into balance.total (stock, flow, basis, pieces, grams) values ('PLANT', 'LOST', 'WEIGHED', 3, 4)
            on conflict (stock, flow, basis) do update set pieces = total.pieces + 3, grams = total.grams + 4
            """)
        .update();
    assertThat(sumsAreThoseOfTheRows()).isFalse();
    reckoning.reckonThroughout(fresh());
    assertThat(sumsAreThoseOfTheRows()).isTrue();
  }

  @Test
  void several_nodes_reckon_while_others_write_and_nothing_is_lost_or_counted_twice()
      throws Exception {
    var tags = lives.received(donor, ago(20), 24, DeviceKind.LAPTOP, 1_500);
    Callable<Boolean> reckons = () -> done(() -> reckoning.reckon(fresh()));
    AtOnce.all(
        writes(tags.subList(0, 8)),
        writes(tags.subList(8, 16)),
        writes(tags.subList(16, 24)),
        reckons,
        reckons,
        () -> done(() -> reckoning.reckonThroughout(fresh())),
        () -> done(() -> reckoning.reckonAnew(fresh())));
    reckoning.reckon(fresh());
    assertThat(tags.stream().map(this::reckoned)).containsOnly(5);
    for (var tag : tags)
      assertThat(moved(tag))
          .containsExactly(
              "RECEIVED HOUSE",
              "MOVED HOUSE",
              "MOVED MISSING",
              "MOVED MISSING",
              "MOVED HOUSE",
              "MOVED HOUSE",
              "MOVED MISSING",
              "MOVED MISSING",
              "MOVED HOUSE");
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from custody.devices d left join balance.reckoned r using (device)
                     where d.facts is distinct from r.facts
                    """)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(sumsAreThoseOfTheRows()).isTrue();
  }

  /** Each is missed and found twice, one transaction after another. */
  private Callable<Boolean> writes(List<Tag> tags) {
    return () -> {
      for (int times = 0; times < 2; times++) {
        for (var tag : tags) lives.write(List.of(tag), new Fact.Missed(), ago(10));
        for (var tag : tags) lives.write(List.of(tag), new Fact.Found(), ago(9));
      }
      return true;
    };
  }

  private Runnable missed(Tag tag) {
    return () -> lives.write(List.of(tag), new Fact.Missed(), ago(1));
  }

  private static boolean done(Runnable act) {
    act.run();
    return true;
  }

  private Tag one() {
    return lives.received(donor, ago(20), 1, DeviceKind.LAPTOP, 1_500).getFirst();
  }

  /** Until nothing up to its last fact is read again; others in this house may be writing. */
  private void followUpTo(Tag tag) {
    long last = last(tag);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          reckoning.reckon(fresh());
          return upto() >= last;
        });
  }

  private long upto() {
    return jdbc.sql("select coalesce(upto, -1) from balance.progress").query(Long.class).single();
  }

  private long last(Tag tag) {
    return jdbc.sql("select max(number) from custody.facts where tag = ?")
        .param(tag.code())
        .query(Long.class)
        .single();
  }

  private long behind() {
    return jdbc.sql("select behind from balance.round").query(Long.class).single();
  }

  private int reckoned(Tag tag) {
    return jdbc.sql(
            "select r.facts from balance.reckoned r join custody.devices d using (device) where d.tag = ?")
        .param(tag.code())
        .query(Integer.class)
        .single();
  }

  private void pretend(Tag tag, int facts) {
    jdbc.sql(
            "update balance.reckoned set facts = ? where device = (select device from custody.devices where tag = ?)")
        .params(facts, tag.code())
        .update();
  }

  private void unknown(Tag tag) {
    jdbc.sql(
            "delete from balance.reckoned where device = (select device from custody.devices where tag = ?)")
        .param(tag.code())
        .update();
  }

  private List<String> moved(Tag tag) {
    return jdbc.sql(
            """
            select flow || ' ' || stock
              from balance.posting p join custody.devices d using (device) where d.tag = ? order by nth, leg
            """)
        .param(tag.code())
        .query(String.class)
        .list();
  }

  private String evidence(Tag tag) {
    return jdbc.sql(
            """
            select coalesce(e.evidence, 'NONE')
              from balance.ends e join custody.devices d using (device) where d.tag = ?
            """)
        .param(tag.code())
        .query(String.class)
        .single();
  }

  /** Postings by day, and days in one sum. */
  private boolean sumsAreThoseOfTheRows() {
    return jdbc.sql(
            """
            select not exists (
                     (select day, donor, category, basis, stock, flow, sum(pieces), sum(grams) from balance.posting
                       group by 1, 2, 3, 4, 5, 6 having sum(pieces) <> 0 or sum(grams) <> 0)
                     except select day, donor, category, basis, stock, flow, pieces, grams from balance.daily)
               and not exists (
                     (select stock, flow, basis, sum(pieces), sum(grams) from balance.daily
                       group by 1, 2, 3 having sum(pieces) <> 0 or sum(grams) <> 0)
                     except select stock, flow, basis, pieces, grams from balance.total)
               and not exists (
                     select stock, flow, basis, pieces, grams from balance.total where pieces <> 0 or grams <> 0
                     except select stock, flow, basis, sum(pieces), sum(grams) from balance.daily group by 1, 2, 3)
            """)
        .query(Boolean.class)
        .single();
  }

  private void dismantle(List<Tag> tags, long plant, LocalDate day) {
    var batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, tags);
    var signed = new HandOver.Signature("Li Na", null, null);
    dismantling.handOver(fresh(), batch, day, null, signed, signed);
    var paper = Scan.of(("%PDF-1.7 " + batch).getBytes(StandardCharsets.US_ASCII), "paper.pdf");
    dismantling.weigh(fresh(), batch, "T-" + batch, day, 104_000, 100_000, paper);
    var names = String.join("\n", tags.stream().map(Tag::printed).toList());
    dismantling.certify(fresh(), batch, "C-" + batch, day, 4_000, names, paper);
  }

  private void validFrom(String licence, LocalDate day) {
    assertThat(
            jdbc.sql("update partners.licence set valid_from = ? where number = ?")
                .params(day, licence)
                .update())
        .isEqualTo(1);
  }

  private long partner(PartnerKind kind) {
    return partners.record(fresh(), unique(kind.name()), Set.of(kind), "CN", null);
  }

  private Occasion fresh() {
    return Occasion.of(officer, Instant.now());
  }

  private static Instant ago(int days) {
    return Instant.now().minus(DAY.multipliedBy(days));
  }
}
