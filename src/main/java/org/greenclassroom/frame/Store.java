package org.greenclassroom.frame;

/** A place outside the database that keeps bytes under their SHA-256. */
interface Store {
  /** Keeps them; the same bytes again change nothing. */
  void put(String sha256, byte[] bytes);

  /** The bytes as they lie there; whoever asked checks them. */
  byte[] get(String sha256);
}
