package org.greenclassroom.claims;

/** Whose figures. */
public sealed interface Scope {
  /** The whole programme, once. */
  record Everything() implements Scope {}

  /** What is attributed to a party: shares, that add up. */
  record OfParty(PartyKind kind, long party) implements Scope {}

  /** The whole of a room, of all who have a share in it. */
  record OfClassroom(long classroom) implements Scope {}
}
