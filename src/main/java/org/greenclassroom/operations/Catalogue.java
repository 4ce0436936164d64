package org.greenclassroom.operations;

import java.util.List;
import java.util.Map;

/**
 * What the database itself says there is. Read anew for each backup: a table that a new room brings
 * is in the next one by itself.
 */
record Catalogue(
    List<String> migrations,
    List<Table> tables,
    List<Partition> partitions,
    Map<String, Long> sequences) {
  /**
   * A table that holds rows of its own.
   *
   * @param name quoted, with its schema
   * @param columns quoted, without those that the database reckons itself
   */
  record Table(String name, List<String> columns) {}

  /**
   * That a table points at another.
   *
   * @param checked when that is checked, as it was declared
   */
  record Reference(String name, String from, String to, String checked) {}

  /** A part of a table, made while the house ran. */
  record Partition(String name, String parent, String bound) {}
}
