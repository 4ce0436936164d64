package org.greenclassroom.coding;

/**
 * What an upper room knows of a classroom that is taught without looking. Without any, a classroom
 * for special needs is taken for one.
 */
public interface RoomNeeds {
  /** Whether pupils of this room follow with a screen reader. */
  boolean screenReader(long classroom);
}
