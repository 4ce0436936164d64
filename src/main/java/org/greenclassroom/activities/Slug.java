package org.greenclassroom.activities;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/** Addresses that can be read aloud where their words are Latin, and guessed nowhere. */
final class Slug {
  /** No letters that are taken for digits. */
  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Slug() {}

  static String of(String name, String otherwise) {
    var latin =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (latin.length() < 3) latin = otherwise;
    var slug = new StringBuilder(latin.substring(0, Math.min(48, latin.length())));
    slug.append('-');
    for (int i = 0; i < 8; i++) slug.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    return slug.toString().replaceAll("-{2,}", "-");
  }
}
