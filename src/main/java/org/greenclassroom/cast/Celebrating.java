package org.greenclassroom.cast;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.imageio.ImageIO;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.agents.Enrolments;
import org.greenclassroom.ceremonies.Ceremonies;
import org.greenclassroom.ceremonies.Invited;
import org.greenclassroom.ceremonies.Party;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.photographs.Photographs;
import org.greenclassroom.photographs.Shows;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** An opening in the mountains in three weeks, with its guests; photographs of the empty room. */
@Component
@Order(205)
class Celebrating implements Scene {
  private final Enrolments enrolments;
  private final Activities activities;
  private final Ceremonies ceremonies;
  private final Photographs photographs;

  Celebrating(
      Enrolments enrolments,
      Activities activities,
      Ceremonies ceremonies,
      Photographs photographs) {
    this.enrolments = enrolments;
    this.activities = activities;
    this.ceremonies = ceremonies;
    this.photographs = photographs;
  }

  @Override
  public void play(Characters who, Instant now) {
    var rooms = enrolments.rooms(who.mountain());
    if (rooms.isEmpty()) return;
    long room = rooms.getFirst();
    var written = Story.on(who.officer(), now.minus(Duration.ofDays(9)));
    var starts =
        now.plus(Duration.ofDays(21)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(2));
    long day =
        activities.open(
            written,
            new Opening(
                Kind.OPENING_CEREMONY,
                "云上小学绿色电脑教室启用仪式",
                who.bluelake(),
                who.mountain(),
                room,
                null,
                starts,
                starts.plus(Duration.ofHours(2)),
                Occasion.PROGRAMME_ZONE,
                "学校操场，雨天在食堂",
                "zh",
                false,
                null));
    invite(who, now, day, Party.AUTHORITY, "覃国平", "副局长", "都安瑶族自治县教育局", true);
    invite(who, now, day, Party.SCHOOL, "韦晓梅", "校长", "云上小学", true);
    invite(
        who,
        now,
        day,
        Party.COMPANY,
        "欧阳慧敏",
        "首席可持续发展官",
        "蓝湖（中国）数字科技发展与可持续创新有限公司上海浦东新区第二分公司",
        true);
    invite(
        who,
        now,
        day,
        Party.COMPANY,
        "Claire Lefèvre-Montgomery",
        "Head of Sustainability, Asia Pacific",
        "Blue Lake International Holdings",
        false);
    invite(who, now, day, Party.MEDIA, "李明", "记者", "河池日报", false);
    var taken =
        photographs.take(
            Story.on(who.engineer(), now.minus(Duration.ofDays(8))),
            new Photographs.Taken(day, room, written.today().minusDays(1), "教室里一排排电脑，没有人"),
            List.of(drawn(0), drawn(3)));
    photographs.say(
        Story.on(who.engineer(), now.minus(Duration.ofDays(8))),
        taken.getFirst(),
        Shows.NO_PEOPLE,
        0,
        null,
        false);
  }

  private void invite(
      Characters who,
      Instant now,
      long day,
      Party party,
      String name,
      String title,
      String organisation,
      boolean speaker) {
    ceremonies.invite(
        Story.on(who.officer(), now.minus(Duration.ofDays(7))),
        day,
        new Invited(null, party, name, title, organisation, speaker));
  }

  /** Tables with computers, and as many people from behind. */
  static byte[] drawn(int people) {
    var picture = new BufferedImage(960, 640, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(new Color(0xE9E4D4));
    pen.fillRect(0, 0, 960, 640);
    pen.setColor(new Color(0x1F6F4A));
    pen.fillRect(120, 50, 720, 150);
    pen.setStroke(new BasicStroke(6));
    for (int row = 0; row < 3; row++)
      for (int seat = 0; seat < 5; seat++) {
        int x = 80 + seat * 170;
        int y = 260 + row * 120;
        pen.setColor(new Color(0x8A6B43));
        pen.fillRect(x, y + 60, 130, 14);
        pen.setColor(new Color(0x1D2A26));
        pen.fillRect(x + 25, y, 80, 54);
        pen.setColor(new Color(0x9CC7E6));
        pen.fillRect(x + 31, y + 6, 68, 42);
      }
    pen.setColor(new Color(0x2F2A24));
    for (int i = 0; i < people; i++) {
      pen.fillOval(180 + i * 230, 330, 80, 80);
      pen.fillRoundRect(150 + i * 230, 405, 140, 235, 60, 60);
    }
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
