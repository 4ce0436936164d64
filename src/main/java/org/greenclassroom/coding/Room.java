package org.greenclassroom.coding;

/** A classroom with its school, where a group may be taught. */
public record Room(long classroom, String name) {}
