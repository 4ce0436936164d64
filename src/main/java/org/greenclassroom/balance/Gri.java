package org.greenclassroom.balance;

import org.jspecify.annotations.Nullable;

/**
 * One line of GRI 306.
 *
 * @param what a kind of device, a material, a chemistry …; null: all of it
 * @param onsite in the programme's own house; else elsewhere
 * @param pieces null: nobody counted them
 * @param grams null: nobody weighed them
 */
record Gri(
    Operation operation,
    @Nullable Enum<?> what,
    boolean hazardous,
    boolean onsite,
    @Nullable Known basis,
    @Nullable Long pieces,
    @Nullable Long grams) {}
