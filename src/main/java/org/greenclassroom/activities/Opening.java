package org.greenclassroom.activities;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A day as it is wished for.
 *
 * @param partner the company; null: none
 * @param school null: at none
 * @param classroom of that school; null: about none
 * @param drive a collection drive; null: none
 * @param language in which it is spoken there: en, zh, fr
 * @param open everybody may come; else whoever has its address
 * @param words what more is said of it; null: nothing
 */
public record Opening(
    Kind kind,
    String title,
    @Nullable Long partner,
    @Nullable Long school,
    @Nullable Long classroom,
    @Nullable Long drive,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    String place,
    String language,
    boolean open,
    @Nullable String words) {}
