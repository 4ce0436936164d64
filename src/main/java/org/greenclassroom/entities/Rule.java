package org.greenclassroom.entities;

import java.time.Instant;
import java.time.LocalDate;

/** Which entity acts in a customs territory, from that day on. */
record Rule(
    long rule,
    String territory,
    long entity,
    LocalDate validFrom,
    String note,
    Instant writtenAt,
    long writtenBy) {}
