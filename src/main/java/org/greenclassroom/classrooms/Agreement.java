package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signed loan agreement.
 *
 * @param sponsor null when two parties signed
 * @param text SHA-256 of the exact words, kept among the files
 * @param years how long the loan runs from the acceptance
 */
record Agreement(
    long agreement,
    long school,
    @Nullable Long sponsor,
    String textVersion,
    String text,
    int years,
    LocalDate signedOn) {}
