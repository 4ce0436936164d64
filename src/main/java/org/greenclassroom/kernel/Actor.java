package org.greenclassroom.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: an account and what it may be, where.
 *
 * @param account the account's id; 0 is the house itself (jobs, the demonstration); below zero: a
 *     guest, who holds a pass to one page and has no account
 * @param grants role by organisation
 * @param by the roles by which this was let in where it acts now: only they count as staff and have
 *     places; null: all
 */
public record Actor(long account, List<Grant> grants, @Nullable Set<Role> by)
    implements Serializable {

  private static final Set<Role> STAFF =
      EnumSet.of(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR);

  /** The house itself, when nobody presses a button: nightly jobs. */
  public static final Actor HOUSE = new Actor(0, List.of());

  /** Whoever has not signed in. No pass has this number: it was the first guest's once. */
  public static final Actor NOBODY = new Actor(Long.MIN_VALUE, List.of());

  /**
   * A role in one organisation (a partner's id).
   *
   * @param place where it holds: the beginning of a division's code (52 a province, 5226 a
   *     prefecture, 522634 a county); empty: everywhere
   */
  public record Grant(Role role, long partner, String place) implements Serializable {
    public Grant(Role role, long partner) {
      this(role, partner, "");
    }

    @SuppressWarnings("ConstantValue") // a session from before there were places has none
    public Grant {
      place = Objects.requireNonNullElse(place, "");
    }
  }

  public Actor {
    grants = List.copyOf(grants);
    by = by == null ? null : Set.copyOf(by);
  }

  public Actor(long account, List<Grant> grants) {
    this(account, grants, null);
  }

  /** The same person where only these roles are asked for. */
  public Actor by(Set<Role> roles) {
    return new Actor(account, grants, roles);
  }

  /** The same person without these roles. */
  public Actor without(Set<Role> roles) {
    return new Actor(
        account, grants.stream().filter(grant -> !roles.contains(grant.role())).toList(), by);
  }

  private boolean isStaff(Grant grant) {
    return STAFF.contains(grant.role()) && (by == null || by.contains(grant.role()));
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
    return grants.stream().anyMatch(this::isStaff);
  }

  /**
   * Where this person works for the programme, as beginnings of divisions' codes; null: everywhere.
   * One role that holds everywhere is enough for everywhere, if it was let in by that one.
   */
  public @Nullable Set<String> places() {
    var places = new TreeSet<String>();
    for (var grant : grants) {
      if (!isStaff(grant)) continue;
      if (grant.place().isEmpty()) return null;
      places.add(grant.place());
    }
    return places.isEmpty() ? null : places;
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
