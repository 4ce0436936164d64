package org.greenclassroom.frame;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A person, by all that is known to mean them.
 *
 * @param addresses in small letters
 * @param phones as {@link #digits} says them
 */
public record Somebody(
    Set<Long> accounts,
    Set<Long> volunteers,
    Set<Long> teachers,
    Set<String> addresses,
    Set<String> phones,
    Set<String> names) {
  /** What {@link #digits} takes away before a number; the same to Java and to PostgreSQL. */
  public static final String DIALLED_BEFORE = "^(00)?(86(?=0?[0-9]{10,11}$))?0?";

  /** Of a telephone that means somebody. */
  public static final int FEWEST_DIGITS = 7;

  public static final Somebody NOBODY =
      new Somebody(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public static Somebody account(long account) {
    return new Somebody(Set.of(account), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  public static Somebody volunteer(long volunteer) {
    return new Somebody(Set.of(), Set.of(volunteer), Set.of(), Set.of(), Set.of(), Set.of());
  }

  public static Somebody teacher(long teacher) {
    return new Somebody(Set.of(), Set.of(), Set.of(teacher), Set.of(), Set.of(), Set.of());
  }

  public static Somebody address(String typed) {
    return new Somebody(Set.of(), Set.of(), Set.of(), Set.of(lower(typed)), Set.of(), Set.of());
  }

  /** Fewer than seven digits, an extension or what stands for no number, mean nobody. */
  public static Somebody phone(String typed) {
    var number = digits(typed);
    if (number.length() < FEWEST_DIGITS) return NOBODY;
    return new Somebody(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(number), Set.of());
  }

  public static Somebody called(Collection<String> names) {
    return new Somebody(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        names.stream().map(String::strip).collect(Collectors.toCollection(TreeSet::new)));
  }

  public Somebody and(Somebody other) {
    return new Somebody(
        both(accounts, other.accounts),
        both(volunteers, other.volunteers),
        both(teachers, other.teachers),
        both(addresses, other.addresses),
        both(phones, other.phones),
        both(names, other.names));
  }

  /** Whether this looks like more than one: people share an address or a telephone. */
  public boolean maybeSeveral() {
    return accounts.size() > 1 || names.stream().map(Somebody::lower).distinct().count() > 1;
  }

  public boolean isNobody() {
    return equals(NOBODY);
  }

  private static <T extends Comparable<T>> Set<T> both(Set<T> one, Set<T> other) {
    var all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  public static String lower(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A number as it is compared: digits, without what is dialled before them from elsewhere: 00, 86
   * before a Chinese number of ten or eleven digits, and a leading 0. Another country's code stays,
   * so that +33 6… is found by 0033 6… and not by 06….
   */
  public static String digits(String typed) {
    return typed.replaceAll("\\D", "").replaceFirst(DIALLED_BEFORE, "");
  }
}
