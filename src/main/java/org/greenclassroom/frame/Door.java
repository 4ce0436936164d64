package org.greenclassroom.frame;

import java.util.Set;
import org.greenclassroom.kernel.Role;

/**
 * A menu entry. A room hangs one as a bean.
 *
 * @param order small numbers first
 * @param key words key of its name, and of its icon's file name
 * @param path where it leads
 * @param roles who sees it
 */
public record Door(int order, String key, String path, Set<Role> roles) {}
