package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Headcounts;
import org.greenclassroom.schools.Report;
import org.greenclassroom.schools.SchoolKind;
import org.greenclassroom.schools.SchoolYear;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.schools.Subject;
import org.greenclassroom.schools.Successions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The register of schools: the four with rooms, and a hamlet's school that went into one of them.
 */
@Component
@Order(10)
class Register implements Scene {
  private final Schools schools;
  private final Headcounts headcounts;
  private final Successions successions;
  private final Partners partners;

  Register(Schools schools, Headcounts headcounts, Successions successions, Partners partners) {
    this.schools = schools;
    this.headcounts = headcounts;
    this.successions = successions;
    this.partners = partners;
  }

  @Override
  public void play(Characters who, Instant now) {
    var early = daysBefore(now, 1_100);
    lies(who, who.mountain(), "2152004187", Set.of(SchoolKind.RURAL, SchoolKind.MINORITY), early);
    place(who, who.mountain(), "522634", "贵州省/黔东南州/雷山县", "26.3784, 108.0775", early);
    lies(who, who.migrants(), null, Set.of(SchoolKind.MIGRANT_CHILDREN), early);
    place(who, who.migrants(), "320506", "江苏省/苏州市/吴中区", "31.2639, 120.6314", early);
    lies(
        who,
        who.special(),
        "5145000128",
        Set.of(SchoolKind.SPECIAL_EDUCATION, SchoolKind.RURAL),
        early);
    place(who, who.special(), "451228", "广西/河池市/都安县", "23.9321, 108.1053", early);
    lies(who, who.river(), "2151013902", Set.of(SchoolKind.RURAL), daysBefore(now, 60));
    place(who, who.river(), "511302", "四川省/南充市/顺庆区", "30.7964, 106.0924", daysBefore(now, 60));
    partners.locate(
        on(who.officer(), early),
        partners.sites(Partners.HOUSE).getFirst().site(),
        Datum.BD09,
        "31.2304, 121.4737");

    count(who, who.mountain(), 800, now, 38, 36, 35, 40, 41, 37);
    count(who, who.mountain(), 430, now, 34, 37, 35, 36, 39, 40);
    count(who, who.mountain(), 45, now, 31, 34, 36, 35, 35, 39);
    count(who, who.migrants(), 50, now, 88, 84, 80, 79, 82, 73);
    count(who, who.river(), 40, now, 22, 25, 24, 27, 23, 26);
    var needs = new TreeMap<>(Map.of("VISUAL", 26, "HEARING", 19, "PHYSICAL", 11, "MULTIPLE", 8));
    headcounts.report(
        on(who.officer(), daysBefore(now, 44)),
        who.special(),
        Subject.DISABILITIES,
        year(who, now, 44),
        Report.Source.SCHOOL,
        needs);
    hamlet(who, now);
  }

  /** Eleven children up the valley; since last summer they go to school on the mountain. */
  private void hamlet(Characters who, Instant now) {
    var known = daysBefore(now, 900);
    var hamlet =
        schools.register(
            on(who.officer(), known),
            new Schools.NewSchool(
                "云上小学岩脚教学点", "CN", "贵州省黔东南州雷山县岩脚村", null, Set.of(SchoolKind.RURAL)));
    place(who, hamlet, "522634", "贵州省/黔东南州/雷山县", "26.3921, 108.1204", known);
    count(who, hamlet, 430, now, 4, 3, 4);
    successions.merge(
        on(who.officer(), daysBefore(now, 80)),
        hamlet,
        who.mountain(),
        on(who.officer(), daysBefore(now, 85)).today(),
        new Successions.Proof("撤并批复.pdf", "%PDF-1.4\n% 雷山县教育局\n".getBytes(StandardCharsets.UTF_8)));
  }

  private void lies(
      Characters who, long school, @Nullable String code, Set<SchoolKind> kinds, Instant when) {
    schools.describe(on(who.officer(), when), school, code, kinds);
  }

  private void place(
      Characters who, long school, String division, String path, String amap, Instant when) {
    schools.enterDivision(
        on(who.officer(), when), school, division, path, LocalDate.of(2019, 1, 1));
    schools.locate(on(who.officer(), when), school, "", Datum.GCJ02, amap);
  }

  private void count(Characters who, long school, int days, Instant now, int... grades) {
    var tallies = new TreeMap<String, Integer>();
    for (int n = 0; n < grades.length; n++) tallies.put("G" + (n + 1), grades[n]);
    headcounts.report(
        on(who.officer(), daysBefore(now, days)),
        school,
        Subject.GRADES,
        year(who, now, days),
        Report.Source.SCHOOL,
        tallies);
  }

  private static String year(Characters who, Instant now, int days) {
    return SchoolYear.of(on(who.officer(), daysBefore(now, days)).today()).toString();
  }
}
