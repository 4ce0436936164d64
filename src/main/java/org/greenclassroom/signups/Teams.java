package org.greenclassroom.signups;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Companies that come as a team: a block of places, a join code, names before the day. */
@Service
@Transactional
public class Teams {
  /** Without what is taken for another: no I, L, O, U, 0, 1. */
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LARGEST = 200;

  /** What a company keeps for itself in one slot; for more it asks the coordinator. */
  private static final int LARGEST_OWN = 20;

  private final TeamTable table;
  private final PlaceTable places;
  private final Signups signups;
  private final Letters letters;
  private final Partners partners;
  private final SecureRandom random = new SecureRandom();

  Teams(TeamTable table, PlaceTable places, Signups signups, Letters letters, Partners partners) {
    this.table = table;
    this.places = places;
    this.signups = signups;
    this.letters = letters;
    this.partners = partners;
  }

  /**
   * Keeps places for a company's people; who leads them gets the code in a letter.
   *
   * @throws Refusal when so many are not free, or it is too late to name people
   */
  public long book(
      Occasion occasion,
      long slot,
      long partner,
      int wanted,
      String name,
      String email,
      String language) {
    var already = table.keyed(occasion.keyFor("team"));
    if (already.isPresent()) return already.get();
    partners.partner(partner);
    if (wanted < 1 || wanted > LARGEST) throw new Refusal("signups.refusal.team-size", LARGEST);
    if (name.isBlank()) throw new Refusal("signups.refusal.team-name");
    var address = Post.address(email);
    var spoken = Set.of("en", "zh", "fr").contains(language) ? language : "en";
    var stint = signups.held(slot);
    stint.mustTake(occasion.now());
    var cutOff = stint.startsAt().minus(Team.NAMED_BEFORE);
    if (!occasion.now().isBefore(cutOff))
      throw new Refusal("signups.refusal.team-late", stint.title());
    var free = signups.queue(stint).free(null);
    if (free.size() < wanted)
      throw new Refusal("signups.refusal.team-full", wanted, free.size(), stint.title());
    var team =
        table.insert(
            stint,
            partner,
            name.strip(),
            address,
            spoken,
            code(),
            wanted,
            cutOff,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("team"));
    places.keepFor(team, slot, free.subList(0, wanted));
    letters.team(occasion, stint, table.team(team).orElseThrow(), "signups.letter.team", wanted);
    return team;
  }

  /**
   * The same by the company's own person.
   *
   * @throws Refusal when more would be kept for it there than it may take by itself
   */
  Team bookOwn(
      Occasion occasion,
      long slot,
      long partner,
      int wanted,
      String name,
      String email,
      String language) {
    if (!occasion.actor().partnersAs(Role.DONOR).contains(partner))
      throw Refusal.notFound(Long.toString(partner));
    var already = table.keyed(occasion.keyFor("team"));
    if (already.isEmpty()) {
      var stint = signups.held(slot); // counted while nobody else books
      int kept =
          table.of(stint.activity()).stream()
              .filter(one -> one.slot() == slot && one.partner() == partner)
              .filter(one -> one.releasedAt() == null && one.withdrawnAt() == null)
              .mapToInt(Team::places)
              .sum();
      if (wanted > LARGEST_OWN - kept)
        throw new Refusal("signups.refusal.team-own", LARGEST_OWN, stint.title(), kept);
    }
    return table.team(book(occasion, slot, partner, wanted, name, email, language)).orElseThrow();
  }

  /** The team of a code, as people type it; empty: nobody's. */
  @Transactional(readOnly = true)
  Optional<Team> coded(String typed) {
    var code = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return code.isEmpty() ? Optional.empty() : table.coded(code);
  }

  @Transactional(readOnly = true)
  List<Team> of(long activity) {
    return table.of(activity);
  }

  @Transactional(readOnly = true)
  List<Long> toRelease(Instant now) {
    return table.toRelease(now);
  }

  /** Five days before: whoever was not named does not come; the places go to those who wait. */
  void release(Occasion occasion, long number) {
    var team = table.team(number).orElseThrow(() -> Refusal.notFound(Long.toString(number)));
    if (team.releasedAt() != null) return;
    var stint = signups.held(team.slot());
    places.release(number);
    table.released(number, occasion.now());
    if (team.named() < team.places())
      letters.team(
          occasion, stint, team, "signups.letter.team-released", team.places() - team.named());
    signups.fit(occasion, team.slot());
  }

  /**
   * The day is another: names are wanted five days before that one, and who leads a team hears of
   * it.
   *
   * @param anyway whether they hear also where their own time is the same: it is elsewhere, or put
   *     off
   */
  void moved(Occasion occasion, long activity, boolean anyway) {
    for (var team : table.of(activity)) {
      var stint = signups.stint(team.slot());
      var cutOff = stint.startsAt().minus(Team.NAMED_BEFORE);
      table.moveCutOff(team.team(), cutOff);
      if (team.withdrawnAt() != null || !anyway && cutOff.equals(team.cutOff())) continue;
      var key =
          stint.state() == Activity.State.POSTPONED
              ? "signups.letter.team-postponed"
              : "signups.letter.team-moved";
      letters.team(occasion, stint, table.team(team.team()).orElseThrow(), key, team.named());
    }
  }

  /** The day does not take place. */
  void cancelled(Occasion occasion, long activity) {
    for (var team : table.of(activity))
      if (team.withdrawnAt() == null)
        letters.team(
            occasion, signups.stint(team.slot()), team, "signups.letter.team-off", team.named());
  }

  /** The company does not come after all: its places are free, its people and its lead are told. */
  void withdraw(Occasion occasion, long activity, long number) {
    var team =
        table
            .team(number)
            .filter(one -> one.activity() == activity)
            .orElseThrow(() -> Refusal.notFound(Long.toString(number)));
    var stint = signups.held(team.slot());
    if (!occasion.now().isBefore(stint.startsAt()))
      throw new Refusal("signups.refusal.begun", stint.title());
    if (table.withdraw(number, occasion.now()) == 0) return; // pressed twice
    signups.withdraw(occasion, stint, number);
    places.release(number);
    letters.team(occasion, stint, team, "signups.letter.team-withdrawn", team.places());
    signups.fit(occasion, team.slot());
  }

  private String code() {
    var letters = new StringBuilder();
    for (int i = 0; i < 8; i++) letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return letters.toString();
  }
}
