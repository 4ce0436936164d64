package org.greenclassroom.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who acts: an account and what it may be, where.
 *
 * @param account the account's id; 0 is the house itself (jobs, the demonstration); below zero: a
 *     guest, who holds a pass to one page and has no account
 * @param grants role by organisation
 */
public record Actor(long account, List<Grant> grants) implements Serializable {

  /** The house itself, when nobody presses a button: nightly jobs. */
  public static final Actor HOUSE = new Actor(0, List.of());

  /** Whoever has not signed in. No pass has this number: it was the first guest's once. */
  public static final Actor NOBODY = new Actor(Long.MIN_VALUE, List.of());

  /** A role in one organisation (a partner's id). */
  public record Grant(Role role, long partner) implements Serializable {}

  public Actor {
    grants = List.copyOf(grants);
  }

  /** Somebody without an account, let in to one page by a pass. */
  public boolean isGuest() {
    return account < 0 && account != NOBODY.account;
  }

  public boolean is(Role... any) {
    var wanted = Arrays.asList(any);
    return grants.stream().anyMatch(grant -> wanted.contains(grant.role()));
  }

  public boolean is(Collection<Role> any) {
    return grants.stream().anyMatch(grant -> any.contains(grant.role()));
  }

  /** The organisations in which this person has that role. */
  public Set<Long> partnersAs(Role role) {
    var partners = new TreeSet<Long>();
    for (var grant : grants) if (grant.role() == role) partners.add(grant.partner());
    return partners;
  }

  /** Programme staff and auditors see every organisation; everybody else sees their own only. */
  public boolean seesAll() {
    return is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR);
  }

  /** Short and without names: it becomes the principal's name of a session. */
  @Override
  public String toString() {
    return "account " + account;
  }

  public boolean sees(long partner) {
    return seesAll() || grants.stream().anyMatch(grant -> grant.partner() == partner);
  }
}
