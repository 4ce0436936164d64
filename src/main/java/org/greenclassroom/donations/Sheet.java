package org.greenclassroom.donations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.frame.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form as it was typed and finds everything that keeps it from being sent, at once. Pure.
 *
 * <p>Some of it is a no that is said kindly and early: what may hold state secrets, what the donor
 * itself calls scrap, what stands where the programme has no house, what is dangerous to carry.
 */
final class Sheet extends TypedForm {
  static final int MOST_LINES = 12;
  private static final Pattern MEMORY = Pattern.compile("(\\d{1,6})\\s*(gb?|mb?|千兆|兆)?\\s*(ram)?");
  private static final Pattern INCHES =
      Pattern.compile("(\\d{1,2}(?:[.,]\\d)?)\\s*(\"|″|''|in.*|寸|英寸|吋|po.*)?");
  private static final Pattern AGE = Pattern.compile("(\\d{1,4})\\s*(年|years?|ans?|岁|y)?\\D*");

  private final LocalDate today;
  private final Set<String> territories;
  private final boolean byOfficer;
  private final int last;

  /**
   * @param typed field by field
   * @param territories the customs territories where the programme has a house
   * @param byOfficer whether an officer writes down what a donor says on the telephone
   */
  Sheet(Map<String, String> typed, LocalDate today, Set<String> territories, boolean byOfficer) {
    super(typed, "donations.no");
    this.today = today;
    this.territories = territories;
    this.byOfficer = byOfficer;
    this.last = lines(typed);
  }

  /** How many lines the form shows: those with something in them, at least one. */
  static int lines(Map<String, String> typed) {
    int lines = 1;
    for (int at = 2; at <= MOST_LINES; at++) if (typed.containsKey("kind-" + at)) lines = at;
    return lines;
  }

  /** What it says; null where something is wrong. */
  @Nullable Told read() {
    var lines = new ArrayList<Line>();
    for (int at = 1; at <= last; at++) if (at == 1 || isFilled(at)) line(at, lines);
    if (ticked("crt")) no("crt", "crt");
    if (ticked("battery")) no("battery", "battery");
    var status = one("status", Offer.AssetStatus.class);
    if (status == Offer.AssetStatus.STATE_SECRETS) no("status", "state-secrets");
    if (status == Offer.AssetStatus.SCRAPPED && !ticked("asWaste")) no("asWaste", "scrapped");
    var wiping = one("wiping", Offer.Wiping.class);
    var type = one("donorType", Offer.DonorType.class);
    var organisation = text("organisation", 200);
    if (organisation.isEmpty() && type != Offer.DonorType.PERSON)
      no("organisation", "organisation");
    var place = needed("place", 200);
    var territory = needed("territory", 10);
    if (!territory.isEmpty() && !territories.contains(territory)) no("territory", "territory");
    var address = needed("address", 500);
    var from = day("from");
    var to = day("to");
    if (from != null && to != null && to.isBefore(from)) no("to", "days");
    else if (to != null && to.isBefore(today)) no("to", "past");
    var person = needed("person", 200);
    var phone = text("phone", 60);
    var email = email(phone);
    if (!ticked("consent")) no("consent", byOfficer ? "told" : "consent");
    var told =
        new Told(
            or(type, Offer.DonorType.COMPANY),
            organisation,
            place,
            territory,
            address,
            text("floor", 60),
            or(optional("lift", Offer.Known.class), Offer.Known.UNKNOWN),
            or(status, Offer.AssetStatus.IDLE),
            or(wiping, Offer.Wiping.PROGRAMME),
            from,
            to,
            text("remarks", 2000),
            lines,
            person,
            email,
            phone);
    return isFlawless() ? told : null;
  }

  private boolean isFilled(int at) {
    for (var part : List.of("pieces", "age", "what", "processor", "memory", "inches"))
      if (!said(part + "-" + at).isEmpty()) return true;
    return !said("kind-" + at).isEmpty();
  }

  private void line(int at, List<Line> lines) {
    var kind = one("kind-" + at, Thing.class);
    int pieces = pieces("pieces-" + at);
    var built = built("age-" + at);
    var memory = memory("memory-" + at);
    var inches = inches("inches-" + at);
    var condition = one("condition-" + at, Line.Condition.class);
    if (kind == null || condition == null || pieces == 0) return;
    lines.add(
        new Line(
            lines.size() + 1,
            kind,
            pieces,
            built,
            text("what-" + at, 200),
            text("processor-" + at, 200),
            memory,
            inches,
            condition,
            or(optional("charger-" + at, Offer.Known.class), Offer.Known.UNKNOWN)));
  }

  private int pieces(String field) {
    var said = said(field);
    if (said.matches("\\d{1,6}") && Integer.parseInt(said) > 0) return Integer.parseInt(said);
    no(field, said.isEmpty() ? "pieces-missing" : "pieces", said);
    return 0;
  }

  /** A year, or an age in years: nobody confuses the two. */
  private @Nullable Integer built(String field) {
    var said = said(field);
    if (said.isEmpty()) return null;
    var number = AGE.matcher(said.toLowerCase(Locale.ROOT));
    if (number.matches()) {
      int years = Integer.parseInt(number.group(1));
      if (years >= 1980 && years <= today.getYear()) return years;
      if (years <= 45) return today.getYear() - years;
    }
    no(field, "age", said);
    return null;
  }

  /** "8 GB", "8G", "8192"; a small number without a unit is gigabytes. */
  private @Nullable Integer memory(String field) {
    var said = said(field);
    if (said.isEmpty()) return null;
    var number = MEMORY.matcher(said.toLowerCase(Locale.ROOT));
    if (number.matches()) {
      int size = Integer.parseInt(number.group(1));
      var unit = number.group(2) == null ? size <= 256 ? "g" : "m" : number.group(2);
      boolean giga = unit.startsWith("g") || unit.equals("千兆");
      if (size > 0 && size <= (giga ? 4_096 : 999_999)) return giga ? size * 1024 : size;
    }
    no(field, "memory", said);
    return null;
  }

  private @Nullable BigDecimal inches(String field) {
    var said = said(field);
    if (said.isEmpty()) return null;
    var number = INCHES.matcher(said.toLowerCase(Locale.ROOT));
    if (number.matches()) {
      var inches = new BigDecimal(number.group(1).replace(',', '.'));
      if (inches.signum() > 0) return inches;
    }
    no(field, "inches", said);
    return null;
  }

  private String email(String phone) {
    if (said("email").isEmpty()) {
      if (!byOfficer) no("email", "email-missing");
      else if (phone.isEmpty()) no("phone", "reach");
    }
    return address("email");
  }
}
