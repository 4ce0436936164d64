package org.greenclassroom.donations;

import java.util.Locale;

/**
 * Whom to write to about an offer or its lot, until they are forgotten.
 *
 * @param email may be empty where an officer wrote the offer down
 * @param language in which they wrote
 */
public record Contact(String person, String email, String phone, Locale language) {
  public boolean hasEmail() {
    return !email.isEmpty();
  }
}
