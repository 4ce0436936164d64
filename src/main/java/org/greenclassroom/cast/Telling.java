package org.greenclassroom.cast;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.photographs.Photographs;
import org.greenclassroom.photographs.Shows;
import org.greenclassroom.site.Stories;
import org.springframework.stereotype.Component;

/** What the public site tells of a day that was held, with a photograph of the empty workshop. */
@Component
class Telling {
  private final Photographs photographs;
  private final Stories stories;

  Telling(Photographs photographs, Stories stories) {
    this.photographs = photographs;
    this.stories = stories;
  }

  void tell(Characters who, Instant at, long day) {
    var written = Story.on(who.officer(), at);
    var taken =
        photographs.take(
            written,
            new Photographs.Taken(day, null, written.today(), "翻新工坊里的工作台"),
            List.of(Celebrating.drawn(0)));
    photographs.say(Story.on(who.officer(), at), taken.getFirst(), Shows.NO_PEOPLE, 0, null, false);
    stories.publish(
        Story.on(who.officer(), at),
        day,
        "zh",
        "翻新工坊的一个上午",
        """
        蓝湖公司的志愿者在翻新工坊度过了一个上午：拆机、除尘、换硬盘、贴标签。

        这些电脑会送往山里的学校，在教室里再用三年。
        """);
  }
}
