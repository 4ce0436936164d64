package org.greenclassroom.outcomes;

import org.greenclassroom.custody.DeviceKind;

/**
 * Items of one kind with one outcome.
 *
 * @param announced how many of them stood on a list
 * @param came how many of them came
 * @param weighed grams that stood on a scale
 * @param estimated grams by the usual weight of their kind; never added to the weighed ones
 */
record Tally(
    Outcome outcome,
    DeviceKind kind,
    long pieces,
    long announced,
    long came,
    long weighed,
    long estimated) {}
