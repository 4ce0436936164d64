package org.greenclassroom.signups;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.volunteers.Lack;
import org.jspecify.annotations.Nullable;

/**
 * A day's people, as the coordinator's page shows them.
 *
 * @param phone a place is free, somebody waits, and no letter would do
 */
record RosterPage(
    StintTable.Day day,
    RosterTable.Fill fill,
    List<Group> groups,
    List<Team> teams,
    List<Doubt> doubts,
    List<Rosters.Adults> adults,
    boolean phone,
    boolean mayChange,
    List<org.greenclassroom.partners.Partner> companies) {

  /** How many have a place elsewhere at the same time. */
  public long twice() {
    return groups.stream()
        .flatMap(group -> group.members().stream())
        .filter(member -> !member.elsewhere().isEmpty())
        .count();
  }

  /** A day in the list of days. */
  record Row(
      long activity,
      String title,
      String place,
      Instant startsAt,
      Activity.State state,
      long capacity,
      long placed,
      long offered,
      long waiting) {}

  /** A slot with its people; those who are gone come last. */
  record Group(Stint stint, String name, int free, List<Member> members) {}

  /**
   * One line with what still lacks.
   *
   * @param elsewhere titles of other days in which they have a place at the same time
   */
  record Member(Line line, List<Lack> lacks, List<String> elsewhere) {}

  /** Somebody whose coming is in doubt. */
  record Doubt(Line line, boolean silent, boolean missed) {}

  /**
   * One sign-up.
   *
   * @param name null: was forgotten
   * @param company null: comes privately
   * @param reason of the last decision by hand; null: none was made
   */
  record Line(
      long signup,
      long slot,
      long volunteer,
      Duty role,
      @Nullable String slotName,
      Instant startsAt,
      @Nullable String name,
      @Nullable String email,
      @Nullable String language,
      @Nullable String company,
      @Nullable Long team,
      SignupState state,
      Instant askedAt,
      @Nullable Instant expiresAt,
      @Nullable Instant remindedAt,
      @Nullable Instant confirmedAt,
      boolean walkIn,
      @Nullable String reason) {}
}
