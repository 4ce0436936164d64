package org.greenclassroom.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.Api;
import org.greenclassroom.LetterBox;
import org.greenclassroom.activities.Days;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Place;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.signups.Signups;
import org.greenclassroom.volunteers.ClearanceKind;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tests of a day's desk need: a day that begins in two hours, and people with places in it.
 */
public abstract class Attending extends Days {
  protected static final JsonMapper JSON = JsonMapper.builder().build();
  @Autowired protected Signups signups;
  @Autowired protected Volunteers volunteers;
  @Autowired BadgeKey badges;

  private @Nullable Actor officer;

  /** One officer for all that is prepared: an account costs a slow hash. */
  protected Occasion officer() {
    if (officer == null) officer = actor(Role.OFFICER, 1);
    return Occasion.of(officer, clock.instant());
  }

  /** A published day with one place for so many. */
  public record Open(long activity, long slot, UUID key) {}

  protected Open open(int capacity, @Nullable Long partner, boolean children) {
    var starts = clock.instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MINUTES);
    var activity = day(Kind.TEAM_BUILDING, partner, null, starts);
    for (var slot : activities.slots(activity)) slots.remove(officer(), slot.slot());
    var slot =
        slots.add(
            officer(),
            activity,
            new Place(
                Duty.HELPER,
                "",
                starts,
                starts.plus(Duration.ofHours(3)),
                capacity,
                children ? 18 : 0,
                children ? ClearanceKind.CRIMINAL_RECORD : null,
                null,
                children,
                false));
    lives.publish(officer(), activity);
    return new Open(activity, slot, activities.activity(activity).key());
  }

  protected Open open(int capacity) {
    return open(capacity, null, false);
  }

  /** Five hours go by: the day has begun, and is over. */
  protected void over(Open day) {
    for (var table : List.of("activity", "slot"))
      jdbc.sql(
              "update activities."
                  + table
                  + " set starts_at = starts_at - interval '6 hours', ends_at = ends_at - interval"
                  + " '6 hours' where activity = ?")
          .param(day.activity())
          .update();
  }

  protected long person(String name) {
    var email = "p" + System.nanoTime() + "-" + unique() + "@example.org";
    return volunteers.known(officer(), new Person(name, email, Locale.ENGLISH, null, 18));
  }

  /** The number of the place this person has now. */
  protected long placed(Open day, long volunteer) {
    return signups.ask(officer(), day.slot(), volunteer).signup();
  }

  protected List<Long> people(Open day, int count) {
    var all = new ArrayList<Long>();
    for (int i = 0; i < count; i++) all.add(placed(day, person("志愿者 " + (i + 1))));
    return all;
  }

  /** What stands on the badge of this place. */
  protected String code(long signup) {
    return badges.code(signup);
  }

  protected LetterBox box() {
    return new LetterBox(jdbc);
  }

  /** One entry, as a telephone says it. */
  protected static Map<String, Object> entry(Open day, String kind, String via, Object... more) {
    var all = new LinkedHashMap<String, Object>();
    all.put("id", UUID.randomUUID().toString());
    all.put("activity", day.key().toString());
    all.put("kind", kind);
    all.put("via", via);
    all.put("at", Instant.now().toString());
    for (int i = 0; i < more.length; i += 2) all.put((String) more[i], more[i + 1]);
    return all;
  }

  /** What became of each: DONE, or the code of the refusal. */
  protected static List<String> send(Api phone, List<Map<String, Object>> entries) {
    var answer =
        phone
            .post("/api/v1/attendance/entries", JSON.writeValueAsString(Map.of("entries", entries)))
            .is(200);
    var all = new ArrayList<String>();
    for (var one : answer.json().get("outcomes"))
      all.add(one.get("result").asString().equals("DONE") ? "DONE" : one.get("code").asString());
    return all;
  }

  protected List<Map<String, Object>> presences(Open day) {
    return jdbc.sql(
            "select volunteer, came_at, left_at, via from attendance.presences where activity = ? order by volunteer")
        .param(day.activity())
        .query()
        .listOfRows();
  }
}
