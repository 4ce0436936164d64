package org.greenclassroom.intake;

import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.jspecify.annotations.Nullable;

/**
 * How a session ends.
 *
 * @param counted the pieces of each kind as they were counted by hand
 * @param everything whether no more of the lot is to come
 * @param place the house's site where they now stand
 * @param giver who signs for giving; null when nothing came
 * @param taker who signs for taking; null when nothing came
 */
record Closing(
    Map<DeviceKind, Integer> counted,
    boolean everything,
    long place,
    HandOver.@Nullable Signature giver,
    HandOver.@Nullable Signature taker) {}
