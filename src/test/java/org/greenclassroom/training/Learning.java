package org.greenclassroom.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** Schools with teachers. */
public abstract class Learning extends House {
  @Autowired protected Partners partners;
  @Autowired protected Teachers teachers;
  @Autowired protected Sessions sessions;

  protected Occasion now() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }

  protected long school() {
    return partners.record(now(), unique("山村小学"), EnumSet.of(PartnerKind.SCHOOL), "CN", "Hill 1");
  }

  protected long teacher(long school, String name) {
    return teachers.record(
        now(),
        new Teachers.Known(school, name, null, null, "en", Duty.TEACHER, "Physics", null, false));
  }

  /** A sitting of the programme so many days ago, held, with these teachers in it. */
  protected long held(int daysAgo, int minutes, Long... who) {
    long session = planned(daysAgo, minutes, null);
    var came = new LinkedHashMap<Long, Integer>();
    for (var one : who) {
      sessions.expect(now(), session, one);
      came.put(one, minutes);
    }
    sessions.hold(now(), session, came);
    return session;
  }

  protected long planned(int daysAgo, int minutes, Long trainer) {
    return sessions.plan(
        now(),
        new Sessions.Planned(
            unique("First steps"),
            null,
            null,
            "Training room",
            now().today().minusDays(daysAgo),
            minutes,
            30,
            trainer,
            trainer == null ? "Wang Fang" : null));
  }

  protected String status(long school) {
    return jdbc.sql("select status || ' ' || reason from training.schools where school = ?")
        .param(school)
        .query(String.class)
        .single();
  }

  protected static String[] sheet(Phase phase, int score) {
    return sheet(UUID.randomUUID(), phase, score);
  }

  protected static String[] sheet(UUID uid, Phase phase, int score) {
    var fields = new ArrayList<>(List.of("uid", uid.toString(), "phase", phase.name()));
    for (var aspect : Aspect.values())
      fields.addAll(List.of("aspect." + aspect, String.valueOf(score)));
    if (phase == Phase.AFTER)
      for (var opinion : Opinion.values())
        fields.addAll(List.of("opinion." + opinion, String.valueOf(score)));
    return fields.toArray(String[]::new);
  }

  /** Somebody without an account fills in a form. */
  protected Visitor.Seen fill(String at, String... fields) {
    var stranger = stranger();
    stranger.get(at).is(200);
    return stranger.post(at, fields);
  }
}
