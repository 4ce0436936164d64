package org.greenclassroom.custody;

import java.util.Map;
import java.util.Set;
import org.greenclassroom.kernel.Role;

/**
 * What a room does with many devices that were chosen from the list, without a word in the book:
 * printing their labels, for example. A room hangs one as a bean; it is offered below the list.
 *
 * @param key words key of what the button says
 * @param path to which the form is posted
 * @param field the field that holds the tags, one on each line
 * @param fixed what else the form says
 */
public record Errand(
    String key, Set<Role> roles, String path, String field, Map<String, String> fixed) {}
