package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.applications.Applications;
import org.greenclassroom.applications.Applying;
import org.greenclassroom.applications.Criterion;
import org.greenclassroom.applications.Deciding;
import org.greenclassroom.applications.Decision;
import org.greenclassroom.applications.Scoring;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Schools that ask: one was just read, one is asked something, one waits for a second officer, one
 * stands on the waiting list, one was told no.
 */
@Component
@Order(40)
class Asking implements Scene {
  private static final Actor SOMEBODY = Actor.NOBODY;
  private final Applying applying;
  private final Applications applications;
  private final Scoring scoring;
  private final Deciding deciding;

  Asking(Applying applying, Applications applications, Scoring scoring, Deciding deciding) {
    this.applying = applying;
    this.applications = applications;
    this.scoring = scoring;
    this.deciding = deciding;
  }

  @Override
  public void play(Characters who, Instant now) {
    send(form("青石板小学", "贵州省黔东南州雷山县", "RURAL", 78, 34, 0), Locale.CHINESE, ago(now, 2));
    isAsked(who, now);
    waitsForSecond(who, now);
    isOnTheList(who, now);
    isTooSmall(who, now);
  }

  private void isAsked(Characters who, Instant now) {
    var form = form("École des Peupliers", "Yunnan, Honghe, Yuanyang", "MINORITY", 40, 52, 4);
    long id = send(form, Locale.FRENCH, ago(now, 12));
    applications.ask(
        Story.on(who.officer(), ago(now, 9)),
        id,
        "Qui remplacera l’enseignant pendant son congé ?");
  }

  private void waitsForSecond(Characters who, Instant now) {
    var form = form("河湾小学", "江西省上饶市鄱阳县", "RURAL", 36, 61, 6);
    form.put("room", "河湾三号教室");
    form.put("others", "YES");
    form.put("donors", "县教育局 2019 年配发 6 台");
    long id = send(form, Locale.CHINESE, ago(now, 30));
    var officer = Story.on(who.officer(), ago(now, 25));
    applications.match(officer, id, who.river());
    applications.learn(officer, id, Criterion.INTERNET, 1, "与校长通电话");
    scoring.score(officer, id);
    deciding.approve(
        Story.on(who.officer(), ago(now, 6)),
        id,
        new Decision.Plan("河湾三号教室", 26, DeviceKind.DESKTOP, who.optics(), null, null),
        "已有的教室只够三、四年级使用，五、六年级没有课时。",
        "请在寒假前腾空教室。");
  }

  private void isOnTheList(Characters who, Instant now) {
    var form = form("新芽学校", "江苏省苏州市吴江区", "MIGRANT_CHILDREN", 8, 96, 25);
    form.put("room", "新芽二楼活动室");
    long id = send(form, Locale.CHINESE, ago(now, 45));
    var officer = Story.on(who.officer2(), ago(now, 40));
    applications.match(officer, id, who.migrants());
    scoring.score(officer, id);
    deciding.putOnWaitingList(Story.on(who.officer2(), ago(now, 20)), id, "");
  }

  private void isTooSmall(Characters who, Instant now) {
    long id =
        send(
            form("Harbour Tutoring", "Shanghai, Pudong", "COMMUNITY", 2, 9, 12),
            Locale.ENGLISH,
            ago(now, 60));
    deciding.reject(
        Story.on(who.officer(), ago(now, 55)),
        id,
        Decision.Reason.ENOUGH_COMPUTERS,
        "Twelve computers for nine pupils are more than most schools have.");
  }

  private long send(Map<String, String> form, Locale locale, Instant day) {
    var occasion = Occasion.of(SOMEBODY, day);
    return applying.send(
        occasion, "demonstration", applying.begin(occasion, "demonstration", locale, form), locale);
  }

  private static Map<String, String> form(
      String name, String division, String kind, int distance, int pupils, int computers) {
    var form = new HashMap<String, String>();
    form.put("name", name);
    form.put("territory", "CN");
    form.put("division", division);
    form.put("address", division + " 1");
    form.put("kind-" + kind, "true");
    form.put("distance", String.valueOf(distance));
    for (int grade = 3; grade <= 6; grade++)
      form.put("grade-" + grade, String.valueOf(pupils + 3 * grade));
    form.put("computers", String.valueOf(computers));
    form.put("age", computers == 0 ? "" : "9");
    form.put("room", "计算机教室一");
    form.put("seats", "26");
    form.put("purpose", "三至六年级信息科技课，每班每周一节。");
    form.put("manager", "YES");
    form.put("teacher", "10");
    form.put("deputy", "2");
    form.put("lessons", "1");
    form.put("open", "4");
    form.put("power", "YES");
    form.put("secure", "YES");
    form.put("furniture", "UNKNOWN");
    form.put("tenure", "OWNED");
    form.put("closure", "NO");
    form.put("others", "NO");
    form.put("person", "杨老师");
    form.put("position", "教导主任");
    form.put("email", "school@example.org");
    form.put("consent", "true");
    return form;
  }

  private static Instant ago(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }
}
