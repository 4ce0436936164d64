package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.takeback.Accessory;
import org.greenclassroom.takeback.Condition;
import org.greenclassroom.takeback.Discharges;
import org.greenclassroom.takeback.Loss;
import org.greenclassroom.takeback.LossCause;
import org.greenclassroom.takeback.OnSite;
import org.greenclassroom.takeback.Receiving;
import org.greenclassroom.takeback.SiteCount;
import org.greenclassroom.takeback.Sorting;
import org.greenclassroom.takeback.Takeback;
import org.greenclassroom.takeback.Way;
import org.springframework.stereotype.Component;

/** The scene at the end of a term: recalled, counted on site, brought home, sorted. */
@Component
class Homecoming {
  private final Takeback takeback;
  private final OnSite site;
  private final Receiving receiving;
  private final Discharges discharges;
  private final Sorting sorting;
  private final Custody custody;

  Homecoming(
      Takeback takeback,
      OnSite site,
      Receiving receiving,
      Discharges discharges,
      Sorting sorting,
      Custody custody) {
    this.takeback = takeback;
    this.site = site;
    this.receiving = receiving;
    this.discharges = discharges;
    this.sorting = sorting;
    this.custody = custody;
  }

  /** All but one come home; a computer of the school's own is left where it is. */
  void bringHome(Characters who, long room, List<Tag> tags, Tag missing, Instant day) {
    var missed = day.minus(Duration.ofDays(120));
    custody.write(Story.on(who.engineer(), missed), missing, Entry.of(new Fact.Missed(), missed));
    var recall = takeback.recall(Story.on(who.officer(), day), room);
    var onSite = Story.on(who.engineer(), day.plus(Duration.ofDays(4)));
    var seen = new ArrayList<SiteCount.Seen>();
    for (var tag : tags)
      if (!tag.equals(missing)) seen.add(new SiteCount.Seen(tag.printed(), false, how(seen), ""));
    seen.add(new SiteCount.Seen("学校自有 SN-PF0KX221", true, null, ""));
    site.count(
        onSite,
        recall,
        new SiteCount(
            onSite.now(),
            who.carrier(),
            seen,
            Map.of(
                missing,
                new Loss(
                    LossCause.STOLEN,
                    "高公（治）2026-0418",
                    "夜间门锁被撬，学校当天报警",
                    missed.atZone(onSite.zone()).toLocalDate())),
            Map.of(Accessory.MOUSE, 12, Accessory.POWER_ADAPTER, 13),
            List.of(),
            Workshop.signed("韦校长", 33),
            Workshop.signed("马师傅", 15)));
    receiving.receive(
        Story.on(who.technician(), day.plus(Duration.ofDays(7))),
        recall,
        tags.stream().filter(tag -> !tag.equals(missing)).toList(),
        false,
        Workshop.signed("马师傅", 15),
        Workshop.signed("赵工", 7));
    discharges.issue(Story.on(who.officer(), day.plus(Duration.ofDays(8))), recall);
  }

  /** The first ones are worn, one cannot be switched on. */
  private static Condition how(List<SiteCount.Seen> before) {
    return before.size() == 4
        ? Condition.DEAD
        : before.size() < 3 ? Condition.WORN : Condition.GOOD;
  }

  /** They go the way of the old ones, whatever the rule would say of one of them. */
  void scrap(Characters who, List<Tag> home, Instant day) {
    for (var tag : home)
      sorting.overrule(Story.on(who.technician(), day), tag, Way.DISMANTLE, "低于现行配置标准，读屏软件运行不畅");
  }

  /** The rule would not lend it any more; who mended it says why it is lent all the same. */
  void spare(Characters who, Tag tag, Instant day) {
    sorting.overrule(
        Story.on(who.technician(), day), tag, Way.LEND, "已换固态硬盘、内存加到 8 GB，读屏测试流畅，留作教师备用机");
  }
}
