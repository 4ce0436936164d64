package org.greenclassroom.coding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A partner’s programme with what it adds up to. */
public record Programme(
    long programme,
    String title,
    Tool tool,
    long courseVersion,
    long partner,
    String partnerName,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    int helpers,
    int cohorts,
    int pupils,
    int lessons,
    int projects) {}
