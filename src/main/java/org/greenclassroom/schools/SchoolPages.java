package org.greenclassroom.schools;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Stamp;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of one school shows, in the reader's language. */
@Component
class SchoolPages {
  private final Schools schools;
  private final Headcounts headcounts;
  private final Successions successions;
  private final List<SchoolPanel> panels;
  private final Shown shown;

  SchoolPages(
      Schools schools,
      Headcounts headcounts,
      Successions successions,
      List<SchoolPanel> panels,
      Shown shown) {
    this.schools = schools;
    this.headcounts = headcounts;
    this.successions = successions;
    this.panels = panels.stream().sorted(Comparator.comparingInt(SchoolPanel::order)).toList();
    this.shown = shown;
  }

  /** A school that is named with a link. */
  record Named(long school, String name, LocalDate since) {}

  record PanelPage(String title, List<SchoolPanel.Line> lines) {}

  /** A merger, closure or move that another officer may take back. */
  record Revocable(long succession, String sentence) {}

  /**
   * One school.
   *
   * @param heir where it went; null: it stands, or nobody took it over
   * @param predecessors what went into it
   * @param divisions the last one first
   * @param grades the report that counts, of the latest school year; null: nobody counted
   * @param years all reports by grade that count, the latest year first
   * @param needs by type of disability, as they are told; null: nobody counted
   */
  record SchoolPage(
      School school,
      @Nullable Site site,
      @Nullable Named heir,
      List<Named> predecessors,
      List<Division> divisions,
      @Nullable LocalDate asked,
      @Nullable Division then,
      @Nullable Report grades,
      @Nullable String chart,
      List<Report> years,
      @Nullable Told needs,
      @Nullable String needsChart,
      List<Stamp> history,
      List<PanelPage> panels,
      List<Revocable> revocable,
      SchoolKind[] kinds,
      List<String> territories,
      Datum[] datums,
      LocalDate today,
      boolean officer,
      boolean locates,
      boolean counts) {
    public boolean special() {
      return needs != null || school.kinds().contains(SchoolKind.SPECIAL_EDUCATION);
    }
  }

  /**
   * @param on the day for which the division is asked; null: today
   */
  SchoolPage page(School school, Occasion occasion, @Nullable LocalDate on) {
    var actor = occasion.actor();
    var about = successions.about(school.school());
    var reports = headcounts.reports(school.school());
    var years =
        reports.stream()
            .filter(report -> report.subject() == Subject.GRADES && report.counts())
            .toList();
    var grades = years.isEmpty() ? null : years.getFirst();
    var needs = headcounts.told(school.school()).orElse(null);
    var officer = actor.is(Role.OFFICER);
    return new SchoolPage(
        school,
        school.site() == null ? null : schools.site(school.school()),
        heirOf(school),
        predecessors(school, about),
        schools.divisions(school.school()),
        on,
        on == null ? null : schools.divisionOn(school.school(), on).orElse(null),
        grades,
        grades == null
            ? null
            : chart(grades.schoolYear(), grades.tallies(), "schools.pupils.chart"),
        years,
        needs,
        needs == null ? null : chart(needs.schoolYear(), needs.tallies(), "schools.needs.chart"),
        history(school, about, reports),
        panels(school, occasion),
        officer ? revocable(about, school, actor.account()) : List.of(),
        SchoolKind.values(),
        SchoolController.TERRITORIES,
        Datum.values(),
        occasion.today(),
        officer,
        actor.is(Role.OFFICER, Role.ENGINEER),
        actor.is(Role.OFFICER, Role.ENGINEER)
            || actor.partnersAs(Role.SCHOOL).contains(school.school()));
  }

  private @Nullable Named heirOf(School school) {
    var heir = school.heir();
    return heir == null
        ? null
        : new Named(heir, schools.nameOf(heir), Objects.requireNonNull(school.endedOn()));
  }

  private List<Named> predecessors(School school, List<Succession> about) {
    var named = new LinkedHashMap<Long, Named>();
    for (var one : about)
      if (one.stands() && one.school() != school.school())
        named.put(
            one.school(), new Named(one.school(), schools.nameOf(one.school()), one.happenedOn()));
    // those that came with one of these
    for (long member : new LinkedHashSet<>(schools.family(school.school()).members()))
      if (member != school.school() && !named.containsKey(member))
        named.put(
            member,
            new Named(
                member,
                schools.nameOf(member),
                Objects.requireNonNull(schools.school(member).endedOn())));
    return List.copyOf(named.values());
  }

