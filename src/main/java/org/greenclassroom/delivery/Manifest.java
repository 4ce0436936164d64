package org.greenclassroom.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dispatch slip as it was frozen: who sends what to whom, in which parcels, with the test record
 * of each device and the declaration that none of it is waste. Directive 2012/19/EU, Annex VI,
 * points 1, 3 and 4. Its papers are made of this alone.
 *
 * @param declaredBy who answers for the declaration (Annex VI, point 4 b)
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Manifest(
    String number,
    Instant madeAt,
    LocalDate leftOn,
    LocalDate expectedOn,
    String sender,
    @Nullable String senderAddress,
    String school,
    @Nullable String schoolAddress,
    String room,
    @Nullable String carrier,
    String vehicle,
    String seal,
    @Nullable String handOver,
    String declaredBy,
    List<Load> parcels) {
  private static final JsonMapper JSON = JsonMapper.shared();

  Manifest {
    parcels = List.copyOf(parcels);
  }

  /** One parcel with what lies in it. */
  record Load(
      int nth,
      ParcelKind kind,
      long grams,
      boolean weighed,
      Map<Accessory, Integer> accessories,
      List<TestRecord> devices) {
    Load {
      accessories = Map.copyOf(accessories);
      devices = List.copyOf(devices);
    }
  }

  /**
   * The record of one device (Annex VI, point 3, step 2).
   *
   * @param category of Annex III: 2 screens and what contains them, 6 small IT; 0: neither
   * @param madeIn year of production; null: not available
   * @param company who is responsible for the evidence of functionality
   * @param tester who tested; null: a program did
   * @param tests the tests made, by name, with their outcome: PASS, FAIL, NOT_APPLICABLE
   * @param hazards what the look for hazardous substances found: NONE
   * @param cleared how its data was destroyed
   * @param certificate number of the certificate of that; null: none was issued
   */
  record TestRecord(
      String tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      int category,
      @Nullable Integer madeIn,
      String company,
      @Nullable String tester,
      Instant testedAt,
      Map<String, String> tests,
      @Nullable String looks,
      String hazards,
      @Nullable Integer batteryPercent,
      Fact.Cleared.How cleared,
      Instant clearedAt,
      @Nullable String certificate) {}

  public List<TestRecord> devices() {
    return parcels.stream().flatMap(load -> load.devices().stream()).toList();
  }

  public long grams() {
    return parcels.stream().mapToLong(Load::grams).sum();
  }

  byte[] json() {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(this)
        .getBytes(StandardCharsets.UTF_8);
  }

  static Manifest of(byte[] json) {
    return JSON.readValue(json, Manifest.class);
  }
}
