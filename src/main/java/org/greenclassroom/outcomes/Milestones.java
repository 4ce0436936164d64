package org.greenclassroom.outcomes;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters at milestones, to those who asked for them. What has happened is compared with what was
 * told; each is told once.
 */
@Service
@Transactional
public class Milestones {
  private final MilestoneTable table;
  private final Post post;
  private final Donations donations;
  private final Origin origin;
  private final SecureRandom random = new SecureRandom();

  Milestones(MilestoneTable table, Post post, Donations donations, Origin origin) {
    this.table = table;
    this.post = post;
    this.donations = donations;
    this.origin = origin;
  }

  /** What this person chose, and where the letters go. */
  record Chosen(Set<Milestone> milestones, @Nullable String address) {
    public boolean has(Milestone milestone) {
      return milestones.contains(milestone);
    }
  }

  @Transactional(readOnly = true)
  Chosen chosen(long account) {
    return new Chosen(
        table
            .of(account)
            .map(MilestoneTable.Choice::milestones)
            .orElse(EnumSet.noneOf(Milestone.class)),
        table.address(account));
  }

  /** From now on. What has happened before counts as told: nobody gets ten letters at once. */
  void choose(Occasion occasion, Set<Milestone> milestones) {
    long account = occasion.actor().account();
    table.choose(account, milestones, secret(), occasion.now());
    for (var milestone : milestones)
      table.tell(milestone, account, occasion.today().getYear() - 1, occasion.now());
  }

  /** Whether this link stops anything. */
  @Transactional(readOnly = true)
  void known(String secret) {
    if (table.secret(secret).isEmpty()) throw Refusal.notFound(secret);
  }

  /** Without signing in: no more letters. */
  void stop(Occasion occasion, String secret) {
    var choice = table.secret(secret).orElseThrow(() -> Refusal.notFound(secret));
    table.choose(
        choice.account(), EnumSet.noneOf(Milestone.class), choice.secret(), occasion.now());
  }

  /**
   * One round: whoever has not been told is written to.
   *
   * @return how many letters were written
   */
  int round(Instant now) {
    var today = Occasion.of(Actor.HOUSE, now).today();
    int written = 0;
    for (var milestone : Milestone.values()) {
      if (milestone == Milestone.YEARLY && today.getMonthValue() > 1) continue;
      for (var due : table.tell(milestone, null, today.getYear() - 1, now)) {
        write(milestone, due, now);
        written++;
      }
    }
    return written;
  }

  private void write(Milestone milestone, MilestoneTable.Due due, Instant now) {
    var about = due.account() + "/" + milestone + "/" + due.about();
    var occasion =
        new Occasion(
            Actor.HOUSE,
            now,
            Occasion.PROGRAMME_ZONE,
            UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8)));
    var path = milestone == Milestone.YEARLY ? "/giving" : "/giving/lots/" + due.number();
    post.write(
        occasion,
        due.address(),
        Locale.forLanguageTag(due.language()),
        milestone == Milestone.YEARLY
            ? Letterhead.PLAIN // of all its lots, which may be several entities'
            : donations.letterhead(Long.parseLong(due.number()), occasion.today()),
        milestone.key(),
        due.name(),
        due.number(),
        origin.here() + path,
        origin.here() + "/letters/stop/" + due.secret());
  }

  private String secret() {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
