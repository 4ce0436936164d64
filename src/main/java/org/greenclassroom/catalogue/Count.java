package org.greenclassroom.catalogue;

/**
 * How many there are.
 *
 * @param more whether there are more than that, and nobody counted on
 */
record Count(long number, boolean more) {}
