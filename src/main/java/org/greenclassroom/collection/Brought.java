package org.greenclassroom.collection;

import java.time.Instant;
import java.util.UUID;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What somebody laid on the desk of a drive.
 *
 * @param giver the desk's own id of who stands before it: several things of one giver carry one
 * @param person somebody, counted and not named
 * @param company typed, where the donor is not known yet
 * @param weighed what all pieces together weighed; null: the usual weight of the class
 */
public record Brought(
    UUID giver,
    boolean person,
    @Nullable Long partner,
    @Nullable String company,
    ThingClass thingClass,
    int pieces,
    @Nullable Weight weighed,
    boolean dataBearing,
    @Nullable Long container,
    Instant at) {}
