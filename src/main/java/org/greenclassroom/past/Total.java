package org.greenclassroom.past;

import org.jspecify.annotations.Nullable;

/**
 * What is declared of one kind in one year; beside nothing else, for nothing of it is proven.
 *
 * @param year null: nobody knows which
 * @param rows how many declarations it is the sum of
 * @param unsaid how many of them say that there were some, and not how many
 * @param pieces null: no row says a number
 * @param grams null: no row says a weight
 * @param pupils null: no row says it
 * @param documents from how many sources
 */
public record Total(
    Kind kind,
    @Nullable Integer year,
    long rows,
    long unsaid,
    @Nullable Long pieces,
    @Nullable Long grams,
    @Nullable Long pupils,
    long documents) {}
