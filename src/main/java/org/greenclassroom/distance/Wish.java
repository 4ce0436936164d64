package org.greenclassroom.distance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a principal asks for.
 *
 * @param course in their own words
 * @param pupils in the class, counted
 * @param weekdays that suit
 * @param from the earliest hour, on the school's clock
 * @param startOn the first day that suits; null: any
 * @param sessions how many are wished
 * @param downKbit speed of the line; null: not known
 */
public record Wish(
    String schoolName,
    String person,
    String email,
    String phone,
    String course,
    int grade,
    int pupils,
    Set<DayOfWeek> weekdays,
    LocalTime from,
    LocalTime until,
    @Nullable LocalDate startOn,
    int sessions,
    @Nullable Integer downKbit,
    Set<Equipment> equipment,
    String remarks) {
  private static final int LONGEST = 200;
  private static final int MOST_PUPILS = 120;

  /** A form's fields. */
  record Form(
      String schoolName,
      String person,
      String email,
      String phone,
      String course,
      @Nullable Integer grade,
      @Nullable Integer pupils,
      @Nullable List<DayOfWeek> weekdays,
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      @Nullable LocalDate startOn,
      @Nullable Integer sessions,
      @Nullable String speed,
      @Nullable List<Equipment> equipment,
      @Nullable String remarks) {

    /** The wish, or what is wrong with it. */
    Wish wish(LocalDate today) {
      var grade = between("grade", grade(), 1, 12);
      var pupils = between("pupils", pupils(), 1, MOST_PUPILS);
      var days = weekdays();
      if (days == null || days.isEmpty()) throw new Refusal("distance.refusal.weekdays");
      var from = from();
      var until = until();
      if (from == null || until == null || !from.isBefore(until))
        throw new Refusal("distance.refusal.hours");
      var start = startOn();
      if (start != null && start.isBefore(today))
        throw new Refusal("distance.refusal.start", start);
      var things = equipment();
      return new Wish(
          said("school", schoolName()),
          said("person", person()),
          Post.address(email()),
          phone().strip(),
          said("course", course()),
          grade,
          pupils,
          new TreeSet<>(days),
          from,
          until,
          start,
          between("sessions", sessions(), 1, 30),
          kbit(speed()),
          things == null ? Set.of() : new TreeSet<>(things),
          remarks() == null ? "" : remarks().strip());
    }

    private static String said(String field, String typed) {
      var said = typed.strip();
      if (said.isEmpty()) throw new Refusal("distance.refusal.empty." + field);
      if (said.length() > LONGEST) throw new Refusal("distance.refusal.long", LONGEST);
      return said;
    }

    private static int between(String field, @Nullable Integer typed, int least, int most) {
      if (typed == null || typed < least || typed > most)
        throw new Refusal("distance.refusal." + field, least, most);
      return typed;
    }
  }

  /** Megabits as people say them; null when nobody knows. */
  static @Nullable Integer kbit(@Nullable String typed) {
    if (typed == null || typed.isBlank()) return null;
    try {
      double megabits = Double.parseDouble(typed.strip().replace(',', '.'));
      if (megabits > 0 && megabits <= 10_000) return (int) Math.round(megabits * 1000);
    } catch (NumberFormatException noNumber) {
      // said below
    }
    throw new Refusal("distance.refusal.speed", typed.strip());
  }
}
