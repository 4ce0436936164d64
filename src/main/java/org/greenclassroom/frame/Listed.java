package org.greenclassroom.frame;

import java.util.List;

/** Pages of a room that search engines may show: it hangs them as a bean for the list of all. */
public interface Listed {
  /** Those that hold now, newest first. */
  List<String> paths();
}
