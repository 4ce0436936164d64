package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.classrooms.Need;
import org.greenclassroom.classrooms.Needs;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.equipment.Equipment;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The special school's new room, in which screens are heard; one licence ends in three weeks. */
@Component
@Order(20)
class ListeningRoom implements Scene {
  private final Classrooms classrooms;
  private final Needs needs;
  private final Equipment equipment;

  ListeningRoom(Classrooms classrooms, Needs needs, Equipment equipment) {
    this.classrooms = classrooms;
    this.needs = needs;
    this.equipment = equipment;
  }

  @Override
  public void play(Characters who, Instant now) {
    var day = daysBefore(now, 50);
    var room =
        classrooms.plan(
            on(who.officer(), day),
            new Classrooms.Wanted(
                who.special(), who.optics(), "启明听读室", 12, DeviceKind.LAPTOP, true));
    needs.say(
        on(who.officer(), day),
        room,
        new Need(
            5,
            6,
            8_192,
            null,
            1,
            true,
            true,
            820,
            "视障学生 26 人，无可用电脑",
            64,
            null,
            null,
            Set.of(
                Feature.SCREEN_READER,
                Feature.HEADSET,
                Feature.BRAILLE_DISPLAY,
                Feature.MAGNIFIER)));
    equipment.measure(on(who.officer(), day), room, Feature.BRAILLE_DISPLAY, 2);
    equipment.measure(on(who.officer(), day), room, Feature.MAGNIFIER, 4);
    var soon = on(who.officer(), now).today().plusDays(21);
    enter(who, room, Feature.SCREEN_READER, "阳光读屏", "9.6", null, null, "YG-2024-0117", soon, day);
    enter(who, room, Feature.HEADSET, "Edifier K800", "", null, 12, "", null, day);
    enter(who, room, Feature.BRAILLE_DISPLAY, "清华双星 40 方", "", 1, null, "", null, day);
  }

  private void enter(
      Characters who,
      long room,
      Feature feature,
      String product,
      String version,
      @Nullable Integer seat,
      @Nullable Integer pieces,
      String licence,
      @Nullable LocalDate until,
      Instant day) {
    equipment.enter(
        on(who.engineer(), day),
        room,
        new Equipment.Wanted(
            feature, product, version, seat, pieces, who.optics(), licence, until));
  }
}
