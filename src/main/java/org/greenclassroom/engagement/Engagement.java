package org.greenclassroom.engagement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.photographs.Photographs;
import org.greenclassroom.photographs.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: a company's figures of a day and of a year, their rows, its photographs. */
@Service
@Transactional
public class Engagement {
  /** More do not fit on a page anybody looks at; the rows of the figure have them all. */
  static final int PICTURES = 24;

  private final Figures figures;
  private final DayTable days;
  private final Activities activities;
  private final Partners partners;
  private final Photographs photographs;
  private final Entities entities;

  Engagement(
      Figures figures,
      DayTable days,
      Activities activities,
      Partners partners,
      Photographs photographs,
      Entities entities) {
    this.figures = figures;
    this.days = days;
    this.activities = activities;
    this.partners = partners;
    this.photographs = photographs;
    this.entities = entities;
  }

  /**
   * Everything a company is told.
   *
   * @param title of the one day; null: it is a year
   * @param held the days, at most 200; their figure has them all
   * @param perDay confirmed minutes of each day that has some, the last first
   */
  record Sheet(
      Partner company,
      Subject subject,
      @Nullable String title,
      @Nullable LocalDate day,
      List<Worth> worths,
      List<Row> held,
      List<Row> perDay,
      List<Row> pictures,
      List<Figures.Question> questions,
      List<Integer> years) {
    public Worth worth(String figure) {
      return worths.stream()
          .filter(one -> one.figure().id().equals(figure))
          .findFirst()
          .orElseThrow();
    }

    public boolean isEmpty() {
      return worths.stream().allMatch(one -> one.rows() == 0);
    }
  }

  /** Whose: a donor's own person sees its own company, and of others that there is none. */
  private Partner company(long partner, Actor actor) {
    boolean may =
        actor.is(Role.OFFICER, Role.AUDITOR) || actor.partnersAs(Role.DONOR).contains(partner);
    if (!may) throw Refusal.notFound(String.valueOf(partner));
    return partners.partner(partner);
  }

  /** Of what is spoken; a day that is not this company's is unknown. */
  @Transactional(readOnly = true)
  Subject subject(Occasion occasion, long partner, @Nullable Integer year, @Nullable Long day) {
    company(partner, occasion.actor());
    if (day != null) {
      if (!days.isOf(day, partner)) throw Refusal.notFound(String.valueOf(day));
      return Subject.ofDay(partner, day);
    }
    int of = year == null ? occasion.today().getYear() : year;
    if (of < 2000 || of > 2999) throw Refusal.notFound(String.valueOf(of));
    return Subject.ofYear(partner, of);
  }

  /**
   * The sheet. Photographs on it are written down as used there.
   *
   * @param place where they are shown: a page of ours, or in words what was printed
   */
  Sheet sheet(Occasion occasion, Subject subject, String place) {
    var company = company(subject.partner(), occasion.actor());
    var worths = new ArrayList<Worth>();
    for (var figure : Figure.values()) worths.add(figures.worth(figure, subject));
    var released = figures.rows(Figure.PHOTOGRAPHS, subject, Long.MIN_VALUE, PICTURES);
    // what was withdrawn in this moment is not shown, and no reason to refuse the report
    var shown =
        photographs.shown(
            occasion, released.stream().map(Row::key).toList(), Purpose.DONOR_REPORT, place);
    var pictures = released.stream().filter(row -> shown.contains(row.key())).toList();
    var number = subject.activity();
    var activity = number == null ? null : activities.activity(number);
    return new Sheet(
        company,
        subject,
        activity == null ? null : activity.title(),
        activity == null ? null : activity.day(),
        worths,
        figures.rows(Figure.DAYS, subject, Long.MIN_VALUE, 200),
        figures.hoursByDay(subject),
        pictures,
        figures.questions(subject),
        figures.years(subject.partner()));
  }

  /** A figure with a page of its rows. */
  record Opened(Partner company, Worth worth, Slice<Row> rows) {}

  @Transactional(readOnly = true)
  Opened open(Occasion occasion, Subject subject, Figure figure, long after, int size) {
    return new Opened(
        company(subject.partner(), occasion.actor()),
        figures.worth(figure, subject),
        Slice.of(
            figures.rows(figure, subject, after, size + 1),
            size,
            row -> String.valueOf(row.key())));
  }

  /** All rows, one after the other; none is kept. */
  @Transactional(readOnly = true)
  void each(Occasion occasion, Subject subject, Figure figure, Consumer<Row> consumer) {
    company(subject.partner(), occasion.actor());
    figures.each(figure, subject, consumer);
  }

  /** A photograph of the report, while it is released for it. */
  @Transactional(readOnly = true)
  byte[] picture(Occasion occasion, Subject subject, long photograph) {
    company(subject.partner(), occasion.actor());
    var row = figures.rows(Figure.PHOTOGRAPHS, subject, photograph - 1, 1);
    if (row.isEmpty() || row.getFirst().key() != photograph)
      throw Refusal.notFound(String.valueOf(photograph));
    return photographs.content(photograph);
  }

  @Transactional(readOnly = true)
  Letterhead letterhead(Partner company, LocalDate day) {
    return entities.actingFor(company.territory(), day);
  }

  /** The companies of whoever asks, for a donor's own door. */
  @Transactional(readOnly = true)
  List<Partner> own(Actor actor) {
    return actor.partnersAs(Role.DONOR).stream().map(partners::partner).toList();
  }

  @Transactional(readOnly = true)
  Slice<DayTable.Held> held(
      @Nullable String kind, @Nullable Integer year, OldDays.After after, int size) {
    return Slice.of(
        days.page(kind, year, after.day(), after.number(), size + 1),
        size,
        row -> OldDays.After.of(row.day(), row.activity()));
  }

  @Transactional(readOnly = true)
  List<DayTable.Sum> sums() {
    return days.sums();
  }
}
