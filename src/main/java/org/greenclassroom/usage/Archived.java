package org.greenclassroom.usage;

/**
 * What a file of days holds, by itself or as the database has it.
 *
 * @param onMinutes of all rows together, and so {@code activeMinutes}
 */
record Archived(long rows, long onMinutes, long activeMinutes) {
  static final Archived NOTHING = new Archived(0, 0, 0);

  Archived and(ArchivedDay day) {
    return new Archived(rows + 1, onMinutes + day.onMin(), activeMinutes + day.activeMin());
  }
}
