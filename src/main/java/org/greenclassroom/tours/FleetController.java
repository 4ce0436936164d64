package org.greenclassroom.tours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Trucks, drivers, and what tours are reckoned with. */
@Controller
class FleetController {
  private final Fleet fleet;
  private final Partners partners;
  private final People people;

  FleetController(Fleet fleet, Partners partners, People people) {
    this.fleet = fleet;
    this.partners = partners;
    this.people = people;
  }

  record FleetPage(
      List<Truck> trucks,
      List<FleetTable.Absence> absences,
      List<Driver> drivers,
      Map<String, String> homes,
      Map<String, String> driverNames,
      Map<String, String> carriers,
      boolean officer) {
    public List<FleetTable.Absence> absencesOf(long truck) {
      return absences.stream().filter(one -> one.truck() == truck).toList();
    }
  }

  record TruckPage(
      Truck truck,
      List<FleetTable.Absence> absences,
      Map<String, String> homes,
      Map<String, String> driverNames) {}

  record RuleRow(Rule rule, String setBy) {}

  record RulePage(Rule rule, List<RuleRow> before, boolean officer) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @ShowsPeople(Held.Whose.DRIVER)
  @GetMapping("/tours/fleet")
  String fleet(Occasion occasion, Model model) {
    var carriers = new LinkedHashMap<String, String>();
    for (var one : partners.of(PartnerKind.CARRIER))
      carriers.put(Long.toString(one.partner()), one.name());
    model.addAttribute(
        "page",
        new FleetPage(
            fleet.trucks(occasion.today()),
            fleet.absences(occasion.today()),
            fleet.drivers(),
            homes(),
            drivers(),
            carriers,
            occasion.actor().is(Role.OFFICER)));
    return "tours/fleet";
  }

  /** Workshops and warehouses of ours; those that lie nowhere are refused with what to do. */
  private Map<String, String> homes() {
    var homes = new LinkedHashMap<String, String>();
    for (var site : partners.sites(Partners.HOUSE))
      if (site.kind() == Site.Kind.WORKSHOP || site.kind() == Site.Kind.WAREHOUSE)
        homes.put(Long.toString(site.site()), site.name());
    return homes;
  }

  private Map<String, String> drivers() {
    var drivers = new LinkedHashMap<String, String>();
    for (var one : fleet.drivers())
      drivers.put(Long.toString(one.driver()), String.valueOf(one.name()));
    return drivers;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/trucks")
  String truck(
      @RequestParam String name,
      @RequestParam(required = false) @Nullable String plate,
      @RequestParam long home,
      @RequestParam(required = false) @Nullable Long driver,
      @RequestParam String kilograms,
      @RequestParam long litres,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime leaves,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime returns,
      Occasion occasion,
      RedirectAttributes redirect) {
    fleet.truck(
        occasion,
        new Fleet.Described(
            name, plate, home, driver, Weight.kilograms(kilograms), litres, leaves, returns));
    Said.that(redirect, "tours.said.truck");
    return "redirect:/tours/fleet";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/tours/trucks/{truck:\\d+}")
  String truck(@PathVariable long truck, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new TruckPage(
            fleet.truck(truck),
            fleet.absences(occasion.today()).stream().filter(one -> one.truck() == truck).toList(),
            homes(),
            drivers()));
    return "tours/truck";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/trucks/{truck:\\d+}")
  String change(
      @PathVariable long truck,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable String plate,
      @RequestParam long home,
      @RequestParam(required = false) @Nullable Long driver,
      @RequestParam String kilograms,
      @RequestParam long litres,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime leaves,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime returns,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until,
      Occasion occasion,
      RedirectAttributes redirect) {
    fleet.change(
        occasion,
        truck,
        new Fleet.Described(
            name, plate, home, driver, Weight.kilograms(kilograms), litres, leaves, returns),
        until);
    Said.that(redirect, "tours.said.truck");
    return "redirect:/tours/fleet";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/trucks/{truck:\\d+}/absences")
  String stay(
      @PathVariable long truck,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
      @RequestParam String why,
      RedirectAttributes redirect) {
    fleet.stay(truck, first, last, why);
    Said.that(redirect, "tours.said.stays");
    return "redirect:/tours/trucks/" + truck;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/trucks/{truck:\\d+}/absences/end")
  String unstay(
      @PathVariable long truck,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
      RedirectAttributes redirect) {
    fleet.unstay(truck, first);
    Said.that(redirect, "tours.said.drives-again");
    return "redirect:/tours/trucks/" + truck;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/drivers")
  String driver(
      @RequestParam String name,
      @RequestParam(required = false) @Nullable String phone,
      @RequestParam(required = false) @Nullable String login,
      @RequestParam(required = false) @Nullable Long carrier,
      Occasion occasion,
      RedirectAttributes redirect) {
    fleet.driver(occasion, name, phone, login, carrier);
    Said.that(redirect, "tours.said.driver-known");
    return "redirect:/tours/fleet#drivers";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/drivers/{driver:\\d+}/end")
  String leave(@PathVariable long driver, Occasion occasion, RedirectAttributes redirect) {
    fleet.leave(occasion, driver);
    Said.that(redirect, "tours.said.left", Fleet.DAYS_REMEMBERED);
    return "redirect:/tours/fleet#drivers";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/tours/rules")
  String rules(Occasion occasion, Model model) {
    var all = fleet.rules();
    model.addAttribute(
        "page",
        new RulePage(
            all.getFirst(),
            all.stream()
                .map(rule ->
                    new RuleRow(rule, rule.setBy() == 0 ? "–" : people.known(rule.setBy()).name()))
                .toList(),
            occasion.actor().is(Role.OFFICER)));
    return "tours/rules";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/rules")
  String set(
      @RequestParam String roadFactor,
      @RequestParam String roadSource,
      @RequestParam int kmh,
      @RequestParam int stretchMin,
      @RequestParam int restMin,
      @RequestParam int drivingMin,
      @RequestParam int dutyMin,
      @RequestParam String hoursSource,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime opens,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime closes,
      @RequestParam int stopMin,
      @RequestParam int pieceSec,
      @RequestParam int centsKm,
      @RequestParam int centsHour,
      @RequestParam int centsRide,
      Occasion occasion,
      RedirectAttributes redirect) {
    fleet.set(
        occasion,
        new Rule(
            0,
            factor(roadFactor),
            roadSource,
            kmh,
            stretchMin,
            restMin,
            drivingMin,
            dutyMin,
            hoursSource,
            opens,
            closes,
            stopMin,
            pieceSec,
            centsKm,
            centsHour,
            centsRide,
            occasion.now(),
            occasion.actor().account()));
    Said.that(redirect, "tours.said.rules");
    return "redirect:/tours/rules";
  }

  private static BigDecimal factor(String typed) {
    try {
      return new BigDecimal(typed.strip().replace(',', '.'))
          .setScale(2, java.math.RoundingMode.HALF_UP);
    } catch (NumberFormatException wrong) {
      throw new Refusal("tours.refusal.factor", typed);
    }
  }
}
