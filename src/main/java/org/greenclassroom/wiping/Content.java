package org.greenclassroom.wiping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a certificate says, all of it. Kept as canonical JSON (keys sorted, no blanks), whose
 * SHA-256 stands on the paper; the paper is made of nothing else.
 *
 * @param standard the words and categories are these standards'
 * @param entity in whose name; absent: the programme's, before its entities were written down
 * @param sample null of one device that was not drawn
 */
record Content(
    String number,
    int version,
    @Nullable String supersedes,
    Certificate.Kind kind,
    Instant issuedAt,
    Person issuer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable InTheNameOf entity,
    String verifyAt,
    String standard,
    @Nullable String donor,
    @Nullable Long lot,
    @Nullable Sampling sample,
    List<Computer> computers) {

  static final String STANDARD = "NIST SP 800-88 Rev. 2 (2025), IEEE 2883-2022";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  /** Somebody who answers for a step. */
  record Person(String name, List<String> roles) {}

  /**
   * The legal entity that certifies.
   *
   * @param number in its register; may be empty
   * @param letterhead SHA-256 of the letterhead it was printed under
   */
  record InTheNameOf(String name, String number, String law, String letterhead) {}

  /** How much of a lot was read again, and the draws that decided what. */
  record Sampling(int cleared, int wanted, int passed, List<String> seeds) {}

  /**
   * A computer and its drives.
   *
   * @param collection the slip on which it came
   * @param result what became of it
   * @param looked the two who found that it holds no drive; empty when it holds some
   * @param sampled it was read again by a second person, who found nothing
   */
  record Computer(
      String tag,
      DeviceKind type,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String collection,
      @Nullable String place,
      Result result,
      @Nullable Instant clearedAt,
      @Nullable Person clearedBy,
      List<Person> looked,
      boolean sampled,
      List<Treated> drives) {}

  /** What became of a computer. */
  enum Result {
    CLEARED,
    /** Went back to its donor; its data are the donor's own. */
    GIVEN_BACK,
    /** Is lost: nothing can be said of its data. */
    LOST
  }

  /**
   * One drive and what was done to it.
   *
   * @param id tag and number of the drive in it
   * @param started by the wiped computer's own clock
   * @param verification what the tool read back
   * @param operator handed in the tool's document, or destroyed the drive
   * @param witness saw it destroyed, or looked too
   * @param evidence SHA-256 of the tool's document
   */
  record Treated(
      String id,
      @Nullable String model,
      @Nullable String serial,
      Medium type,
      @Nullable Long bytes,
      @Nullable String bus,
      DriveState result,
      @Nullable Category category,
      @Nullable Technique technique,
      @Nullable String tool,
      @Nullable String method,
      @Nullable Integer passes,
      boolean blanked,
      @Nullable String started,
      @Nullable String ended,
      @Nullable Long written,
      @Nullable Long read,
      @Nullable Long errors,
      @Nullable String verification,
      List<Plausibility.Oddity> oddities,
      List<String> notes,
      @Nullable Person operator,
      @Nullable Instant recordedAt,
      @Nullable Person witness,
      @Nullable Instant witnessedAt,
      @Nullable Sensitivity sensitivity,
      @Nullable String validation,
      @Nullable Person validator,
      @Nullable Instant validatedAt,
      @Nullable String evidence) {}

  byte[] json() {
    return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
  }

  static Content of(byte[] json) {
    return JSON.readValue(json, Content.class);
  }

  public List<Treated> drives() {
    return computers.stream().flatMap(computer -> computer.drives().stream()).toList();
  }

  public SortedSet<Category> categories() {
    return each(Treated::category);
  }

  public SortedSet<Technique> techniques() {
    return each(Treated::technique);
  }

  public SortedSet<String> tools() {
    return each(Treated::tool);
  }

  private <T extends Comparable<T>> SortedSet<T> each(Function<Treated, @Nullable T> part) {
    var all = new TreeSet<T>();
    for (var drive : drives()) {
      var value = part.apply(drive);
      if (value != null) all.add(value);
    }
    return all;
  }
}
