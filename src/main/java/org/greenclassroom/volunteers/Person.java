package org.greenclassroom.volunteers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as they say of themselves.
 *
 * @param partner the company they come with; null: privately
 * @param atLeast 16, 18 or 21: "I am at least so old"; null: not said. Never a day of birth
 */
public record Person(
    String name, String email, Locale language, @Nullable Long partner, @Nullable Integer atLeast) {
  /** Without company and age. */
  public static Person of(String name, String email, Locale language) {
    return new Person(name, email, language, null, null);
  }
}
