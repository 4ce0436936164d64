package org.greenclassroom.people;

import java.util.List;

/** Other ways to sign in than name and password. A room hangs its own on the sign-in page. */
public interface WaysIn {
  /** Those that are set up; the sign-in page shows one link each. */
  List<Way> ways();

  /**
   * One of them.
   *
   * @param label whose account it asks for, as people call it
   */
  record Way(String path, String label) {}
}
