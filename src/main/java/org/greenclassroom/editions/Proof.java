package org.greenclassroom.editions;

import java.time.Instant;

/**
 * Whether an edition is what its hash was taken of.
 *
 * @param at when all its rows were last read over
 */
record Proof(Instant at, boolean whole) {}
