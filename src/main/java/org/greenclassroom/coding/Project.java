package org.greenclassroom.coding;

import org.greenclassroom.contests.Work;
import org.jspecify.annotations.Nullable;

/** What was made, under its code. */
public record Project(
    long project,
    long cohort,
    String code,
    String title,
    String medium,
    @Nullable String goal,
    Work.@Nullable Kind kind,
    boolean kept,
    boolean withdrawn) {}
