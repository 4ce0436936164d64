package org.greenclassroom.people;

/**
 * A link on a page of this room to a page of a room above, which hangs it as a bean.
 *
 * @param order small numbers first
 * @param key words key of what it says
 */
public record Signpost(Place place, int order, String key, String path) {
  /** Where it stands. */
  public enum Place {
    /** Under the form for signing in: other ways to do so. */
    SIGN_IN,
    /** On one's own account. */
    ACCOUNT,
    /** On the administrator's list of accounts. */
    ACCOUNTS
  }
}
