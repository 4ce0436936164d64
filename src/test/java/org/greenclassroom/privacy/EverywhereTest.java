package org.greenclassroom.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.cast.Played;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the lists say goes, the database lets go: each line is tried on rows that are there. */
class EverywhereTest extends House {
  @Autowired Privacy privacy;
  @Autowired Everywhere everywhere;
  @Autowired ApplicationContext house;
  @Autowired TransactionTemplate transaction;

  /** Somebody of whom some rows of this table are. */
  private Somebody of(Held held) {
    var person = Somebody.NOBODY;
    for (var field : held.fields()) {
      var values =
          jdbc.sql(
                  "select distinct \"%1$s\"::text from %2$s.\"%3$s\" where \"%1$s\" is not null limit 20"
                      .formatted(field.column(), held.room(), held.table()))
              .query(String.class)
              .list();
      for (var value : values)
        person =
            person.and(
                switch (field.kind()) {
                  case ACCOUNT -> Somebody.account(Long.parseLong(value));
                  case VOLUNTEER -> Somebody.volunteer(Long.parseLong(value));
                  case TEACHER -> Somebody.teacher(Long.parseLong(value));
                  case MAIL -> Somebody.address(value);
                  case PHONE -> Somebody.phone(value);
                  case NAME, WORDS -> Somebody.called(List.of(value));
                  case SUBJECT, JSON, PICTURE, SECRET -> Somebody.NOBODY;
                });
    }
    return person;
  }

  /** A driver's number was written as on a business card; he gives the eleven digits. */
  @Test
  void somebody_is_found_and_forgotten_however_the_number_is_dialled() {
    var number = "139" + System.nanoTime() % 100_000_000;
    number += "0".repeat(11 - number.length());
    var written = "+86 " + number.substring(0, 3) + "-" + number.substring(3);
    var person = Somebody.phone("0" + number);
    transaction.executeWithoutResult(undone -> {
      undone.setRollbackOnly();
      jdbc.sql(
              "insert into tours.driver (key, name, phone, since) values (gen_random_uuid(), 'Lao Ma', ?, now())")
          .param(written)
          .update();
      var drivers =
          privacy.list().stream()
              .filter(held -> held.name().equals("tours.driver"))
              .findFirst()
              .orElseThrow();
      assertThat(everywhere.count(drivers, person, false)).isOne();
      assertThat(everywhere.forget(drivers, person, false)).isOne();
      assertThat(everywhere.count(drivers, person, false)).isZero();
    });
    for (var text : List.of(written, number, "0086" + number, "(" + written + ")"))
      assertThat(
              jdbc.sql("select ('call ' || :text || ' today') ~* :mentions")
                  .param("text", text)
                  .param("mentions", Everywhere.mentions(person))
                  .query(Boolean.class)
                  .single())
          .as(text)
          .isTrue();
  }

  /** Chinese is written without spaces, and an address may begin another's. */
  @Test
  void somebody_is_found_in_running_text_where_no_word_ends() {
    var person =
        Somebody.phone("13912345678")
            .and(Somebody.address("li@qq.com"))
            .and(Somebody.called(List.of("Li Xiaoming", "买买提·吐尔逊")));
    for (var text :
        List.of(
            "请打电话13912345678找他",
            "或写li@qq.com谢谢",
            "找Li Xiaoming老师",
            "请找买买提•吐尔逊老师",
            "call (+86) 139-1234-5678.",
            "Write to LI@QQ.COM.")) assertThat(redacted(text, person)).as(text).contains("…");
    assertThat(redacted("请打电话13912345678找他", person)).isEqualTo("请打电话…找他");
    for (var other :
        List.of(
            "wang.li@qq.com",
            "li@qq.com.hk",
            "order 2139123456789",
            "sha f13912345678a",
            "Li Xiaomings")) assertThat(redacted(other, person)).as(other).isEqualTo(other);
  }

  private String redacted(String text, Somebody person) {
    return jdbc.sql("select regexp_replace(:text, :mentions, '…', 'gi')")
        .param("text", text)
        .param("mentions", Everywhere.mentions(person))
        .query(String.class)
        .single();
  }

  /** The database wants a reason of what was refused: a dash stays, as for the words. */
  @Test
  void hours_that_were_refused_let_go_of_their_words() {
    Played.in(house);
    transaction.executeWithoutResult(undone -> {
      undone.setRollbackOnly();
      long volunteer =
          jdbc.sql(
                  """
                  insert into attendance.hour (key, activity, slot, volunteer, day, planned_min, actual_min, words,
                         state, logged_at, logged_by, decided_at, decided_by, reason)
                  select gen_random_uuid(), activity, slot, volunteer, day, planned_min, actual_min, 'was late',
                         'REFUSED', logged_at, 1, now(), 2, 'slept at home'
                    from attendance.hour limit 1 returning volunteer
                  """)
              .query(Long.class)
              .single();
      var hours =
          privacy.list().stream()
              .filter(held -> held.name().equals("attendance.hour"))
              .findFirst()
              .orElseThrow();
      everywhere.forget(hours, Somebody.volunteer(volunteer), true);
      assertThat(
              jdbc.sql(
                      "select words || reason from attendance.hour where volunteer = ? and state = 'REFUSED'")
                  .param(volunteer)
                  .query(String.class)
                  .list())
          .containsOnly("––");
      assertThat(everywhere.count(hours, Somebody.volunteer(volunteer), true)).isZero();
    });
  }

  @Test
  void each_line_of_each_list_can_be_done() {
    Played.in(house);
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (var held : privacy.list()) {
      var person = of(held);
      int rows = everywhere.count(held, person, true);
      everywhere.rows(held, person, true);
      if (rows == 0 || held.act() == Held.Act.KEEP || held.act() == Held.Act.OWN) continue;
      tried++;
      try {
        transaction.executeWithoutResult(undone -> {
          undone.setRollbackOnly();
          int gone = everywhere.forget(held, person, true);
          if (gone != rows) wrong.add(held.id() + ": of " + rows + " went " + gone);
          else if (held.act() != Held.Act.REDACT && everywhere.count(held, person, true) != 0)
            wrong.add(held.id() + ": some are still found");
        });
      } catch (DataAccessException refused) {
        wrong.add(held.id() + ": " + refused.getMostSpecificCause().getMessage());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).as("tables with somebody's rows").isGreaterThan(25);
  }
}
