package org.greenclassroom.usage;

import java.time.LocalDate;

/** A computer's day as it goes into a file: every column, under the name it has in the table. */
record ArchivedDay(
    long device,
    long classroom,
    LocalDate day,
    int revision,
    int shift,
    int onMin,
    int activeMin,
    int starts,
    int sessions,
    boolean seesUse,
    String quality,
    String source,
    String disk,
    String version) {}
