package org.greenclassroom.lists;

import java.util.Set;

/**
 * What only a person can say of a list.
 *
 * @param sheet the one that is most likely meant
 * @param heading the row that is most likely its heading, counted from 1
 * @param suggested what is known already
 * @param fresh keys of headings that this donor never sent before; empty when all are to be decided
 */
record Question(int sheet, int heading, Mapping suggested, Set<String> fresh) {}
