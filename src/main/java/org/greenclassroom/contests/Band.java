package org.greenclassroom.contests;

/** Of which grades; each is judged by itself. */
public record Band(long band, int fromGrade, int toGrade) {}
