package org.greenclassroom.epcis;

import java.time.Instant;
import org.greenclassroom.custody.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the book as it is told to others.
 *
 * @param record the fact by which it became known: itself, or the correction that voids it
 * @param number the fact that is told
 * @param nth its place in the line of its device
 * @param place the site; null: none was said
 * @param slip the hand-over on which the device changed hands; null: it did not
 * @param fromPartner who gave it on that slip; null without a slip
 * @param toPartner who took it; null without a slip
 * @param detail the fact's own detail, JSON
 * @param correction why the fact no longer counts, the correction's detail as JSON; null: this is
 *     the event itself
 */
record Told(
    long record,
    long number,
    String tag,
    int nth,
    FactKind kind,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable Long place,
    @Nullable Long slip,
    @Nullable Long fromPartner,
    @Nullable Long toPartner,
    String detail,
    String hash,
    @Nullable String correction) {}
