package org.greenclassroom.tours;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of trucks and drivers, and of what tours are reckoned with. */
@Service
@Transactional
public class Fleet {
  /** Whoever left is remembered so long by name. */
  static final int DAYS_REMEMBERED = 180;

  private final FleetTable table;
  private final RuleTable rules;
  private final Partners partners;
  private final People people;

  Fleet(FleetTable table, RuleTable rules, Partners partners, People people) {
    this.table = table;
    this.rules = rules;
    this.partners = partners;
    this.people = people;
  }

  /**
   * What is said of a truck.
   *
   * @param home a workshop or warehouse of ours
   * @param driver who usually drives it; null: nobody, it stays
   */
  public record Described(
      String name,
      @Nullable String plate,
      long home,
      @Nullable Long driver,
      Weight most,
      long litres,
      LocalTime leaves,
      LocalTime returns) {}

  /** Records a truck; the same occasion again answers the same. */
  public long truck(Occasion occasion, Described said) {
    var key = occasion.keyFor("truck");
    var already = table.keyedTruck(key);
    if (already.isPresent()) return already.get();
    check(occasion, null, said);
    return table.insertTruck(
        key,
        said.name.strip(),
        blank(said.plate),
        said.home,
        said.driver,
        said.most.grams(),
        said.litres,
        said.leaves,
        said.returns,
        occasion.now());
  }

  /**
   * @param until its last day; null: none
   */
  void change(Occasion occasion, long truck, Described said, @Nullable LocalDate until) {
    truck(truck);
    if (until != null) Clocked.near(until);
    check(occasion, truck, said);
    table.change(
        truck,
        said.name.strip(),
        blank(said.plate),
        said.home,
        said.driver,
        said.most.grams(),
        said.litres,
        said.leaves,
        said.returns,
        until);
  }

  private void check(Occasion occasion, @Nullable Long truck, Described said) {
    if (said.plate != null && said.plate.length() > 20) throw new Refusal("tours.refusal.long", 20);
    Truck.check(said.name, said.most.grams(), said.litres, said.leaves, said.returns);
    var home = partners.site(said.home);
    if (home.partner() != Partners.HOUSE
        || home.kind() != Site.Kind.WORKSHOP && home.kind() != Site.Kind.WAREHOUSE)
      throw new Refusal("tours.refusal.home", home.name());
    if (home.position() == null) throw new Refusal("tours.refusal.home-nowhere", home.name());
    if (said.driver == null) return;
    var driver = driver(said.driver);
    if (driver.leftOn() != null) throw new Refusal("tours.refusal.driver-left");
    for (var other : table.trucks(occasion.today()))
      if (said.driver.equals(other.driver()) && (truck == null || other.truck() != truck))
        throw new Refusal(
            "tours.refusal.drives-truck",
            Objects.requireNonNullElse(driver.name(), "–"),
            other.name());
  }

  /** It stays on these days. */
  void stay(long truck, LocalDate first, LocalDate last, String why) {
    Clocked.near(first);
    if (Clocked.near(last).isBefore(first)) throw new Refusal("tours.refusal.days", first, last);
    if (why.isBlank() || why.length() > 200) throw new Refusal("tours.refusal.why");
    table.stay(truck(truck).truck(), first, last, why.strip());
  }

  void unstay(long truck, LocalDate first) {
    if (table.unstay(truck, first) == 0) throw Refusal.notFound(first.toString());
  }

  /**
   * Records a driver; the same occasion again answers the same.
   *
   * @param login of an account; null: comes in by a link
   * @param carrier a partner; null: our own
   */
  public long driver(
      Occasion occasion,
      String name,
      @Nullable String phone,
      @Nullable String login,
      @Nullable Long carrier) {
    var key = occasion.keyFor("driver");
    var already = table.keyedDriver(key);
    if (already.isPresent()) return already.get();
    if (name.isBlank() || name.length() > 100) throw new Refusal("tours.refusal.name");
    if (phone != null && phone.length() > 40) throw new Refusal("tours.refusal.long", 40);
    if (carrier != null && !partners.partner(carrier).is(PartnerKind.CARRIER))
      throw new Refusal("tours.refusal.carrier", partners.partner(carrier).name());
    Long account = null;
    var wanted = blank(login);
    if (wanted != null) {
      account =
          people
              .actorOf(wanted)
              .orElseThrow(() -> new Refusal("tours.refusal.login", wanted))
              .account();
      if (table.drives(account)) throw new Refusal("tours.refusal.drives-already", wanted);
    }
    return table.insertDriver(key, name.strip(), blank(phone), account, carrier, occasion.now());
  }

  /** Whoever leaves drives nothing from tomorrow on, and is forgotten after half a year. */
  void leave(Occasion occasion, long driver) {
    table.leave(driver(driver).driver(), occasion.today(), occasion.now());
  }

  /** What is older than the memory for names goes. */
  int forget(LocalDate today) {
    return table.forget(today.minusDays(DAYS_REMEMBERED));
  }

  /** Sets what tours are reckoned with; plans that are there keep what they were made with. */
  void set(Occasion occasion, Rule rule) {
    rule.check();
    rules.insert(rule, occasion.keyFor("rule"), occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  Rule rule() {
    return rules.latest(1).getFirst();
  }

  @Transactional(readOnly = true)
  Rule rule(long rule) {
    return rules.rule(rule);
  }

  @Transactional(readOnly = true)
  List<Rule> rules() {
    return rules.latest(20);
  }

  @Transactional(readOnly = true)
  List<Truck> trucks(LocalDate on) {
    return table.trucks(on);
  }

  @Transactional(readOnly = true)
  Truck truck(long truck) {
    return table.truck(truck).orElseThrow(() -> Refusal.notFound(String.valueOf(truck)));
  }

  @Transactional(readOnly = true)
  List<FleetTable.Absence> absences(LocalDate from) {
    return table.absences(from);
  }

  @Transactional(readOnly = true)
  List<Driver> drivers() {
    return table.drivers();
  }

  @Transactional(readOnly = true)
  Driver driver(long driver) {
    return table.driver(driver).orElseThrow(() -> Refusal.notFound(String.valueOf(driver)));
  }

  @Transactional(readOnly = true)
  Optional<Driver> ifKnown(@Nullable Long driver) {
    return driver == null ? Optional.empty() : table.driver(driver);
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
