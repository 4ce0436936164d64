package org.greenclassroom.frame;

/**
 * A list as somebody likes to see it.
 *
 * @param query its filters and its order, as in the address
 * @param own whether it belongs to the person who asked; a colleague's is only used
 */
public record View(long view, String path, String query, String name, boolean shared, boolean own) {
  public String address() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
