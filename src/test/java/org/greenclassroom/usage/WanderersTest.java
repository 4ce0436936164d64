package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.losses.Losses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Computers that run where no room of ours is, as their own agents tell it. */
class WanderersTest extends Speaking {
  @Autowired Usage usage;
  @Autowired Losses losses;

  private void missed(Tag tag, int daysAgo) {
    custody.write(
        occasion(Role.OFFICER),
        List.of(tag),
        Entry.of(new Fact.Missed(), clock.instant().minus(Duration.ofDays(daysAgo))));
  }

  private long minutes(long room) {
    return jdbc.sql(
            "select coalesce(sum(on_min), 0)::bigint from usage.room_days where classroom = ?")
        .param(room)
        .query(Long.class)
        .single();
  }

  private LocalDate wandered(long device) {
    return jdbc.sql("select last_day from usage.wanderers where device = ?")
        .param(device)
        .query(LocalDate.class)
        .single();
  }

  private long search(Tag tag) {
    return jdbc.sql(
            "select search from losses.searches s join custody.devices d using (device) where d.tag = ?")
        .param(tag.code())
        .query(Long.class)
        .single();
  }

  private long waiting(long search) {
    return jdbc.sql("select count(*) from losses.alarms where search = ? and settled_at is null")
        .param(search)
        .query(Long.class)
        .single();
  }

  private void tells(Agent agent, LocalDate day, String outcome) {
    assertThat(put(piece(sender(agent, Told.of(day, 1, 60, 50)))).outcomes())
        .containsExactly(outcome);
  }

  @Test
  void what_was_missed_is_heard_from_by_its_agent_and_its_minutes_are_not_the_schools() {
    var room = room(2);
    var lost = room.tags().getFirst();
    var agent = enrolled(lost);
    jdbc.sql(
            "update agents.agent set enrolled_at = enrolled_at - interval '30 days' where name = ?")
        .param(agent.name())
        .update();
    tells(agent, today().minusDays(5), "ACCEPTED");
    missed(lost, 4);
    var search = search(lost);

    // what a collector brings late speaks of the time before, and is no sign
    tells(agent, today().minusDays(6), "ACCEPTED");
    tells(agent, today().minusDays(4), "ACCEPTED");
    assertThat(minutes(room.room())).isEqualTo(180);
    losses.listen(occasion(Role.OFFICER));
    assertThat(waiting(search)).isZero();

    // it runs somewhere: an alarm, and not a minute for the school, in whatever order it is told
    tells(agent, today().minusDays(2), "REJECTED NO_ROOM");
    tells(agent, today().minusDays(3), "REJECTED NO_ROOM");
    assertThat(minutes(room.room())).isEqualTo(180);
    assertThat(wandered(agent.device())).isEqualTo(today().minusDays(2));
    assertThat(losses.listen(occasion(Role.OFFICER))).isPositive();
    assertThat(waiting(search)).isOne();
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/losses?heard=true").is(200).says(lost.printed());
    engineer.get("/losses/" + search).is(200);
    engineer.post("/losses/" + search + "/settlement", "words", "电话无人接听").is(200);

    // given up by two; it is heard from all the same, also by the stock agent
    var first = visitor(Role.OFFICER);
    engineer.get("/losses/" + search);
    engineer
        .post(
            "/losses/" + search + "/steps",
            "kind",
            "ASKED",
            "day",
            today().toString(),
            "words",
            "问过村委会")
        .is(200);
    giveUp(search, first, visitor(Role.OFFICER));
    assertThat(custody.device(lost).stage()).isEqualTo(Stage.LOST);
    tells(agent, today().minusDays(1), "REJECTED NO_ROOM");
    assertThat(losses.listen(occasion(Role.OFFICER))).isPositive();
    assertThat(waiting(search)).isOne();
    engineer.get("/losses/" + search);
    engineer.post("/losses/" + search + "/settlement", "words", "已报警").is(200);
    assertThat(usage.contact(agent.device(), today(), Source.GLPI, occasion(Role.OFFICER)))
        .isFalse();
    assertThat(losses.listen(occasion(Role.OFFICER))).isPositive();
    assertThat(minutes(room.room())).isEqualTo(180);

    // whoever has it now enrols it anew with a label that was never used: a sign as well
    enrolled(room.tags().getLast());
    missed(room.tags().getLast(), 0);
    losses.listen(occasion(Role.OFFICER));
    assertThat(waiting(search(room.tags().getLast()))).isZero();
    enrolled(room.tags().getLast());
    losses.listen(occasion(Role.OFFICER));
    assertThat(waiting(search(room.tags().getLast()))).isOne();

    // found, and in its room: what it tells counts again
    engineer.get("/losses/" + search);
    engineer.post("/losses/" + search + "/find", "words", "旧货市场，已取回").is(200);
    tells(agent, today(), "ACCEPTED");
    assertThat(minutes(room.room())).isEqualTo(240);
  }

  private static void giveUp(long search, Visitor first, Visitor second) {
    first.get("/losses/" + search).is(200);
    first.post("/losses/" + search + "/proposal").is(200);
    second.get("/losses/" + search).is(200);
    second.post("/losses/" + search + "/agreement").is(200);
  }
}
