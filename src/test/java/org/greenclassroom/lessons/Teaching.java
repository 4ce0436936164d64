package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.House;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of lessons need: a school, a room of thirty, a timetable. */
public abstract class Teaching extends House {
  @Autowired protected Lessons lessons;
  @Autowired protected Timetable timetable;
  @Autowired protected Classrooms classrooms;
  @Autowired protected Courses courses;
  @Autowired protected Partners partners;

  /** A room and its school. */
  public record Place(long room, long school) {
    public String at() {
      return "/lessons/rooms/" + room;
    }
  }

  protected Occasion house() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }

  protected LocalDate today() {
    return house().today();
  }

  protected Place place(boolean special) {
    var school = partners.record(house(), unique("山村小学"), Set.of(PartnerKind.SCHOOL), "CN", null);
    return new Place(
        classrooms.plan(
            house(), new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, special)),
        school);
  }

  protected Entry entry(Place place, int weekday, int period, String label, LocalDate from) {
    return entry(place, weekday, period, label, from, null, null);
  }

  protected Entry entry(
      Place place,
      int weekday,
      int period,
      String label,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Long course) {
    return new Entry(
        0,
        place.room(),
        weekday,
        period,
        LocalTime.of(7 + period, 0),
        40,
        5,
        label,
        course,
        null,
        Tongue.ZH,
        from,
        until);
  }

  protected Lesson held(Place place, LocalDate day, @Nullable Long entry, int pupils) {
    return new Lesson(
        UUID.randomUUID(),
        place.room(),
        day,
        entry,
        LessonState.HELD,
        null,
        5,
        "5(1)",
        40,
        pupils,
        null,
        null,
        28,
        null,
        null,
        Tongue.ZH,
        "",
        Via.OFFICE,
        null);
  }

  protected Lesson cancelled(Place place, LocalDate day, long entry, Reason reason) {
    return new Lesson(
        UUID.randomUUID(),
        place.room(),
        day,
        entry,
        LessonState.CANCELLED,
        reason,
        5,
        "5(1)",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Tongue.ZH,
        "",
        Via.OFFICE,
        null);
  }

  /** The last day before today on which that entry makes a lesson expected. */
  protected LocalDate lastOf(Place place, long entry) {
    return timetable.planned(place.room(), today().minusDays(60), today().minusDays(1)).stream()
        .filter(one -> one.entry() == entry)
        .reduce((_, last) -> last)
        .orElseThrow()
        .day();
  }
}
