package org.greenclassroom.frame;

/**
 * Where programs in classrooms knock: on a Monday morning all of a school's at once, from one
 * address. They are counted apart from people. A room hangs its own here.
 *
 * @param start this path, and all below it
 */
public record AgentsPath(String start) {
  boolean holds(String path) {
    return path.startsWith(start)
        && (path.length() == start.length()
            || start.endsWith("/")
            || path.charAt(start.length()) == '/');
  }
}
