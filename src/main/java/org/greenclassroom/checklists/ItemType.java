package org.greenclassroom.checklists;

/** What an item is, and how it is answered. */
public enum ItemType {
  /** A heading; it begins a part of the list. */
  SECTION,
  /** A remark to whoever fills it in; nothing is answered. */
  NOTE,
  TEXT,
  INTEGER,
  DECIMAL,
  YES_NO,
  ONE_OF,
  SEVERAL_OF,
  DATE,
  PHOTO;

  public boolean asks() {
    return this != SECTION && this != NOTE;
  }

  public boolean chooses() {
    return this == ONE_OF || this == SEVERAL_OF;
  }

  public boolean counts() {
    return this == INTEGER || this == DECIMAL;
  }
}
