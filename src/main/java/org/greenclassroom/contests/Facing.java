package org.greenclassroom.contests;

/** What a juror sees of an entry; nothing of where it comes from. */
public record Facing(
    long entry,
    String code,
    String category,
    int fromGrade,
    int toGrade,
    String title,
    String medium,
    String description,
    Work.Kind kind,
    boolean scored) {}
