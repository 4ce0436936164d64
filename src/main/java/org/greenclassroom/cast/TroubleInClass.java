package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.greenclassroom.tickets.Category;
import org.greenclassroom.tickets.Desk;
import org.greenclassroom.tickets.Opening;
import org.greenclassroom.tickets.Piece;
import org.greenclassroom.tickets.Severity;
import org.greenclassroom.tickets.Source;
import org.greenclassroom.tickets.Tickets;
import org.greenclassroom.tickets.Waiting;
import org.greenclassroom.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What broke at the migrants' school and up the mountain: three hinges of one model, a screen that
 * broke again, a road under snow, and a question that was answered the same day.
 */
@Component
@Order(104)
class TroubleInClass implements Scene {
  private final Tickets tickets;
  private final Desk desk;
  private final Usage usage;

  TroubleInClass(Tickets tickets, Desk desk, Usage usage) {
    this.tickets = tickets;
    this.desk = desk;
    this.usage = usage;
  }

  @Override
  public void play(Characters who, Instant now) {
    usage
        .standing(who.migrants())
        .forEach((room, computers) -> atMigrants(who, now, room, computers));
    usage
        .standing(who.mountain())
        .forEach((room, computers) -> upTheMountain(who, now, room, computers));
  }

  private void atMigrants(Characters who, Instant now, long room, List<Long> computers) {
    if (computers.size() < 6) return;
    for (int n = 0; n < 3; n++) {
      var day = daysBefore(now, 80 - 20 * n);
      long hinge =
          open(who, day, room, computers.get(n), Piece.HINGE, Severity.DEVICE, "屏幕转轴断了，盖子撑不住");
      tickets.acknowledge(on(who.officer(), day.plusSeconds(7_200)), hinge);
      if (n < 2) {
        var mended = daysBefore(now, 72 - 20 * n);
        tickets.solve(on(who.engineer(), mended), hinge, mended, "换了转轴");
        tickets.close(on(who.officer(), daysBefore(now, 58 - 20 * n)), hinge, null);
      } else desk.bring(on(who.officer(), day), hinge, true, Map.of(Piece.HINGE, 1));
    }
    var first = daysBefore(now, 45);
    long screen = open(who, first, room, computers.get(4), Piece.SCREEN, Severity.DEVICE, "屏幕有时全黑");
    tickets.solve(on(who.engineer(), daysBefore(now, 40)), screen, daysBefore(now, 40), "重新插紧屏线");
    long again =
        open(
            who,
            daysBefore(now, 12),
            room,
            computers.get(4),
            Piece.SCREEN,
            Severity.DEVICE,
            "屏幕又黑了");
    tickets.pause(on(who.officer(), daysBefore(now, 9)), again, Waiting.PARTS, "屏线在路上");
    var asked = daysBefore(now, 6);
    long question = open(who, asked, room, null, null, Severity.QUESTION, "怎样给全班电脑装打字练习软件？");
    tickets.solve(
        on(who.officer(), asked.plusSeconds(9_000)), question, asked.plusSeconds(9_000), "已发安装说明");
  }

  private void upTheMountain(Characters who, Instant now, long room, List<Long> computers) {
    if (computers.isEmpty()) return;
    var day = daysBefore(now, 25);
    long down = open(who, day, room, null, Piece.SOCKET, Severity.ROOM_DOWN, "教室跳闸，十几台电脑开不了机");
    tickets.acknowledge(on(who.officer(), day.plusSeconds(3_600)), down);
    tickets.pause(on(who.officer(), daysBefore(now, 22)), down, Waiting.ROAD, "大雪封路");
    tickets.resume(on(who.officer(), daysBefore(now, 16)), down, "路通了");
    desk.bring(
        on(who.officer(), daysBefore(now, 16)),
        down,
        true,
        Map.of(Piece.SOCKET, 4, Piece.CABLE, 6));
    open(
        who,
        daysBefore(now, 3),
        room,
        computers.getFirst(),
        Piece.BATTERY,
        Severity.DEVICE,
        "拔掉电源就关机");
  }

  private long open(
      Characters who,
      Instant day,
      long room,
      @Nullable Long device,
      @Nullable Piece part,
      Severity severity,
      String words) {
    return tickets.open(
        on(who.officer(), day),
        new Opening(
            room,
            device,
            Source.CALL,
            "demo/" + day + "/" + device + "/" + words.hashCode(),
            severity == Severity.QUESTION
                ? Category.USE
                : part == Piece.SOCKET ? Category.POWER : Category.HARDWARE,
            severity,
            part,
            words));
  }
}
