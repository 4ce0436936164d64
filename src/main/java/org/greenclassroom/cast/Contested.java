package org.greenclassroom.cast;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.contests.Awards;
import org.greenclassroom.contests.Batch;
import org.greenclassroom.contests.Contests;
import org.greenclassroom.contests.EditionState;
import org.greenclassroom.contests.HandIn;
import org.greenclassroom.contests.Jury;
import org.greenclassroom.contests.Purpose;
import org.greenclassroom.contests.Ranked;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Actor;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two contests of painting: one awarded, with a public page; one with its jury. */
@Component
@Order(210)
class Contested implements Scene {
  private static final List<String> TITLES =
      List.of("荷叶上的青蛙", "夜里的森林", "雨后的蜗牛", "会飞的鱼", "山里的早晨", "小河的家");

  private final Contests contests;
  private final HandIn handIn;
  private final Jury jury;
  private final Awards awards;

  Contested(Contests contests, HandIn handIn, Jury jury, Awards awards) {
    this.contests = contests;
    this.handIn = handIn;
    this.jury = jury;
    this.awards = awards;
  }

  @Override
  public void play(Characters who, Instant now) {
    long past = announce(who, now.minus(Duration.ofDays(120)), "生物多样性绘画比赛 2026", 30);
    long present = announce(who, now.minus(Duration.ofDays(20)), "我身边的水", 60);
    var then = now.minus(Duration.ofDays(100));
    for (long school : List.of(who.mountain(), who.migrants(), who.river())) {
      fill(who, past, school, then, 4, school != who.river());
      fill(who, present, school, now.minus(Duration.ofDays(5)), 2, true);
    }
    judge(who, past, now.minus(Duration.ofDays(60)), 2);
    award(who, past, now.minus(Duration.ofDays(50)));
    judge(who, present, now.minus(Duration.ofDays(1)), 1);
  }

  private long announce(Characters who, Instant when, String title, int days) {
    var on = Story.on(who.officer(), when);
    long edition =
        contests.announce(
            on,
            new Contests.Announcement(
                title,
                "用画笔记录你身边的植物、动物和河流。",
                on.today().plusDays(days),
                on.today().plusDays(days + 365),
                "传统绘画\n数字绘画",
                "1-3\n4-6",
                "创意 10\n技法 10",
                "金奖 1\n银奖 2\n铜奖 3",
                who.optics(),
                "绿色视野奖"));
    contests.move(on, edition, EditionState.OPEN);
    return edition;
  }

  private void fill(
      Characters who, long edition, long school, Instant when, int many, boolean web) {
    var batch = handIn.batch(Story.on(who.officer(), when), edition, school);
    var asked = contests.asked(edition);
    for (int n = 0; n < many; n++)
      enter(
          who.officer(),
          batch,
          when,
          new HandIn.Piece(
              asked.categories().get(n % 2).category(),
              asked.bands().get(n / 2 % 2).band(),
              TITLES.get((int) ((school + n) % TITLES.size())),
              n % 2 == 0 ? "水彩" : "平板电脑",
              "一幅色彩明亮的画：圆形的叶子和小动物。",
              n == 0,
              true,
              web
                  ? EnumSet.allOf(Purpose.class)
                  : Set.of(n == 0 ? Purpose.EXHIBITION : Purpose.PRINT),
              null,
              true));
  }

  private void enter(Actor by, Batch batch, Instant when, HandIn.Piece piece) {
    long seed = batch.batch() * 31 + piece.title().hashCode() + piece.category();
    handIn.enter(Story.on(by, when), batch, piece, painted(seed), "");
  }

  private void judge(Characters who, long edition, Instant when, int jurors) {
    var on = Story.on(who.officer(), when);
    contests.move(on, edition, EditionState.JUDGING);
    var names = List.of("方老师 Fang", "Marie Laurent");
    for (int n = 0; n < 2; n++) {
      var secret =
          jury.invite(
              Story.on(who.officer(), when),
              edition,
              names.get(n),
              "jury" + n + "@example.org",
              n == 0 ? Locale.CHINESE : Locale.FRENCH,
              null);
      if (n >= jurors) continue;
      var juror = jury.behind(secret);
      jury.declare(on, juror, Set.of());
      juror = jury.behind(secret);
      int nth = 0;
      for (var facing : jury.facing(juror, "", 100).rows()) {
        if (jurors == 1 && nth > 2) break; // this jury is at work
        int points = 5 + (nth++ + n) % 5;
        Map<Long, Integer> all =
            jury.sheet(juror, facing.entry()).criteria().stream()
                .collect(Collectors.toMap(one -> one.criterion(), _ -> points));
        jury.score(on, juror, facing.entry(), all);
      }
    }
  }

  private void award(Characters who, long edition, Instant when) {
    var ranked = new ArrayList<Ranked>();
    awards.ranked(edition, who.officer(), ranked::add);
    var gold = contests.asked(edition).levels().getFirst().level();
    var seen = new ArrayList<String>();
    for (var one : ranked) {
      var where = one.category() + one.fromGrade();
      if (seen.contains(where)) continue;
      seen.add(where);
      awards.propose(Story.on(who.officer(), when), edition, one.entry(), gold);
    }
    var proposed = new ArrayList<Ranked>();
    awards.ranked(edition, who.officer2(), proposed::add);
    for (var one : proposed)
      for (var award : one.awards()) awards.decide(Story.on(who.officer2(), when), award.award());
    contests.move(Story.on(who.officer(), when), edition, EditionState.AWARDED);
    awards.used(Story.on(who.officer(), when), edition, Purpose.PRINT, "2026 年画册");
  }

  /** Leaves and small animals, the same for the same seed. */
  private static byte[] painted(long seed) {
    var random = new Random(seed);
    var canvas = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
    var pen = canvas.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.getHSBColor(0.5f + random.nextFloat() * 0.12f, 0.25f, 0.95f));
    pen.fillRect(0, 0, 480, 360);
    for (int n = 0; n < 26; n++) {
      pen.setColor(
          Color.getHSBColor(
              n % 5 == 0 ? random.nextFloat() : 0.25f + random.nextFloat() * 0.15f, 0.6f, 0.8f));
      int size = 30 + random.nextInt(90);
      int x = random.nextInt(480) - 30;
      int y = 80 + random.nextInt(280);
      pen.fillArc(x, y, size, size, random.nextInt(360), 200 + random.nextInt(140));
    }
    pen.setColor(Color.getHSBColor(0.13f, 0.7f, 1f));
    pen.fillOval(360 + random.nextInt(40), 20, 70, 70);
    pen.dispose();
    return Photograph.of(canvas).jpeg();
  }
}
