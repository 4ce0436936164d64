package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.training.Certificates;
import org.greenclassroom.training.Duty;
import org.greenclassroom.training.Followups;
import org.greenclassroom.training.Level;
import org.greenclassroom.training.Needs;
import org.greenclassroom.training.Obstacle;
import org.greenclassroom.training.Phase;
import org.greenclassroom.training.Sessions;
import org.greenclassroom.training.Teachers;
import org.greenclassroom.training.Used;
import org.greenclassroom.training.Via;
import org.greenclassroom.training.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Seven teachers of three schools learn from the programme; one of them teaches colleagues, one of
 * those teaches another, which is one step too many.
 */
@Component
@Order(208)
class Teaching implements Scene {
  private final Teachers teachers;
  private final Sessions sessions;
  private final Followups followups;
  private final Certificates certificates;
  private final Needs needs;

  Teaching(
      Teachers teachers,
      Sessions sessions,
      Followups followups,
      Certificates certificates,
      Needs needs) {
    this.teachers = teachers;
    this.sessions = sessions;
    this.followups = followups;
    this.certificates = certificates;
    this.needs = needs;
  }

  @Override
  public void play(Characters who, Instant now) {
    long tian = teacher(who, who.mountain(), "田秀英", Duty.ROOM_MANAGER, "数学", now);
    long bai = teacher(who, who.mountain(), "白玉兰", Duty.TEACHER, "语文", now);
    long deng = teacher(who, who.mountain(), "邓建国", Duty.TEACHER, "科学", now);
    long he = teacher(who, who.migrants(), "何敏", Duty.ROOM_MANAGER, "信息科技", now);
    long luo = teacher(who, who.migrants(), "罗志强", Duty.TEACHER, "英语", now);
    long wei = teacher(who, who.special(), "韦春霞", Duty.ROOM_MANAGER, "信息科技", now);
    long tan = teacher(who, who.special(), "谭丽", Duty.TEACHER, "定向行走", now);
    var course = List.of(tian, bai, deng, he, wei, luo, tan);
    long first = sitting(who, "机房入门：从开机到第一堂课", who.mountain(), 200, null, course, now);
    sheets(who, first, Phase.BEFORE, 7, now);
    held(who, first, 200, course, now);
    sheets(who, first, Phase.AFTER, 7, now);
    sessions.close(on(who.officer(), daysBefore(now, 199)), first);
    long second = sitting(who, "同伴培训：用表格记录气温", who.mountain(), 60, tian, List.of(), now);
    long pan = teacher(who, who.mountain(), "潘小红", Duty.TEACHER, "科学", now);
    long ye = teacher(who, who.migrants(), "叶青", Duty.TEACHER, "美术", now);
    expect(who, second, List.of(pan, ye), 60, now);
    held(who, second, 60, List.of(pan, ye), now);
    long third = sitting(who, "校内分享", who.mountain(), 12, pan, List.of(), now);
    long zhong = teacher(who, who.mountain(), "钟文", Duty.TEACHER, "体育", now);
    expect(who, third, List.of(zhong), 12, now);
    held(who, third, 12, List.of(zhong), now);
    sitting(who, "Scratch and then Python", who.migrants(), -9, null, List.of(luo, ye), now);
    asked(who, List.of(tian, bai, deng, wei, tan), now);
    certified(who, tian, now);
    teachers.leave(
        on(who.officer(), daysBefore(now, 30)),
        deng,
        on(who.officer(), daysBefore(now, 30)).today());
    wished(who, now);
  }

  private long teacher(
      Characters who, long school, String name, Duty post, String subject, Instant now) {
    return teachers.record(
        on(who.officer(), daysBefore(now, 220)),
        new Teachers.Known(
            school, name, null, null, "zh", post, subject, subject.equals("信息科技"), false));
  }

  private long sitting(
      Characters who,
      String title,
      long school,
      int daysAgo,
      @Nullable Long trainer,
      List<Long> expected,
      Instant now) {
    long session =
        sessions.plan(
            on(who.officer(), daysBefore(now, Math.max(0, daysAgo) + 10)),
            new Sessions.Planned(
                title,
                null,
                school,
                "一楼机房",
                on(who.officer(), daysBefore(now, daysAgo)).today(),
                360,
                20,
                trainer,
                trainer == null ? "王芳" : null));
    expect(who, session, expected, Math.max(0, daysAgo), now);
    return session;
  }

  private void expect(Characters who, long session, List<Long> expected, int daysAgo, Instant now) {
    for (var one : expected)
      sessions.expect(on(who.officer(), daysBefore(now, daysAgo)), session, one);
  }

  private void held(Characters who, long session, int daysAgo, List<Long> came, Instant now) {
    var minutes = new LinkedHashMap<Long, Integer>();
    for (var one : came) minutes.put(one, 360);
    sessions.hold(on(who.officer(), daysBefore(now, daysAgo)), session, minutes);
  }

  private void sheets(Characters who, long session, Phase phase, int many, Instant now) {
    var secret = sessions.session(session).secret();
    for (int n = 0; n < many; n++) {
      var aspects = new ArrayList<Integer>();
      for (int at = 0; at < 6; at++)
        aspects.add(Math.min(5, (phase == Phase.BEFORE ? 1 : 3) + (n + at) % 3));
      var opinions = new ArrayList<Integer>();
      if (phase == Phase.AFTER) for (int at = 0; at < 5; at++) opinions.add(3 + (n * 2 + at) % 3);
      sessions.answer(
          on(who.officer(), daysBefore(now, 200)),
          secret,
          UUID.nameUUIDFromBytes((secret + phase + n).getBytes(StandardCharsets.UTF_8)),
          phase,
          aspects,
          opinions);
    }
  }

  /** The migrants' school was not asked: its standing says so. */
  private void asked(Characters who, List<Long> whom, Instant now) {
    for (var teacher : whom)
      for (var one : followups.ofTeacher(teacher))
        followups.answer(
            on(who.officer(), daysBefore(now, 190 - one.days())),
            one.followup(),
            Via.CALL,
            one.days() == 30 ? Used.SOMETIMES : Used.OFTEN,
            teacher % 2 == 0);
  }

  private void certified(Characters who, long teacher, Instant now) {
    var day = on(who.officer(), daysBefore(now, 100));
    certificates.observe(day, teacher, day.today(), "王芳", List.of(3, 3, 4, 3, 2), "");
    certificates.confirm(
        day, teacher, day.today().minusDays(80), day.today().minusDays(1), 14, "校长 石磊");
    certificates.issue(on(who.officer(), daysBefore(now, 95)), teacher, Level.ACQUISITION);
  }

  private void wished(Characters who, Instant now) {
    needs.link(on(who.officer(), daysBefore(now, 20)), who.mountain());
    for (int n = 0; n < 6; n++)
      needs.answer(
          on(who.officer(), daysBefore(now, 3)),
          who.mountain(),
          new Needs.Answer(
              UUID.nameUUIDFromBytes(("need" + n).getBytes(StandardCharsets.UTF_8)),
              List.of(2, 1 + n % 3, 3, 2, 1, 2),
              n % 2 == 0
                  ? EnumSet.of(Wish.CODING, Wish.TEACHING)
                  : EnumSet.of(Wish.ROOM_CARE, Wish.CODING),
              n % 3 == 0
                  ? EnumSet.of(Obstacle.NETWORK)
                  : EnumSet.of(Obstacle.TIME, Obstacle.CONFIDENCE),
              null),
          false);
  }
}
