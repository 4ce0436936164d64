package org.greenclassroom.coding;

/** What is to be reached, and how many did, of all groups. */
public record Goal(long goal, String name, int reached) {}