  private String chart(
      String schoolYear, Map<String, ? extends @Nullable Integer> tallies, String description) {
    var bars = new ArrayList<Charts.Bar>();
    tallies.forEach((line, pupils) ->
        bars.add(
            pupils == null
                ? new Charts.Bar(line(line), 0, shown.text("#schools.fewer"))
                : new Charts.Bar(line(line), pupils, shown.number(pupils))));
    return Charts.bars(told("schools.counts.of", schoolYear), told(description), bars);
  }

  String line(String line) {
    return shown.text("#schools.line." + line.toLowerCase(Locale.ROOT));
  }

  private List<PanelPage> panels(School school, Occasion occasion) {
    var family = schools.family(school.school());
    var all = new ArrayList<PanelPage>();
    for (var panel : panels) {
      if (!occasion.actor().is(panel.roles())) continue;
      var lines = panel.lines(family, occasion);
      if (!lines.isEmpty()) all.add(new PanelPage(panel.key(), lines));
    }
    return all;
  }

  private List<Revocable> revocable(List<Succession> about, School school, long reader) {
    return about.stream()
        .filter(one -> one.stands() && one.school() == school.school())
        .filter(one -> one.recordedBy() != reader)
        .map(one -> new Revocable(one.succession(), sentence(one, school)))
        .toList();
  }

  /** Everything that was said of the school, in the order in which it happened. */
  private List<Stamp> history(School school, List<Succession> about, List<Report> reports) {
    var stamps = new ArrayList<Stamp>();
    stamps.add(stamp(told("schools.history.known"), school.since(), null));
    for (var division : schools.divisions(school.school()))
      stamps.add(
          stamp(
              told("schools.history.division", division.code()),
              at(division.validFrom()),
              String.join(" › ", division.names())));
    for (var change : schools.changes(school.school()))
      stamps.add(
          stamp(
              told("schools.history." + change.what().toLowerCase(Locale.ROOT)),
              change.changedAt(),
              told(
                  "schools.history.before",
                  written(change.what(), change.before()),
                  written(change.what(), change.after()))));
    for (var report : reports)
      stamps.add(
          new Stamp(
              told(
                  "schools.history." + report.subject().name().toLowerCase(Locale.ROOT),
                  // of types of disability only that they were counted: a sum may tell of one child
                  report.subject() == Subject.GRADES ? shown.number(report.pupils()) : "",
                  report.schoolYear()),
              shown.word(report.source()),
              null,
              report.recordedAt(),
              null,
              Stamp.State.FULL,
              report.counts() ? null : "#schools.history.counted-again"));
    for (var one : about)
      stamps.add(
          new Stamp(
              sentence(one, school),
              null,
              null,
              at(one.happenedOn()),
              one.school() == school.school()
                  ? new Stamp.Evidence(
                      "#schools.history.paper",
                      "/schools/" + one.school() + "/successions/" + one.succession() + "/paper")
                  : new Stamp.Evidence("#schools.history.that-school", "/schools/" + one.school()),
              one.stands() ? Stamp.State.FULL : Stamp.State.STRUCK,
              one.stands() ? null : told("schools.history.withdrawn", day(one.withdrawnAt()))));
    stamps.sort(
        Comparator.comparing(Stamp::when, Comparator.nullsFirst(Comparator.naturalOrder())));
    return stamps;
  }

  private String sentence(Succession one, School school) {
    if (one.school() != school.school())
      return told("schools.history.took-over", schools.nameOf(one.school()));
    var successor = one.successor();
    return switch (one.kind()) {
      case MERGED ->
          told("schools.history.merged", schools.nameOf(Objects.requireNonNull(successor)));
      case CLOSED ->
          successor == null
              ? told("schools.history.closed")
              : told("schools.history.closed-for", schools.nameOf(successor));
      case MOVED -> told("schools.history.moved");
    };
  }

  private String written(String what, @Nullable String text) {
    if (text == null || text.equals("{}")) return shown.text("#schools.history.nothing");
    if (what.equals("CODE")) return text;
    var words = new ArrayList<String>();
    for (var name : text.replaceAll("[{}]", "").split(","))
      words.add(shown.word(SchoolKind.valueOf(name)));
    return String.join(" · ", words);
  }

  private static Stamp stamp(String what, Instant when, @Nullable String note) {
    return new Stamp(what, null, null, when, null, Stamp.State.FULL, note);
  }

  private static Instant at(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  private String day(@Nullable Instant when) {
    return shown.day(when);
  }

  private String told(String key, Object... arguments) {
    return shown.sentence(new Said(key, List.of(arguments)));
  }
}
