package org.greenclassroom.impact;

import org.jspecify.annotations.Nullable;

/**
 * A column of the database, as its catalogue names it.
 *
 * @param relation schema and table, or view
 * @param stored of a table; a view shows what stands elsewhere
 */
record Column(String relation, String name, String type, boolean stored) {
  /** How a column touches persons. */
  enum Touch {
    /** How many minors, never who. */
    COUNT,
    /** Which account of an adult did it. */
    ACCOUNT,
    /** Which adult: a teacher, a volunteer, a contact. */
    ADULT,
    /** How an adult is reached. */
    ADDRESS,
    /** What somebody or something is called: adults, organisations, rooms. */
    NAME,
    /** A signature or a photograph. */
    PICTURE
  }

  private static final String MINOR =
      "\\w*(pupil|student|child|learner|minor)\\w*|girls|boys|class_size";

  boolean isOfMinors() {
    return name.matches(MINOR);
  }

  /** How it touches persons; null: it does not. */
  public @Nullable Touch touch() {
    if (isOfMinors()) return Touch.COUNT;
    if (name.matches("\\w+_by|account") && isNumber()) return Touch.ACCOUNT;
    if (name.matches("teacher|volunteer|instructor|contact|trainer|engineer|driver|person"))
      return isNumber() ? Touch.ADULT : Touch.NAME;
    if (name.matches("\\w*(email|phone|mobile|wechat)\\w*|address") && isText())
      return Touch.ADDRESS;
    if (name.matches("name|\\w+_name|login|who|signer|speaker") && isText()) return Touch.NAME;
    if (name.matches("\\w*(signature|photograph)\\w*")) return Touch.PICTURE;
    return null;
  }

  boolean isNumber() {
    return type.matches("integer|bigint|smallint");
  }

  boolean isText() {
    return type.matches("text|character varying|bytea|xml|text\\[\\]|\\w+\\[\\]");
  }

  @Override
  public String toString() {
    return relation + "." + name;
  }
}
