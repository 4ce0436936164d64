package org.greenclassroom.coding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A group that is taught in a room, as a count. */
public record Cohort(
    long cohort,
    long programme,
    String programmeTitle,
    Tool tool,
    String partnerName,
    long classroom,
    String roomName,
    long school,
    String schoolName,
    int grade,
    int pupils,
    @Nullable Integer girls,
    @Nullable Integer boys,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    int lessons,
    @Nullable String reason,
    int projects) {}
