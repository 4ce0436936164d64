package org.greenclassroom.contests;

/** What kind of work it is. */
public record Category(long category, String name) {}
