package org.greenclassroom.cast;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.coding.Coding;
import org.greenclassroom.coding.Cohorts;
import org.greenclassroom.coding.Result;
import org.greenclassroom.coding.Tool;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two partners teach coding: Scratch where pupils see, Python as text everywhere. */
@Component
@Order(211)
class Coded implements Scene {
  private final Coding coding;
  private final Cohorts cohorts;
  private final Courses courses;

  Coded(Coding coding, Cohorts cohorts, Courses courses) {
    this.coding = coding;
    this.cohorts = cohorts;
    this.courses = courses;
  }

  @Override
  public void play(Characters who, Instant now) {
    var on = Story.on(who.officer(), now.minus(Duration.ofDays(90)));
    long scratch = begin(on, "和 Scratch 做朋友", Tool.SCRATCH, "scratch", who.bluelake());
    long python =
        begin(Story.on(who.officer(), now), "听得见的 Python", Tool.PYTHON, "python", who.optics());
    int nth = 0;
    for (var room : cohorts.rooms()) {
      if (nth > 4) break;
      int pupils = 34 - 3 * nth;
      var act = Story.on(who.officer(), now.minus(Duration.ofDays(80 - nth)));
      long programme = nth % 3 == 2 ? python : scratch;
      try {
        teach(act, programme, room.classroom(), pupils, nth);
      } catch (Refusal notForThisRoom) {
        teach(Story.on(who.officer(), now), python, room.classroom(), 8, nth);
      }
      nth++;
    }
  }

  private long begin(Occasion on, String title, Tool tool, String course, long partner) {
    return coding.begin(
        on,
        new Coding.Plan(
            title,
            tool,
            courses.latest(course).orElseThrow().version(),
            partner,
            on.today(),
            null,
            "写出第一个程序\n会用循环\n能自己找出错误"));
  }

  private void teach(Occasion on, long programme, long room, int pupils, int nth) {
    long cohort =
        cohorts.teach(
            on,
            programme,
            new Cohorts.Group(
                room, 4 + nth % 3, pupils, pupils / 2, pupils - pupils / 2, on.today(), null));
    Map<Long, Integer> reached = new HashMap<>();
    int left = pupils;
    for (var goal : coding.goals(programme)) reached.put(goal.goal(), left -= left / 4);
    cohorts.progress(on, cohort, 6 + nth, null, reached);
    int half = pupils / 2;
    cohorts.tell(
        on, cohort, new Result(Result.Phase.PRE, pupils, 38, List.of(half, pupils - half, 0, 0)));
    cohorts.make(
        on,
        cohort,
        new Cohorts.Piece("会唱歌的青蛙", "Python", null),
        "print('呱 ' * 3)\n".getBytes(StandardCharsets.UTF_8),
        "frog.py");
  }
}
