package org.greenclassroom.method;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A set of coefficients: what all figures of one report share. Never edited; the hash says so.
 *
 * @param hash SHA-256 over all coefficients in the order of their ids
 * @param byId in the order of their ids
 */
public record Coefficients(long set, String version, String hash, Map<String, Coefficient> byId) {
  public static Coefficients of(long set, String version, Collection<Coefficient> all) {
    var byId = new TreeMap<String, Coefficient>();
    for (var one : all) byId.put(one.id(), one);
    return new Coefficients(set, version, hash(byId.values()), byId);
  }

  public Optional<Coefficient> of(Term term, Enum<?> subject) {
    return Optional.ofNullable(byId.get(term + "." + subject));
  }

  public Optional<Coefficient> of(Term term) {
    return Optional.ofNullable(byId.get(term.name()));
  }

  /**
   * The electricity factor of a region and year of use; while that year is unpublished the latest
   * before it, else the first after it.
   */
  public Optional<Coefficient> electricity(String region, int year) {
    var known = byId.values().stream().filter(one -> isElectricity(one, region)).toList();
    return known.stream()
        .filter(one -> one.year() <= year)
        .max(Comparator.comparingInt(Coefficient::year))
        .or(() -> known.stream().min(Comparator.comparingInt(Coefficient::year)));
  }

  /** Regions whose electricity is known. */
  public Collection<String> regions() {
    var regions = new TreeSet<String>();
    for (var one : byId.values()) if (one.term() == Term.ELECTRICITY) regions.add(one.region());
    return regions;
  }

  public List<Coefficient> all() {
    return List.copyOf(byId.values());
  }

  private static boolean isElectricity(Coefficient one, String region) {
    return one.term() == Term.ELECTRICITY && one.region().equals(region);
  }

  static String hash(Collection<Coefficient> all) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      all.stream()
          .sorted(Comparator.comparing(Coefficient::id))
          .forEach(one -> digest.update((one.canonical() + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
