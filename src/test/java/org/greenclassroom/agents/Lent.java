package org.greenclassroom.agents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;

/**
 * A classroom with computers in it, written straight into the book.
 *
 * @param name of the school
 */
public record Lent(long school, String name, long classroom, List<Tag> tags) {
  public static Lent of(
      Custody custody, Partners partners, Classrooms classrooms, Actor actor, String name, int n) {
    var now = Instant.now();
    var lives = new Lives(custody, actor);
    var donor =
        partners.record(at(actor), "Donor of " + name, Set.of(PartnerKind.DONOR), "CN", null);
    var school = partners.record(at(actor), name, Set.of(PartnerKind.SCHOOL), "CN", "Hill 1");
    var room =
        classrooms.plan(
            at(actor), new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, false));
    var tags = lives.received(donor, ago(now, 90), n, DeviceKind.LAPTOP, 2_000);
    lives.toRepair(tags, ago(now, 80));
    lives.write(tags, new Fact.Readied("A"), ago(now, 70));
    lives.write(tags, new Fact.Reserved(room), ago(now, 60));
    lives.handOver(tags, new Fact.Dispatched(room), Partners.HOUSE, school, ago(now, 50));
    lives.write(tags, new Fact.Installed(room), ago(now, 40));
    return new Lent(school, name, room, tags);
  }

  private static Occasion at(Actor actor) {
    return Occasion.of(actor, Instant.now());
  }

  private static Instant ago(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }
}
