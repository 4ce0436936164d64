package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signed loan agreement. It was drawn and signed as a paper; or it was signed before there were
 * papers, and its exact words, or the scan of them, lie among the files.
 *
 * @param sponsor null when two parties signed
 * @param text SHA-256 of the file; null where there is a paper
 * @param paper in papers; null where there is a file
 * @param years how long the loan runs from the acceptance
 */
record Agreement(
    long agreement,
    long school,
    @Nullable Long sponsor,
    String textVersion,
    @Nullable String text,
    @Nullable Long paper,
    int years,
    LocalDate signedOn) {}
