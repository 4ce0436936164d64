package org.greenclassroom.contests;

/** By what a work is scored, and how many points at most. */
public record Criterion(long criterion, String name, int most) {}
