package org.greenclassroom.ceremonies;

/**
 * An adult who is asked.
 *
 * @param protocol the lower, the earlier greeted and seated
 * @param title empty: none
 * @param organisation empty: none
 */
record Guest(
    long guest,
    long activity,
    int protocol,
    Party party,
    String name,
    String title,
    String organisation,
    boolean speaker,
    Reply reply) {
  /** Whether a chair is kept for this guest. */
  public boolean seated() {
    return reply != Reply.NOT_COMING;
  }
}
