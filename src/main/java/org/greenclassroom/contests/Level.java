package org.greenclassroom.contests;

/** An award: places in each category and band; of a special one, in all. */
public record Level(long level, String name, int places, boolean special) {}
