package org.greenclassroom.lists;

import java.io.IOException;
import java.util.List;

/** An opened file: its sheets, each of them read as a stream. A text has one, without a name. */
interface Sheets extends AutoCloseable {
  int LOOKED_AT = 20;

  /** Those that are not hidden, in their order. */
  List<String> names();

  /** From its first row; the one before is to be closed first. */
  Rows rows(int sheet) throws IOException;

  @Override
  void close() throws IOException;
}
