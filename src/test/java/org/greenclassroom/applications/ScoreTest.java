package org.greenclassroom.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** Points come from facts alone; what nobody knows gives none and says so. */
class ScoreTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  private static Weighting weights(int ofEach) {
    var weights = new EnumMap<Criterion, Weighting.Weight>(Criterion.class);
    for (var criterion : Criterion.values())
      weights.put(criterion, new Weighting.Weight(ofEach, 0, criterion.isYesOrNo() ? 1 : 10));
    weights.put(Criterion.CLOSURE, new Weighting.Weight(ofEach, 1, 0));
    return new Weighting(7, DAY, "a test", weights);
  }

  /** As little as a form may say. */
  private static Map<String, String> bare() {
    var form = new HashMap<String, String>();
    form.put("name", "School");
    form.put("territory", "CN");
    form.put("division", "Yunnan");
    form.put("address", "Road 1");
    form.put("room", "Room 1");
    form.put("seats", "30");
    form.put("grade-3", "60");
    form.put("others", "NO");
    form.put("purpose", "Lessons");
    form.put("person", "Li");
    form.put("email", "li@example.org");
    form.put("consent", "true");
    return form;
  }

  private static Told told(Map<String, String> form) {
    var sheet = new Sheet(form, DAY, Set.of("CN"), false, 0);
    var told = sheet.read();
    assertThat(sheet.flaws()).isEmpty();
    assertThat(told).isNotNull();
    return java.util.Objects.requireNonNull(told);
  }

  private static Score.Line line(Score score, Criterion criterion) {
    return score.lines().stream()
        .filter(line -> line.criterion() == criterion)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_a_school_does_not_know_gives_no_points_and_keeps_nobody_out() {
    var score = Score.of(Facts.of(told(bare()), DAY), weights(10));
    assertThat(score.points()).isZero();
    assertThat(score.known()).as("only how many kinds it ticked is known").isEqualTo(10);
    for (var line : score.lines())
      if (line.criterion() != Criterion.KINDS) {
        assertThat(line.value()).as(line.criterion().name()).isNull();
        assertThat(line.source()).isNull();
      }
  }

  @Test
  void every_point_names_its_value_and_its_source() {
    var form = bare();
    form.put("computers", "12");
    form.put("teacher", "5 节");
    form.put("lessons", "０.５");
    form.put("secure", "NO");
    form.put("tenure", "LEASED");
    form.put("lease", "2027-05-27");
    form.put("closure", "NO");
    form.put("kind-RURAL", "true");
    var score = Score.of(Facts.of(told(form), DAY), weights(100));
    assertThat(line(score, Criterion.PUPILS_PER_COMPUTER).value()).isEqualTo(50);
    assertThat(line(score, Criterion.TEACHER_HOURS).points()).isEqualTo(50);
    assertThat(line(score, Criterion.LESSONS).value()).isEqualTo(5);
    assertThat(line(score, Criterion.DOOR).points()).isZero();
    assertThat(line(score, Criterion.DOOR).source()).isEqualTo(Source.APPLICATION);
    assertThat(line(score, Criterion.TENURE).value()).isEqualTo(6);
    assertThat(line(score, Criterion.CLOSURE).points()).as("no is the good answer").isEqualTo(100);
    assertThat(line(score, Criterion.KINDS).points()).isEqualTo(10);
    assertThat(score.points())
        .isEqualTo(score.lines().stream().mapToInt(Score.Line::points).sum())
        .isEqualTo(score.groups().values().stream().mapToInt(Score.Sum::points).sum());
  }

  @Test
  void a_room_without_any_computer_needs_most() {
    var form = bare();
    form.put("computers", "0");
    var score = Score.of(Facts.of(told(form), DAY), weights(10));
    assertThat(line(score, Criterion.PUPILS_PER_COMPUTER).points()).isEqualTo(10);
    assertThat(line(score, Criterion.COMPUTERS_AGE).points()).isEqualTo(10);
  }

  @Test
  void the_survey_is_believed_before_the_school_and_the_school_never_after_it() {
    var form = bare();
    form.put("power", "YES");
    var facts = Facts.of(told(form), DAY);
    facts.learn(Criterion.SOCKETS, 0, Source.SURVEY);
    facts.learn(Criterion.SOCKETS, 1, Source.LEARNED);
    assertThat(facts.of(Criterion.SOCKETS)).contains(new Fact(0, Source.SURVEY));
    facts.learn(Criterion.DEPUTY_HOURS, 2, Source.LEARNED);
    facts.learn(Criterion.DEPUTY_HOURS, 3, Source.LEARNED);
    assertThat(facts.of(Criterion.DEPUTY_HOURS))
        .as("of two that were learned the later")
        .contains(new Fact(3, Source.LEARNED));
    facts.learn(Criterion.DRY, null, Source.SURVEY);
    assertThat(facts.of(Criterion.DRY)).isEmpty();
  }

  @Test
  void a_scale_is_a_straight_line_between_its_ends_and_may_run_down() {
    var up = new Weighting.Weight(160, 30, 200);
    assertThat(up.pointsFor(10)).isZero();
    assertThat(up.pointsFor(115)).isEqualTo(80);
    assertThat(up.pointsFor(9_999)).isEqualTo(160);
    var down = new Weighting.Weight(50, 1, 0);
    assertThat(down.pointsFor(1)).isZero();
    assertThat(down.pointsFor(0)).isEqualTo(50);
  }

  @Test
  void weights_are_a_thousand_points_for_every_criterion_once() {
    assertThatThrownBy(() -> weights(10).checked())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("applications.refusal.weights [210, 1000]");
    var flat = new EnumMap<>(weights(0).weights());
    flat.put(Criterion.POWER, new Weighting.Weight(1000, 1, 1));
    assertThatThrownBy(() -> new Weighting(0, DAY, "a test", flat).checked())
        .hasMessageContaining("weight-flat");
    var short1 = new EnumMap<>(weights(0).weights());
    short1.remove(Criterion.DRY);
    assertThatThrownBy(() -> new Weighting(0, DAY, "a test", short1).checked())
        .hasMessageContaining("applications.refusal.weight [DRY]");
  }

  @Test
  void a_form_says_everything_that_is_wrong_at_once() {
    var sheet =
        new Sheet(
            Map.of("code", "31", "seats", "999", "grade-1", "many", "lease", "soon"),
            DAY,
            Set.of("CN"),
            false,
            2);
    assertThat(sheet.read()).isNull();
    assertThat(sheet.flaws().stream().map(flaw -> flaw.field()).toList())
        .containsAll(
            List.of(
                "name",
                "code",
                "territory",
                "division",
                "address",
                "room",
                "seats",
                "grade-1",
                "lease",
                "others",
                "purpose",
                "nobody",
                "person",
                "email",
                "consent"));
    assertThat(Facts.tenths(new BigDecimal("1.5"))).isEqualTo(15);
  }

  @Test
  void a_photograph_loses_its_place_and_keeps_how_it_is_turned() {
    byte[] exif = {
      'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0,
      0, 0, 0, 0, 0, 0, 'G', 'P', 'S', '!'
    };
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0});
    out.write(exif.length + 2);
    out.writeBytes(exif);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 2, 1, 2, 3});
    var bare = Bare.of(out.toByteArray(), "image/jpeg");
    var text = new String(bare, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("GPS").endsWith("\u0001\u0002\u0003");
    assertThat(bare[2 + 2 + 2 + 6 + 8 + 2 + 9]).as("turned as before").isEqualTo((byte) 6);
    var twice = Bare.of(bare, "image/jpeg");
    assertThat(twice).isEqualTo(bare);
    byte[] cut = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, (byte) 0xFF};
    assertThat(Bare.of(cut, "image/jpeg")).isNotNull();
  }
}
