package org.greenclassroom.frame;

/**
 * An entry in the menu of whoever has not signed in. A room hangs one as a bean.
 *
 * @param order small numbers first
 * @param key words key of its name
 * @param path where it leads; everybody may open it
 */
public record Way(int order, String key, String path) {}
