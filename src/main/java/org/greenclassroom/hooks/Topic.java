package org.greenclassroom.hooks;

/**
 * Something a room tells. The room hangs one as a bean, so that who makes a hook can choose it.
 *
 * @param kind stable: {@code room.what-happened}
 * @param words words key of what it means
 */
public record Topic(String kind, String words) {}
