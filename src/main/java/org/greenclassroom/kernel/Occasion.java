package org.greenclassroom.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/**
 * Who does something, when it is written down, and the client's own id for this one act.
 *
 * @param actor who
 * @param now when it is written, to the microsecond (what PostgreSQL keeps)
 * @param zone the calendar in which "today" is meant (licences, due dates)
 * @param key the same act posted twice has the same key and is done once
 */
public record Occasion(Actor actor, Instant now, ZoneId zone, UUID key) {
  /** The programme's calendar. */
  public static final ZoneId PROGRAMME_ZONE = ZoneId.of("Asia/Shanghai");

  public Occasion {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  public static Occasion of(Actor actor, Instant now) {
    return new Occasion(actor, now, PROGRAMME_ZONE, UUID.randomUUID());
  }

  /** The same where only these roles are asked for. */
  public Occasion by(Set<Role> roles) {
    return new Occasion(actor.by(roles), now, zone, key);
  }

  /** A stable key for one part of this act, so that repeating the whole repeats no part. */
  public UUID keyFor(String part) {
    return UUID.nameUUIDFromBytes((key + "/" + part).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the client sent a key of its own; the frame makes those by name (version 3). */
  public boolean isKeyed() {
    return key.version() == 3;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }
}
