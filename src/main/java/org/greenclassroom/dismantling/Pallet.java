package org.greenclassroom.dismantling;

import java.util.Map;

/**
 * A pallet of a batch.
 *
 * @param number in its batch, from 1
 * @param things what is counted on it
 */
record Pallet(
    long pallet, int number, Category category, long devices, Map<Thing, Integer> things) {}
