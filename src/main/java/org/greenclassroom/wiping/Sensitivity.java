package org.greenclassroom.wiping;

/** What the data on a drive were, in the eyes of whoever gave it. */
public enum Sensitivity {
  ORDINARY,
  /** Clear is not enough for it once it leaves its owner. */
  CONFIDENTIAL;

  boolean allows(Category category) {
    return this == ORDINARY || category != Category.CLEAR;
  }
}
