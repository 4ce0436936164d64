package org.greenclassroom.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: sets of coefficients, and what a basket is worth by them. Figures, what-if and
 * the API come out of this one code.
 */
@Service
@Transactional(readOnly = true)
public class Method {
  /** Printed beside every figure. */
  public static final String ID = "M1";

  private final SetTable table;

  /** Sets never change, so what was read once stays true. */
  private final Map<Long, Coefficients> read = new ConcurrentHashMap<>();

  Method(SetTable table) {
    this.table = table;
  }

  /** The set that holds now. */
  public Coefficients current() {
    var newest =
        table.newest().orElseThrow(() -> new IllegalStateException("no set was carried in"));
    return set(newest.set());
  }

  /**
   * A set, superseded or not: what was reckoned with it is reckoned again with it.
   *
   * @throws Refusal when there is none of that number
   */
  public Coefficients set(long set) {
    var known = read.get(set);
    if (known != null) return known;
    var version = table.version(set).orElseThrow(() -> Refusal.notFound("" + set));
    var found = Coefficients.of(set, version, table.coefficients(set));
    read.put(set, found);
    return found;
  }

  /** M1 with central values: kg CO2e, each summand. What lacks a coefficient is not in it. */
  public Terms m1(Basket basket, Coefficients set) {
    return Estimate.of(basket, set).sum();
  }

  /** M1 line by line, and M2 and M3 for comparison. */
  public Estimate estimate(Basket basket, Coefficients set) {
    return Estimate.of(basket, set);
  }

  /** How sure that is; the seed goes into the record of whatever is printed. */
  public Uncertainty uncertainty(Basket basket, Coefficients set, long seed, int runs) {
    return Uncertainty.of(basket, set, seed, runs);
  }

  /**
   * The same of heaps, and what parties' portions of them are worth in the same runs: one draw.
   *
   * @param parties of each its portions; none: of the whole only
   */
  public Draw draw(
      List<Basket> heaps, Coefficients set, long seed, int runs, List<List<Portion>> parties) {
    return Draw.of(heaps, set, seed, runs, parties);
  }

  List<SetTable.Known> sets() {
    return table.sets();
  }

  /**
   * Takes the next set, which supersedes the last.
   *
   * @throws Refusal when the file is none, or the version or the content is known already
   */
  @Transactional
  public long load(Occasion occasion, String version, String csv) {
    if (!version.matches("[0-9A-Za-z][0-9A-Za-z._-]{0,39}"))
      throw new Refusal("method.refusal.version", version);
    var coefficients = CoefficientSheet.read(csv);
    reckons(Coefficients.of(0, version, coefficients));
    var hash = Coefficients.hash(coefficients);
    table.alone();
    table
        .byHash(hash)
        .ifPresent(set -> {
          throw new Refusal("method.refusal.known", table.version(set).orElse(version));
        });
    if (table.isTaken(version)) throw new Refusal("method.refusal.taken", version);
    long set = table.insert(occasion, version, hash, coefficients.size());
    table.insert(set, coefficients);
    return set;
  }

  /** A set by which not even a usual classroom can be reckoned is no set. */
  private static void reckons(Coefficients set) {
    for (var kind : List.of(DeviceClass.DESKTOP, DeviceClass.SCREEN, DeviceClass.LAPTOP)) {
      var line =
          new Line(
              kind,
              1,
              1,
              0,
              null,
              false,
              null,
              new Use(null, "CN", 2024),
              new Preparation(null, List.of(), List.of(new Leg(Mode.TRUCK, 1))));
      for (var lacking : Estimate.of(new Basket(List.of(line)), set).notCounted())
        throw new Refusal("method.refusal.lacks", String.join(", ", lacking.coefficients()));
    }
  }

  /**
   * Takes the set that came with the product, once. Where the programme has loaded its own, that
   * one stays: an upgrade must not change figures behind its back.
   */
  @Transactional
  public Optional<Long> carry(Occasion occasion, String version, String csv) {
    table.alone();
    if (table.byHash(Coefficients.hash(CoefficientSheet.read(csv))).isPresent())
      return Optional.empty();
    if (table.newest().filter(newest -> !newest.carried()).isPresent()) return Optional.empty();
    return Optional.of(load(occasion, version, csv));
  }
}
