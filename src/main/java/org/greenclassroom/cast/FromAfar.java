package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.distance.Distance;
import org.greenclassroom.distance.Equipment;
import org.greenclassroom.distance.Plan;
import org.greenclassroom.distance.Platform;
import org.greenclassroom.distance.Requests;
import org.greenclassroom.distance.Wish;
import org.greenclassroom.engagement.OldDays;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.past.Past;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The school up the mountain gets three lessons from afar, the migrants' school waits for an
 * answer; and somebody reads the yearbook of 2019 and the counts of before.
 */
@Component
@Order(212)
class FromAfar implements Scene {
  private static final String YEARBOOK =
      """
      day,kind,title,company,school,place,volunteers,hours,pupils,quality,page
      2019-05-17,VOLUNTEER_LESSON,回收日的课,蓝湖科技（上海）有限公司,第一小学,西安,15,45,75,COUNTED,12
      2019-06-01,TEAM_BUILDING,Repair day,,,南京,30,,,ESTIMATED,14
      2019-09-20,OPENING_CEREMONY,电脑教室开幕,,希望小学,宜春,23,,,COUNTED,20
      2019-11-08,COLLECTION_DRIVE,E-waste drive,,,上海,,,,UNSURE,
      """;

  /**
   * What an annual report tells as counts; its sum is wrong by one, and two rooms have one number.
   */
  private static final String COUNTS =
      """
      年份,学校,捐赠方,教室编号,教室数量,电脑台数,活动次数,学生人数
      2015,第一小学,,17,,32,,640
      2015,希望小学,,17,,30,,
      2015,,,,12,360,,
      2016,,蓝湖科技（上海）有限公司,,,120,9,
      2012-2014,,,,约20,不详,,
      合计,,,,32,541,9,640
      """;

  private final Requests requests;
  private final Distance distance;
  private final OldDays oldDays;
  private final Partners partners;
  private final Past past;

  FromAfar(Requests requests, Distance distance, OldDays oldDays, Partners partners, Past past) {
    this.requests = requests;
    this.distance = distance;
    this.oldDays = oldDays;
    this.partners = partners;
    this.past = past;
  }

  @Override
  public void play(Characters who, Instant now) {
    var officer = on(who.officer(), daysBefore(now, 1));
    requests.ask(
        officer,
        wish(partners.partner(who.migrants()).name(), "wang@school.example"),
        null,
        Locale.CHINESE);
    var later = on(who.officer(), daysBefore(now, 1).plusSeconds(600));
    var secret =
        requests.ask(
            later,
            wish(partners.partner(who.mountain()).name(), "mountain@school.example"),
            null,
            Locale.CHINESE);
    long request = requests.number(secret);
    requests.accept(later, request, who.mountain(), null);
    var sessions =
        distance.planned(
            later,
            request,
            new Plan.Form(
                "Scratch",
                null,
                later.today().plusDays(20),
                LocalTime.of(15, 0),
                45,
                3,
                1,
                Platform.TENCENT_MEETING,
                "https://meeting.example.org/j/8812345",
                "4711",
                "021 5555 0100",
                "Li Na"));
    distance.approve(later, secret, "王芳");
    distance.publish(later, request);
    distance.adult(later, sessions.getFirst(), "王芳", "0851 555 0101");
    oldDays.read(later, "Yearbook 2019", YEARBOOK.getBytes(StandardCharsets.UTF_8));
    var file = new Past.Sent(COUNTS.getBytes(StandardCharsets.UTF_8), "counts-2012-2016.csv");
    for (var imported :
        past.read(on(who.officer(), daysBefore(now, 1)), "Annual report 2016", file, null))
      past.take(later, imported);
  }

  private static Wish wish(String school, String mail) {
    return new Wish(
        school,
        "王芳",
        mail,
        "0851 555 0101",
        "Scratch",
        5,
        38,
        Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
        LocalTime.of(9, 0),
        LocalTime.of(16, 0),
        null,
        3,
        4_000,
        Set.of(Equipment.SCREEN, Equipment.CAMERA),
        "");
  }
}
