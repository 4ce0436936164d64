package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.takeback.Takeback;
import org.springframework.stereotype.Component;

/** The scene at the end of a term: recalled, counted on site, brought home. */
@Component
class Homecoming {
  private final Takeback takeback;
  private final Custody custody;

  Homecoming(Takeback takeback, Custody custody) {
    this.takeback = takeback;
    this.custody = custody;
  }

  /** All but one come home; a computer of the school's own is left where it is. */
  void bringHome(Characters who, long room, List<Tag> tags, Tag missing, Instant day) {
    var missed = day.minus(Duration.ofDays(120));
    custody.write(Story.on(who.engineer(), missed), missing, Entry.of(new Fact.Missed(), missed));
    var recall = takeback.recall(Story.on(who.officer(), day), room);
    var onSite = Story.on(who.engineer(), day.plus(Duration.ofDays(4)));
    for (var tag : tags)
      if (!tag.equals(missing)) takeback.see(onSite, recall, tag.printed(), false);
    takeback.see(onSite, recall, "学校自有 SN-PF0KX221", true);
    takeback.close(
        onSite,
        recall,
        onSite.today(),
        who.carrier(),
        Workshop.signed("韦校长", 33),
        Workshop.signed("马师傅", 15));
    takeback.receive(
        Story.on(who.technician(), day.plus(Duration.ofDays(7))),
        recall,
        tags.stream().filter(tag -> !tag.equals(missing)).toList(),
        false,
        Workshop.signed("马师傅", 15),
        Workshop.signed("赵工", 7));
  }
}
