package org.greenclassroom.repair;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the mending bench. */
@Service
@Transactional
public class Repair {
  private static final int PAGE = 50;
  private static final int MOST_OFFERED = 200;

  /** Who waits longer than this is late. */
  private static final Duration PATIENCE = Duration.ofDays(14);

  private final Custody custody;
  private final BenchTests tests;
  private final Parts parts;
  private final Grades grades;
  private final Defects defects;
  private final Images images;
  private final Photos photos;
  private final Batteries batteries;
  private final int loanYears;

  Repair(
      Custody custody,
      BenchTests tests,
      Parts parts,
      Grades grades,
      Defects defects,
      Images images,
      Photos photos,
      Batteries batteries,
      @Value("${greenclassroom.loan-years:3}") int loanYears) {
    this.custody = custody;
    this.tests = tests;
    this.parts = parts;
    this.grades = grades;
    this.defects = defects;
    this.images = images;
    this.photos = photos;
    this.batteries = batteries;
    this.loanYears = loanYears;
  }

  /**
   * Everything the bench knows of one device.
   *
   * @param obstacles what stands in the way of declaring it ready
   */
  record OnBench(
      Standing standing,
      Grading grading,
      List<BenchTest> earlier,
      List<Part> in,
      List<Part> out,
      List<Part> stock,
      List<Photo> photos,
      List<Image> images,
      List<Refusal> obstacles) {
    public Device device() {
      return standing.device();
    }

    public @Nullable BenchTest test() {
      return standing.test();
    }
  }

  /**
   * Records what was found at one sitting, as a form or a program says it: the probes by name
   * (power, screen, … = PASS, FAIL, NOT_APPLICABLE), looks, hazards, batteryPercent, memoryMb …
   */
  public void test(Occasion occasion, Tag tag, Map<String, String> typed) {
    test(occasion, tag, TestForm.read(typed, occasion));
  }

  /** Records what was found at one sitting. */
  void test(Occasion occasion, Tag tag, BenchTest test) {
    var device = custody.lock(List.of(tag)).getFirst();
    onBench(device);
    test.checkFor(device.observed().kind());
    tests.insert(device.id(), test, occasion.keyFor("test"));
  }

  /**
   * Declares a device ready for a classroom, under the grade that follows from what is known.
   *
   * @param at when that was
   * @throws Refusal for the first of the things that stand in the way
   */
  public Written ready(Occasion occasion, Tag tag, Instant at) {
    var bench = onBench(occasion, custody.lock(List.of(tag)).getFirst());
    // the same act posted again is answered by the book as the first was; any other is refused
    // there
    if (bench.device().stage() != Stage.TO_REPAIR)
      return custody.write(occasion, tag, Entry.of(new Fact.Readied("-"), at));
    if (!bench.obstacles().isEmpty()) throw bench.obstacles().getFirst();
    var test = tests.last(bench.device().id()).orElseThrow();
    var grade = Objects.requireNonNull(bench.grading().total(), "a complete test has a grade");
    var written = custody.write(occasion, tag, Entry.of(new Fact.Readied(grade.name()), at));
    grades.insert(
        bench.device().id(),
        test.test(),
        bench.grading(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("grade"));
    return written;
  }

  /** The grade that follows from what is known now; null: something is not known. */
  @Transactional(readOnly = true)
  @Nullable Grade grade(Occasion occasion, Tag tag) {
    return onBench(occasion, custody.device(tag)).grading().total();
  }

  /** Not worth mending. */
  void condemn(Occasion occasion, Tag tag, Fact.Condemned.Why why) {
    custody.write(occasion, tag, Entry.of(new Fact.Condemned(why), occasion.now()));
  }

  /** Whether it may be declared ready now. */
  @Transactional(readOnly = true)
  public boolean canReady(Occasion occasion, Tag tag) {
    return onBench(occasion, custody.device(tag)).obstacles().isEmpty();
  }

  @Transactional(readOnly = true)
  OnBench device(Occasion occasion, Tag tag) {
    return onBench(occasion, custody.device(tag));
  }

  @Transactional(readOnly = true)
  Slice<BenchTests.Waiting> bench(Occasion occasion, String show, After after) {
    return Slice.of(
        tests.bench(
            show, occasion.now().minus(Readiness.FRESH), after.since(), after.device(), PAGE + 1),
        PAGE,
        row -> new After(row.since(), row.device()).toString());
  }

  @Transactional(readOnly = true)
  Tray.Waiting waiting(Occasion occasion) {
    var counts = tests.waiting(occasion.now().minus(PATIENCE));
    return new Tray.Waiting(counts[0], counts[1], grades.lastAt(), "/repair");
  }

  @Transactional(readOnly = true)
  Tray.Waiting oldTests(Occasion occasion) {
    long old = tests.old(occasion.now().minus(Readiness.FRESH));
    return new Tray.Waiting(old, 0, null, "/repair?show=old");
  }

  private OnBench onBench(Occasion occasion, Device device) {
    var all = tests.of(device.id());
    var moved = parts.last(device.id());
    var last =
        all.isEmpty() || all.getFirst().testedAt().isBefore(device.receivedAt())
            ? null
            : all.getFirst();
    var standing =
        new Standing(
            device,
            last,
            Standing.BatteryHealth.of(
                last, batteries.reported(device.id(), device.receivedAt()).orElse(null)),
            defects.of(device.id()),
            moved.part(),
            moved.drive(),
            images.on(device.id()).orElse(null));
    return new OnBench(
        standing,
        Grading.of(standing),
        last == null ? all : all.subList(1, all.size()),
        parts.in(device.id()),
        parts.outOf(device.id()),
        device.stage() == Stage.TO_REPAIR ? parts.stock(null, MOST_OFFERED) : List.of(),
        photos.of(device.id()),
        images.offered(),
        Readiness.obstacles(standing, loanYears, occasion));
  }

  private static void onBench(Device device) {
    if (device.stage() != Stage.TO_REPAIR)
      throw new Refusal("repair.refusal.not-on-bench", device.tag().printed(), device.stage());
  }

  /** Where a page of the bench begins. */
  record After(Instant since, long device) {
    static After parse(@Nullable String typed) {
      if (typed == null || !typed.matches("-?\\d{1,18}\\.\\d{1,18}"))
        return new After(Instant.EPOCH, 0);
      var halves = typed.split("\\.");
      long micros = Long.parseLong(halves[0]);
      return new After(
          Instant.ofEpochSecond(
              Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000),
          Long.parseLong(halves[1]));
    }

    @Override
    public String toString() {
      return since.getEpochSecond() * 1_000_000L + since.getNano() / 1000 + "." + device;
    }
  }
}
