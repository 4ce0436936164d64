package org.greenclassroom.applications;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.frame.TypedForm;
import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form as it was typed and finds everything that keeps it from being sent, at once. Pure.
 * What a school does not know may stay open: it gives no points, and keeps nobody out.
 */
final class Sheet extends TypedForm {
  static final int GRADES = 9;
  private static final int MOST_SEATS = 200;
  private static final Pattern WHOLE = Pattern.compile("(\\d{1,6})\\D{0,12}");
  private static final Pattern TENTHS = Pattern.compile("(\\d{1,2}(?:[.,]\\d)?)\\D{0,12}");

  private final LocalDate today;
  private final Set<String> territories;
  private final boolean byOfficer;
  private final int photographs;

  /**
   * @param typed field by field
   * @param territories the customs territories where the programme has a house
   * @param byOfficer whether an officer writes down what a school says
   * @param photographs how many came with it
   */
  Sheet(
      Map<String, String> typed,
      LocalDate today,
      Set<String> territories,
      boolean byOfficer,
      int photographs) {
    super(typed, "applications.no");
    this.today = today;
    this.territories = territories;
    this.byOfficer = byOfficer;
    this.photographs = photographs;
  }

  /** What it says; null where something is wrong. */
  @Nullable Told read() {
    var name = needed("name", 200);
    var code = code();
    var territory = needed("territory", 10);
    if (!territory.isEmpty() && !territories.contains(territory)) no("territory", "elsewhere");
    var division = needed("division", 200);
    var address = needed("address", 500);
    var kinds = new ArrayList<SchoolKind>();
    for (var kind : SchoolKind.values()) if (ticked("kind-" + kind)) kinds.add(kind);
    var distance = whole("distance", 5_000);
    var room = needed("room", 100);
    var seats = whole("seats", MOST_SEATS);
    if (seats == null ? said("seats").isEmpty() : seats == 0) no("seats", "seats");
    var computers = whole("computers", 10_000);
    var age = whole("age", 50);
    var pupils = pupils();
    var manager = known("manager");
    var teacher = whole("teacher", 60);
    var deputy = whole("deputy", 60);
    var lessons = tenths("lessons");
    var open = whole("open", 100);
    var tenure = optional("tenure", Tenure.class);
    var lease = day("lease");
    var needs = new EnumMap<SpecialNeed, Integer>(SpecialNeed.class);
    for (var need : SpecialNeed.values()) {
      var count = whole("need-" + need, 10_000);
      if (count != null && count > 0) needs.put(need, count);
    }
    var features = new ArrayList<Feature>();
    for (var feature : Feature.values()) if (ticked("feature-" + feature)) features.add(feature);
    var others = one("others", Known.class);
    var donors = text("donors", 1_000);
    if (others == Known.YES && donors.isEmpty()) no("donors", "donors");
    var from = day("from");
    var to = day("to");
    if (from != null && to != null && to.isBefore(from)) no("to", "days");
    else if (to != null && to.isBefore(today)) no("to", "past");
    var purpose = needed("purpose", 2_000);
    if (photographs > 0 && !ticked("nobody")) no("nobody", "nobody");
    var person = needed("person", 200);
    var phone = text("phone", 60);
    var email = email(phone);
    if (!ticked("consent")) no("consent", byOfficer ? "told" : "consent");
    var told =
        new Told(
            name,
            code,
            territory,
            division,
            address,
            kinds,
            distance,
            room,
            seats == null ? 0 : seats,
            computers,
            age,
            pupils,
            manager,
            teacher,
            deputy,
            lessons,
            open,
            text("timetable", 1_000),
            known("power"),
            known("internet"),
            known("secure"),
            known("furniture"),
            or(tenure, Tenure.UNKNOWN),
            tenure == Tenure.LEASED ? lease : null,
            known("closure"),
            needs,
            features,
            others == Known.YES,
            donors,
            from,
            to,
            purpose,
            text("remarks", 2_000),
            person,
            text("position", 100),
            email,
            phone);
    return isFlawless() ? told : null;
  }

  /** The ten digits of the ministry's register; some schools have none yet. */
  private @Nullable String code() {
    var said = said("code").replaceAll("[\\s-]", "");
    if (said.isEmpty()) return null;
    if (!said.matches("\\d{10}")) no("code", "code", said("code"));
    return said;
  }

  private SortedMap<Integer, Integer> pupils() {
    var pupils = new TreeMap<Integer, Integer>();
    for (int grade = 0; grade <= GRADES; grade++) {
      var count = whole("grade-" + grade, 20_000);
      if (count != null && count > 0) pupils.put(grade, count);
    }
    if (pupils.isEmpty() && unwritten()) no("grade-1", "pupils");
    return pupils;
  }

  private boolean unwritten() {
    return flaws().stream().noneMatch(flaw -> flaw.field().startsWith("grade-"));
  }

  private Known known(String field) {
    return or(optional(field, Known.class), Known.UNKNOWN);
  }

  /** "6", "6 台", "6 hours"; null: nothing was said, or nothing that is a number. */
  private @Nullable Integer whole(String field, int most) {
    var said = said(field);
    if (said.isEmpty()) return null;
    var number = WHOLE.matcher(said);
    if (number.matches() && Integer.parseInt(number.group(1)) <= most)
      return Integer.valueOf(number.group(1));
    no(field, "number", said, most);
    return null;
  }

  private @Nullable BigDecimal tenths(String field) {
    var said = said(field);
    if (said.isEmpty()) return null;
    var number = TENTHS.matcher(said);
    if (number.matches()) return new BigDecimal(number.group(1).replace(',', '.'));
    no(field, "number", said, 99);
    return null;
  }

  private String email(String phone) {
    if (said("email").isEmpty()) {
      if (!byOfficer) no("email", "email-missing");
      else if (phone.isEmpty()) no("phone", "reach");
    }
    return address("email");
  }

  /** The fields it reads, and no other, are kept. */
  static boolean has(String field) {
    return FIELD.matcher(field).matches();
  }

  private static final Pattern FIELD =
      Pattern.compile(
          "name|code|territory|division|address|distance|room|seats|computers|age|manager|teacher"
              + "|deputy|lessons|open|timetable|power|internet|secure|furniture|tenure|lease"
              + "|closure|others|donors|from|to|purpose|remarks|nobody|person|position|email"
              + "|phone|consent|website|grade-[0-9]|kind-"
              + anyOf(SchoolKind.values())
              + "|need-"
              + anyOf(SpecialNeed.values())
              + "|feature-"
              + anyOf(Feature.values()));

  private static String anyOf(Enum<?>[] constants) {
    return "(" + String.join("|", List.of(constants).stream().map(Enum::name).toList()) + ")";
  }
}
