package org.greenclassroom.lessons;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A test as it is shown.
 *
 * @param mean null: fewer than ten pupils, told to nobody
 */
public record Assessed(
    int grade,
    String classLabel,
    long courseVersion,
    String instrument,
    Phase phase,
    LocalDate day,
    int n,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal deviation,
    boolean withheld) {}
