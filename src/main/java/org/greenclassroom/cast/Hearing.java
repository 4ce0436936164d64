package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.greenclassroom.agents.Enrolments;
import org.greenclassroom.special.AidKind;
import org.greenclassroom.special.Circles;
import org.greenclassroom.special.Documents;
import org.greenclassroom.special.Form;
import org.greenclassroom.special.Outcome;
import org.greenclassroom.special.Reached;
import org.greenclassroom.special.Special;
import org.greenclassroom.training.Teachers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The listening room: two screen readers, one with a licence that ends soon; two groups. */
@Component
@Order(209)
class Hearing implements Scene {
  private final Special special;
  private final Circles circles;
  private final Documents documents;
  private final Teachers teachers;
  private final Enrolments enrolments;

  Hearing(
      Special special,
      Circles circles,
      Documents documents,
      Teachers teachers,
      Enrolments enrolments) {
    this.special = special;
    this.circles = circles;
    this.documents = documents;
    this.teachers = teachers;
    this.enrolments = enrolments;
  }

  @Override
  public void play(Characters who, Instant now) {
    var day = on(who.officer(), daysBefore(now, 40));
    for (var room : enrolments.rooms(who.special()))
      if (special.isSpecial(room)) furnish(who, room, now);
    documents.keep(
        day,
        "读屏软件常用快捷键",
        Form.BRAILLE,
        "zh",
        "",
        "Shortcuts.brf",
        "#J4D1'2 ,7$2 ,'H'1 ,L#B".getBytes(StandardCharsets.US_ASCII));
  }

  private void furnish(Characters who, long room, Instant now) {
    put(
        who,
        room,
        new Special.Fresh(null, AidKind.SCREEN_READER, "NVDA", "2026.1", 12, null, null),
        now);
    put(
        who,
        room,
        new Special.Fresh(
            null,
            AidKind.SCREEN_READER,
            "阳光读屏",
            "9.0",
            6,
            "YG-2023-0417",
            on(who.officer(), daysBefore(now, -31)).today()),
        now);
    put(who, room, new Special.Fresh(null, AidKind.HEADSET, "有线耳机", null, 14, null, null), now);
    put(
        who,
        room,
        new Special.Fresh(null, AidKind.KEY_STICKERS, "大字键盘贴", null, 12, null, null),
        now);
    var computers = special.computers(room);
    for (int n = 0; n < Math.min(5, computers.size()); n++)
      special.attempt(
          on(who.engineer(), daysBefore(now, 35)),
          room,
          computers.get(n),
          on(who.engineer(), daysBefore(now, 35)).today(),
          "NVDA",
          "2026.1",
          n == 3 ? Outcome.PARTLY : Outcome.READS,
          "");
    if (!computers.isEmpty())
      put(
          who,
          room,
          new Special.Fresh(
              computers.getFirst(), AidKind.BRAILLE_DISPLAY, "清华同方点显器 40", null, 1, null, null),
          now);
    for (var teacher : teachers.of(who.special()))
      if ("韦春霞".equals(teacher.name()))
        special.teach(
            on(who.officer(), daysBefore(now, 38)),
            room,
            teacher.teacher(),
            "视障学生信息技术教学",
            "长春大学特殊教育学院",
            "CCU-2024-118",
            on(who.officer(), daysBefore(now, -400)).today());
    group(who, room, "周一组", List.of(14, 12, 11, 10, 13), now);
    group(who, room, "周四组", List.of(16, 12, 4, 11, 0), now);
  }

  private void put(Characters who, long room, Special.Fresh fresh, Instant now) {
    special.put(on(who.engineer(), daysBefore(now, 39)), room, fresh);
  }

  private void group(Characters who, long room, String label, List<Integer> counts, Instant now) {
    var began = on(who.officer(), daysBefore(now, 30));
    long circle = circles.begin(began, room, label, began.today());
    var day = on(who.officer(), daysBefore(now, 4));
    circles.report(
        day,
        circle,
        day.today(),
        Map.of(
            Reached.KEYBOARD, counts.get(0),
            Reached.SCREEN_READER, counts.get(1),
            Reached.DOCUMENTS, counts.get(2),
            Reached.INTERNET, counts.get(3),
            Reached.CODING, counts.get(4)));
  }
}
