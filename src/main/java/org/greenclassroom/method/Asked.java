package org.greenclassroom.method;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the calculator. What stands here holds for every class that says nothing
 * else.
 *
 * @param years lent; 3 where nobody says
 * @param hours of use a year; null: the coefficient, with its range
 * @param displacement 0 to 1; null: the coefficient, with its range
 * @param region whose electricity: {@code CN} where nobody says
 * @param year of use; this year where nobody says
 * @param set which coefficients; null: those that hold now
 * @param seed the same seed gives the same figures; 1 where nobody says
 * @param runs of the Monte Carlo; 5,000 where nobody says
 */
@Exact
record Asked(
    @Nullable List<DevicesAsked> devices,
    @Nullable Double years,
    @Nullable Double hours,
    @Nullable Double displacement,
    @Nullable String region,
    @Nullable Integer year,
    @Nullable List<LegAsked> legs,
    @Nullable List<MatterAsked> recovered,
    @Nullable Long set,
    @Nullable Long seed,
    @Nullable Integer runs) {
  private static final int CLASSES = 50;
  private static final int FEW = 12;
  private static final int RUNS = 5_000;
  private static final int MOST_RUNS = 20_000;

  /**
   * Devices of a class.
   *
   * @param years lent; null: what stands beside the classes
   * @param yearsBefore lent before and reckoned then, over all earlier loans; not the years with
   *     the donor. 0 where nobody says; nothing is avoided beyond the life of a new device
   * @param kg of one
   * @param kwh measured in the workshop, for one
   * @param parts new ones, in all
   * @param resale the donor would have sold them for use
   */
  @Exact
  record DevicesAsked(
      @JsonProperty("class") @Nullable DeviceClass kind,
      @Nullable Long count,
      @Nullable Double years,
      @Schema(
              description =
                  "years lent before and reckoned then, over all earlier loans; not the years with the"
                      + " donor; 0 where nobody says")
          @Nullable Double yearsBefore,
      @Nullable Double hours,
      @Nullable Double displacement,
      @Nullable Boolean resale,
      @Nullable Double kg,
      @Nullable Double kwh,
      @Nullable List<PartsAsked> parts,
      @Nullable List<LegAsked> legs) {}

  @Exact
  record PartsAsked(@Nullable Part part, @Nullable Long count) {}

  @Exact
  record LegAsked(@Nullable Mode mode, @Nullable Double km) {}

  @Exact
  record MatterAsked(@Nullable Matter material, @Nullable Double kg, @Nullable Double share) {}

  Basket basket(Coefficients coefficients, int thisYear) {
    var devices = or(this.devices, List.<DevicesAsked>of());
    if (devices.size() > CLASSES)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "method.refusal.classes", CLASSES);
    var electricity = or(region, "CN");
    if (!coefficients.regions().contains(electricity))
      throw new Refusal("method.refusal.region", electricity);
    var lines = new ArrayList<Line>();
    for (var device : devices)
      lines.add(line(there(device, "devices"), electricity, yearOr(thisYear)));
    return new Basket(lines);
  }

  int yearOr(int thisYear) {
    return or(year, thisYear);
  }

  long seedOrOne() {
    return or(seed, 1L);
  }

  int runsOrUsual() {
    return (int) Range.within("runs", or(runs, RUNS), 100, MOST_RUNS);
  }

  List<Recovered> wonBack() {
    var all = new ArrayList<Recovered>();
    for (var each : few("recovered", recovered)) {
      var one = there(each, "recovered");
      all.add(
          new Recovered(
              there(one.material(), "material"), there(one.kg(), "kg"), or(one.share(), 1.0)));
    }
    return all;
  }

  private Line line(DevicesAsked device, String electricity, int useYear) {
    var known = device.hours() == null ? hours : device.hours();
    var answer = device.displacement() == null ? displacement : device.displacement();
    return new Line(
        there(device.kind(), "class"),
        there(device.count(), "count"),
        or(device.years(), or(years, 3.0)),
        or(device.yearsBefore(), 0.0),
        answer,
        or(device.resale(), false),
        device.kg(),
        new Use(known, electricity, useYear),
        new Preparation(device.kwh(), parts(device), legs(device)));
  }

  private static List<NewPart> parts(DevicesAsked device) {
    return few("parts", device.parts()).stream()
        .map(one -> there(one, "parts"))
        .map(one -> new NewPart(there(one.part(), "part"), there(one.count(), "count")))
        .toList();
  }

  private List<Leg> legs(DevicesAsked device) {
    return few("legs", device.legs() == null ? legs : device.legs()).stream()
        .map(one -> there(one, "legs"))
        .map(one -> new Leg(there(one.mode(), "mode"), there(one.km(), "km")))
        .toList();
  }

  /** Each of them costs a look in each of thousands of runs. */
  private static <T> List<T> few(String what, @Nullable List<T> asked) {
    if (asked == null) return List.of();
    Range.within(what, asked.size(), 0, FEW);
    return asked;
  }

  private static <T> T or(@Nullable T said, T usual) {
    return Objects.requireNonNullElse(said, usual);
  }

  private static <T> T there(@Nullable T said, String what) {
    if (said == null) throw new Refusal("frame.refusal.missing", what);
    return said;
  }
}
