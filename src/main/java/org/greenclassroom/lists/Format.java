package org.greenclassroom.lists;

/** What kind of file a list is, seen from its bytes. */
public enum Format {
  CSV,
  XLSX,
  XLS,
  ODS
}
