package org.greenclassroom.wiping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greenclassroom.wiping.Plausibility.Oddity.NO_CLOCK;
import static org.greenclassroom.wiping.Plausibility.Oddity.NO_TIME;
import static org.greenclassroom.wiping.Plausibility.Oddity.SLOW;
import static org.greenclassroom.wiping.Plausibility.Oddity.SMALLER_THAN_LISTED;
import static org.greenclassroom.wiping.Plausibility.Oddity.TOO_FAST;
import static org.greenclassroom.wiping.Plausibility.Oddity.TOO_FEW_BYTES;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a drive is, what was done to it, whether that can be, and who is drawn. */
class ProofRulesTest {
  private static final long GB256 = 256_060_514_304L;
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 23, 12, 0);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          NVME, /dev/nvme0n1,  BC501 NVMe SK hynix 256GB, -,    NVME
          ATA,  /dev/sda,      SAMSUNG SSD 860 EVO 250GB, -,    SATA_SSD
          ATA,  /dev/sda,      WDC WDS500G2B0A,           -,    SATA_SSD
          ATA,  /dev/sda,      KINGSTON SA400S37240G,     -,    SATA_SSD
          ATA,  /dev/sda,      TOSHIBA MQ01ABD1,          -,    HDD
          ATA,  /dev/sda,      WDC WD5000LPLX,            -,    HDD
          ATA,  /dev/sda,      ST500LM021-1KJ15,          -,    HDD
          ATA,  /dev/sda,      HGST HTS725050A7,          -,    HDD
          MMC,  /dev/mmcblk0,  -,                         -,    EMMC
          -,    -,             -,                         SSD,  SATA_SSD
          -,    -,             -,                         HDD,  HDD
          ATA,  /dev/sda,      RX-7 unheard of,           -,    UNKNOWN
          USB,  /dev/sdb,      -,                         -,    UNKNOWN
          """)
  void what_it_is_made_of(
      @Nullable String bus,
      @Nullable String name,
      @Nullable String model,
      @Nullable String listed,
      Medium medium) {
    assertThat(Medium.of(bus, name, model, listed)).isEqualTo(medium);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DoD Short,                  HDD,      OVERWRITE,             CLEAR
          DoD Short,                  SATA_SSD, OVERWRITE,             CLEAR
          Fill With Zeros,            NVME,     OVERWRITE,             CLEAR
          PRNG Stream,                UNKNOWN,  OVERWRITE,             CLEAR
          Gutmann Wipe,               HDD,      OVERWRITE,             CLEAR
          BMB21-2019,                 SATA_SSD, OVERWRITE,             CLEAR
          ATA Secure Erase,           SATA_SSD, SECURE_ERASE,          CLEAR
          ATA Enhanced Secure Erase,  SATA_SSD, ENHANCED_SECURE_ERASE, PURGE
          ATA Enhanced Secure Erase,  UNKNOWN,  ENHANCED_SECURE_ERASE, CLEAR
          Sanitize Block Erase,       NVME,     BLOCK_ERASE,           PURGE
          Sanitize Block Erase,       HDD,      BLOCK_ERASE,           CLEAR
          Sanitize Block Erase,       UNKNOWN,  BLOCK_ERASE,           CLEAR
          Sanitize Overwrite,         HDD,      SANITIZE_OVERWRITE,    PURGE
          Sanitize Crypto Erase,      EMMC,     CRYPTO_ERASE,          PURGE
          NVMe format,                NVME,     FORMAT,                CLEAR
          """)
  void what_was_done_to_it_and_how_thorough_that_is(
      String method, Medium medium, Technique technique, Category category) {
    assertThat(Technique.of(method)).isEqualTo(technique);
    assertThat(technique.category(medium)).isEqualTo(category);
  }

  @Test
  void what_is_destroyed_is_destroyed_whatever_it_was() {
    for (var how : Destruction.values())
      for (var medium : Medium.values())
        assertThat(Technique.of(how).category(medium)).isEqualTo(Category.DESTROY);
  }

  @Test
  void clear_is_not_enough_for_confidential_data() {
    assertThat(Sensitivity.ORDINARY.allows(Category.CLEAR)).isTrue();
    assertThat(Sensitivity.CONFIDENTIAL.allows(Category.CLEAR)).isFalse();
    assertThat(Sensitivity.CONFIDENTIAL.allows(Category.PURGE)).isTrue();
    assertThat(Sensitivity.CONFIDENTIAL.allows(Category.DESTROY)).isTrue();
  }

  private static Run run(int passes, long written, long read, @Nullable LocalDateTime started) {
    return new Run(
        "nwipe", "0.42", "1 (last pass)", 1, passes, false, written, read, 0, started, 7);
  }

  private static List<Plausibility.Oddity> odd(
      String bus,
      Medium medium,
      Run run,
      long seconds,
      @Nullable Long largest,
      @Nullable Long listed) {
    return Plausibility.of(
        medium, bus, Technique.OVERWRITE, run, NOON.plusSeconds(seconds), largest, listed);
  }

  @Test
  void faster_than_the_plug_is_no_proof_slow_is_a_note() {
    var one = run(1, GB256, GB256, NOON);
    // 512 GB through SATA takes 14 minutes at least
    assertThat(odd("ATA", Medium.HDD, one, 600, GB256, null)).containsExactly(TOO_FAST);
    assertThat(odd("ATA", Medium.HDD, one, 900, GB256, null)).isEmpty();
    assertThat(odd("NVME", Medium.NVME, one, 60, GB256, null)).containsExactly(TOO_FAST);
    assertThat(odd("NVME", Medium.NVME, one, 600, GB256, null)).isEmpty();
    // a SATA drive is not faster because nobody knows the bridge before it
    assertThat(odd("SCSI", Medium.SATA_SSD, one, 600, GB256, null)).containsExactly(TOO_FAST);
    assertThat(odd("USB2", Medium.HDD, one, 9_000, GB256, null)).containsExactly(TOO_FAST);
    assertThat(odd("ATA", Medium.HDD, one, 0, GB256, null)).containsExactly(NO_TIME);
    assertThat(odd("ATA", Medium.HDD, one, -5, GB256, null)).containsExactly(NO_TIME);
    assertThat(odd("ATA", Medium.HDD, one, 200_000, GB256, null)).containsExactly(SLOW);
    assertThat(Plausibility.isProof(List.of(SLOW, NO_CLOCK, SMALLER_THAN_LISTED))).isTrue();
    for (var bad : List.of(TOO_FAST, NO_TIME, TOO_FEW_BYTES))
      assertThat(Plausibility.isProof(List.of(bad))).isFalse();
  }

  @Test
  void bytes_are_passes_times_the_capacity_of_this_drive() {
    var three = run(3, 3 * GB256, GB256, NOON);
    assertThat(odd("ATA", Medium.HDD, three, 9_000, GB256, null)).isEmpty();
    // another machine saw twice as much on it: half of it was out of reach
    assertThat(odd("ATA", Medium.HDD, three, 9_000, 2 * GB256, null))
        .containsExactly(TOO_FEW_BYTES);
    // only the donor's list says so: lists are often wrong
    assertThat(odd("ATA", Medium.HDD, three, 9_000, GB256, 2 * GB256))
        .containsExactly(SMALLER_THAN_LISTED);
    var blanked = new Run("nwipe", "0.42", "last", 1, 1, true, GB256, GB256, 0, NOON, 7);
    assertThat(odd("ATA", Medium.HDD, blanked, 9_000, GB256, null)).containsExactly(TOO_FEW_BYTES);
    assertThat(odd("ATA", Medium.HDD, run(1, GB256, GB256, null), 9_000, GB256, null))
        .containsExactly(NO_CLOCK);
  }

  @Test
  void what_the_drive_does_itself_has_no_measure_in_bytes() {
    assertThat(
            Plausibility.of(
                Medium.NVME, "NVME", Technique.BLOCK_ERASE, run(1, 0, 0, NOON), NOON, GB256, null))
        .isEmpty();
  }

  @Test
  void one_in_twenty_at_least_one() {
    assertThat(Draw.wanted(0)).isZero();
    assertThat(Draw.wanted(1)).isEqualTo(1);
    assertThat(Draw.wanted(20)).isEqualTo(1);
    assertThat(Draw.wanted(21)).isEqualTo(2);
    assertThat(Draw.wanted(1000)).isEqualTo(50);
    for (int n = 1; n < 500; n++) assertThat(Draw.wanted(n) * 20).isGreaterThanOrEqualTo(n);
  }

  @Test
  void a_draw_can_be_repeated_by_anybody_and_prefers_nobody() {
    var tags = IntStream.range(0, 100).mapToObj("TAG%05d"::formatted).toList();
    var seed = "00112233445566778899aabbccddeeff";
    var drawn = Draw.drawn(seed, tags, 5);
    assertThat(drawn).hasSize(5).doesNotHaveDuplicates();
    assertThat(Draw.drawn(seed, tags.reversed(), 5)).isEqualTo(drawn);
    assertThat(Draw.drawn("ff" + seed.substring(2), tags, 5)).isNotEqualTo(drawn);
    // printf '%s' "$seed:TAG00000" | sha256sum, and so on for all of them
    assertThat(Draw.drawn("0".repeat(32), List.of("A", "B", "C"), 3))
        .containsExactly("B", "A", "C");
    var counts = new HashMap<String, Integer>();
    for (int i = 0; i < 4_000; i++)
      for (var tag : Draw.drawn("%032x".formatted(i), tags, 5)) counts.merge(tag, 1, Integer::sum);
    assertThat(counts).hasSize(100);
    assertThat(counts.values()).allMatch(count -> count > 120 && count < 290);
  }
}
