package org.greenclassroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addition that makes a risk, and the ladder of silence. */
class RiskTest {
  private static final LocalDate DAY = LocalDate.of(2027, 3, 15);
  private static final LocalDate LONG_AGO = DAY.minusDays(400);

  /** A room of thirty where all is well and everything is known. */
  private static final class Room {
    private LocalDate accepted = LONG_AGO;
    private @Nullable LocalDate heard = DAY.minusDays(1);
    private int silent;
    private boolean outage;
    private @Nullable Integer working = 30;
    private @Nullable Long now = 90L;
    private @Nullable LocalDate visit;
    private @Nullable LocalDate down;
    private int missing;
    private @Nullable Integer lessons;
    private int held;
    private Standing.@Nullable Trained trained;

    Risk risk() {
      return Risk.of(
          new Standing(
              7,
              accepted,
              heard,
              silent,
              outage,
              30,
              working,
              working == null ? null : DAY.minusDays(20),
              now,
              90L,
              DAY.minusDays(7),
              visit,
              down,
              missing,
              missing > 0 ? DAY.minusDays(3) : null,
              lessons,
              held,
              trained,
              null),
          DAY);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,FRESH,0",
    "6,FRESH,0",
    "7,QUIET,1",
    "20,QUIET,1",
    "21,AT_RISK,2",
    "28,AT_RISK,2",
    "29,DROP_OFF,3"
  })
  void the_ladder_has_its_steps_at_7_21_and_28_school_days(int days, Step step, int level) {
    assertThat(Step.of(true, days)).isEqualTo(step);
    assertThat(Step.level(days)).isEqualTo(level);
    assertThat(Step.of(false, days)).isEqualTo(Step.UNKNOWN);
  }

  @Test
  void a_room_where_all_is_well_has_no_points_and_says_what_is_not_measured() {
    var risk = new Room().risk();
    assertThat(risk.score()).isZero();
    assertThat(risk.band()).isEqualTo(Band.CALM);
    assertThat(risk.reasons())
        .extracting(Reason::word)
        .containsExactly("lessons-unknown", "teacher-unknown");
  }

  @ParameterizedTest
  @CsvSource({"14,20,0", "13,20,8", "8,20,8", "7,20,15", "0,20,15"})
  void lessons_that_are_not_held_count_against_a_room(int held, int expected, int points) {
    var room = new Room();
    room.lessons = expected;
    room.held = held;
    assertThat(room.risk().score()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"PRESENT,0", "NOBODY,10", "EXPIRED,10", "LEFT,15"})
  void a_room_without_a_trained_teacher_gets_points(Standing.Trained trained, int points) {
    var room = new Room();
    room.trained = trained;
    assertThat(room.risk().score()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"20,0", "21,15", "28,15", "29,30", "200,30"})
  void silence_counts_against_a_room(int days, int points) {
    var room = new Room();
    room.silent = days;
    assertThat(room.risk().score()).isEqualTo(points);
  }

  @Test
  void never_heard_of_is_not_zero_but_counts_from_the_day_of_acceptance() {
    var room = new Room();
    room.heard = null;
    room.silent = 60;
    var risk = room.risk();
    assertThat(risk.score()).isEqualTo(30);
    assertThat(risk.reasons().getFirst().word()).isEqualTo("never");
    assertThat(risk.reasons().getFirst().on()).isEqualTo(LONG_AGO);
  }

  @Test
  void an_outage_of_the_county_suspends_the_points_of_silence_and_says_so() {
    var room = new Room();
    room.silent = 60;
    room.outage = true;
    assertThat(room.risk().score()).isZero();
    assertThat(room.risk().reasons()).extracting(Reason::word).contains("outage");
  }

  @ParameterizedTest
  @CsvSource({"27,0", "26,5", "23,5", "22,12", "15,12", "14,20", "0,20"})
  void broken_computers_count_by_the_share_that_works(int working, int points) {
    var room = new Room();
    room.working = working;
    assertThat(room.risk().score()).isEqualTo(points);
  }

  @Test
  void what_nobody_verified_takes_no_points_away_and_is_said() {
    var room = new Room();
    room.working = null;
    room.silent = 29;
    assertThat(room.risk().score()).isEqualTo(30);
    assertThat(room.risk().reasons()).extracting(Reason::word).contains("working-unknown");
  }

  @ParameterizedTest
  @CsvSource({"45,0", "44,10"})
  void half_of_its_own_usual_use_is_the_line(long minutes, int points) {
    var room = new Room();
    room.now = minutes;
    assertThat(room.risk().score()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"14,0", "15,5", "45,5", "46,10"})
  void a_late_visit_counts_after_a_fortnight(int late, int points) {
    var room = new Room();
    room.visit = DAY.minusDays(late);
    assertThat(room.risk().score()).isEqualTo(points);
  }

  @Test
  void everything_at_once_adds_up_and_the_heaviest_reason_comes_first() {
    var room = new Room();
    room.silent = 40;
    room.working = 10;
    room.now = 10L;
    room.visit = DAY.minusDays(90);
    room.down = DAY.minusDays(2);
    room.missing = 2;
    var risk = room.risk();
    assertThat(risk.score()).isEqualTo(30 + 20 + 10 + 10 + 10 + 10);
    assertThat(risk.band()).isEqualTo(Band.ESCALATE);
    assertThat(risk.reasons().getFirst().factor()).isEqualTo(Factor.SILENCE);
  }

  @ParameterizedTest
  @CsvSource({"59,0", "60,30"})
  void a_new_room_is_left_alone_for_sixty_days(int age, int points) {
    var room = new Room();
    room.accepted = DAY.minusDays(age);
    room.heard = null;
    room.silent = 40;
    assertThat(room.risk().score()).isEqualTo(points);
    if (points == 0)
      assertThat(room.risk().reasons()).extracting(Reason::word).containsExactly("grace");
  }

  @ParameterizedTest
  @CsvSource({
    "0,CALM",
    "24,CALM",
    "25,WATCH",
    "49,WATCH",
    "50,ACT",
    "74,ACT",
    "75,ESCALATE",
    "100,ESCALATE"
  })
  void bands(int score, Band band) {
    assertThat(Band.of(score)).isEqualTo(band);
  }

  /** Whatever is known: the score is the sum of its reasons, and each with points has a day. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void every_point_is_traceable_to_a_fact_and_a_day(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var room = new Room();
      room.accepted = DAY.minusDays(random.nextInt(500));
      if (random.nextBoolean()) room.heard = null;
      room.silent = random.nextInt(60);
      room.outage = random.nextInt(5) == 0;
      if (random.nextInt(4) == 0) room.working = null;
      else room.working = random.nextInt(31);
      room.now = random.nextBoolean() ? null : (Long) (long) random.nextInt(200);
      if (random.nextBoolean()) room.visit = DAY.minusDays(random.nextInt(90));
      if (random.nextInt(5) == 0) room.down = DAY.minusDays(random.nextInt(40));
      room.missing = random.nextInt(3);
      var risk = room.risk();
      assertThat(risk.score())
          .as("seed " + seed)
          .isEqualTo(Math.min(100, risk.reasons().stream().mapToInt(Reason::points).sum()))
          .isBetween(0, 100);
      assertThat(risk.band()).isEqualTo(Band.of(risk.score()));
      assertThat(risk.reasons()).allMatch(reason -> reason.points() == 0 || reason.on() != null);
    }
  }
}
