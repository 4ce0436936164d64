package org.greenclassroom.applications;

import java.util.Locale;

/**
 * Whom to write to about an application, until they are forgotten.
 *
 * @param email may be empty where an officer wrote the application down
 * @param language in which they wrote
 */
record Contact(String person, String position, String email, String phone, Locale language) {
  public boolean hasEmail() {
    return !email.isEmpty();
  }
}
