package org.greenclassroom.usage;

/** Why a row was rejected; a word that programs read, with a sentence for people. */
enum Reason {
  /** Not on the allow-list; the field's name follows. */
  UNKNOWN_FIELD,
  /** A needed field is not there, or is not what it should be; its name follows. */
  UNREADABLE,
  REVISION,
  ON_MINUTES,
  ACTIVE_MINUTES,
  STARTS,
  SESSIONS,
  MONTH,
  /** Nobody enrolled this agent, or it was retired. */
  UNKNOWN_AGENT,
  SIGNATURE,
  /** The agent was retired before that day. */
  RETIRED,
  /** The computer stood in none of our rooms on that day. */
  NO_ROOM,
  /** Its loan ended more than two years ago: only months are kept. */
  TOO_OLD
}
