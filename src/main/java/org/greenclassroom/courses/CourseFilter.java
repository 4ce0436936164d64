package org.greenclassroom.courses;

import org.jspecify.annotations.Nullable;

/**
 * Which courses.
 *
 * @param grade 1 to 12; null: all
 * @param module null: all
 * @param area of UNESCO's framework, 0 to 6; empty: all
 * @param usable only what can be followed with a screen reader
 * @param offline only what needs no network
 * @param q part of a title or code; empty: all
 */
record CourseFilter(
    @Nullable Integer grade,
    @Nullable CnModule module,
    String area,
    boolean usable,
    boolean offline,
    String q) {}
