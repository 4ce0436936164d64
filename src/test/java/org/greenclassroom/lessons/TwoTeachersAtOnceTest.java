package org.greenclassroom.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.greenclassroom.AtOnce;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two teachers of one class log its lesson in the same moment: it is one lesson, told whole. */
class TwoTeachersAtOnceTest extends Teaching {
  private static final int ROUNDS = 5;

  @Autowired private Links links;

  private static Callable<Visitor.Seen> log(Visitor teacher, String link, String slot, int pupils) {
    // each says its own number twice, so that a mixture would show
    return () ->
        teacher.post(
            link,
            "uid",
            UUID.randomUUID().toString(),
            "slot",
            slot,
            "state",
            "HELD",
            "pupils",
            "" + pupils,
            "computers",
            "" + pupils);
  }

  private record Word(int revision, int pupils, int computers) {}

  @Test
  void two_say_different_numbers_at_once_and_the_later_word_counts_once() throws Exception {
    var place = place(false);
    var link = "/l/" + links.make(house(), place.room());
    var one = stranger();
    var other = stranger();
    for (int round = 1; round <= ROUNDS; round++) {
      long entry =
          timetable.add(
              house(),
              entry(
                  place,
                  today().getDayOfWeek().getValue() % 5 + 1,
                  round,
                  "5(" + round + ")",
                  today().minusDays(30)));
      var slot = entry + "@" + lastOf(place, entry);
      one.get(link).is(200);
      other.get(link).is(200);
      var got = AtOnce.all(log(one, link, slot, 21), log(other, link, slot, 22));
      for (var seen : got) seen.is(200);
      // one is thanked, the other reads that its word took the place of what was said before
      assertThat(got.stream().filter(seen -> seen.text().contains("is written down")).count())
          .isEqualTo(1);
      assertThat(got.stream().filter(seen -> seen.text().contains("takes the place")).count())
          .isEqualTo(1);
      int last = got.getFirst().text().contains("takes the place") ? 21 : 22;
      assertThat(
              jdbc.sql("select count(*) from lessons.lessons where entry = ? and state = 'HELD'")
                  .param(entry)
                  .query(Integer.class)
                  .single())
          .as("one lesson")
          .isEqualTo(1);
      assertThat(
              jdbc.sql(
                      "select revision, pupils, computers from lessons.lesson where entry = ? order by revision")
                  .param(entry)
                  .query((row, _) -> new Word(row.getInt(1), row.getInt(2), row.getInt(3)))
                  .list())
          .containsExactly(new Word(1, 43 - last, 43 - last), new Word(2, last, last));
    }
  }

  @Test
  void two_say_the_same_at_once_and_it_is_one_word() throws Exception {
    var place = place(false);
    var link = "/l/" + links.make(house(), place.room());
    long entry =
        timetable.add(
            house(),
            entry(
                place,
                today().getDayOfWeek().getValue() % 5 + 1,
                1,
                "5(1)",
                today().minusDays(30)));
    var slot = entry + "@" + lastOf(place, entry);
    var one = stranger();
    var other = stranger();
    one.get(link).is(200);
    other.get(link).is(200);
    var got = AtOnce.all(log(one, link, slot, 20), log(other, link, slot, 20));
    assertThat(got.stream().filter(seen -> seen.is(200).text().contains("is written down")).count())
        .isEqualTo(1);
    assertThat(got.stream().filter(seen -> seen.text().contains("We had it already")).count())
        .isEqualTo(1);
    assertThat(
            jdbc.sql("select count(*) from lessons.lesson where entry = ?")
                .param(entry)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  /**
   * The link knows nobody: in the same moment it does not overwrite what the school says signed in.
   */
  @Test
  void the_school_and_a_link_at_once_never_leave_the_links_word_on_top_of_the_schools()
      throws Exception {
    var place = place(false);
    var link = "/l/" + links.make(house(), place.room());
    var school = visitor(Role.SCHOOL, place.school());
    var teacher = stranger();
    for (int round = 1; round <= ROUNDS; round++) {
      long entry =
          timetable.add(
              house(),
              entry(
                  place,
                  today().getDayOfWeek().getValue() % 5 + 1,
                  round,
                  "5(" + round + ")",
                  today().minusDays(30)));
      var day = lastOf(place, entry);
      school.get(place.at()).is(200);
      teacher.get(link).is(200);
      var got =
          AtOnce.<String>all(
              AtOnce.outcome(() -> lessons.log(house(), held(place, day, entry, 25))),
              () -> "" + log(teacher, link, entry + "@" + day, 21).call().status());
      assertThat(got.getFirst()).isEqualTo("done");
      assertThat(got.getLast()).isIn("200", "409");
      assertThat(
              jdbc.sql("select pupils from lessons.lessons where entry = ? and day = ?")
                  .params(entry, day)
                  .query(Integer.class)
                  .single())
          .isEqualTo(25);
    }
  }
}
