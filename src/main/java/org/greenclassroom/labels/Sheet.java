package org.greenclassroom.labels;

import org.jspecify.annotations.Nullable;

/**
 * A sheet, or one label of a roll.
 *
 * @param partner whose own it is; null for those that come with the house
 */
record Sheet(long sheet, @Nullable Long partner, String name, Geometry geometry, Code.Kind code) {}
