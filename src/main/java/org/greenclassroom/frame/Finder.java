package org.greenclassroom.frame;

import java.util.List;
import org.greenclassroom.kernel.Actor;

/** Finds things for the search box at the top of every page. A room hangs one as a bean. */
public interface Finder {
  /** At most ten things this person may see, best first. */
  List<Hit> find(String typed, Actor actor);

  /**
   * One thing found.
   *
   * @param title what it is called
   * @param about one line about it, or its words key when it starts with '#'
   * @param path its page
   * @param sure this is it: go there without asking (a scanned tag)
   */
  record Hit(String title, String about, String path, boolean sure) {}
}
