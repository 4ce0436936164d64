package org.greenclassroom.lists;

import java.io.IOException;
import java.util.Iterator;

/** The rows of an opened file, one after the other; never all of them at once. */
interface Rows extends Iterator<Cells>, AutoCloseable {
  @Override
  void close() throws IOException;
}
