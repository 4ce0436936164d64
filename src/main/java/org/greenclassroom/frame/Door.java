package org.greenclassroom.frame;

import java.util.Set;
import org.greenclassroom.kernel.Role;

/**
 * A menu entry. A room hangs one as a bean.
 *
 * @param order small numbers first
 * @param key words key of its name
 * @param path where it leads
 * @param roles who sees it
 */
public record Door(int order, String key, String path, Set<Role> roles) {
  /** Its picture in {@code icons.svg}: {@code custody-book} for {@code custody.book.door}. */
  public String icon() {
    return key.endsWith(".door")
        ? key.substring(0, key.length() - ".door".length()).replace('.', '-')
        : key.substring(0, key.indexOf('.'));
  }
}
