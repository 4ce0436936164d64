package org.greenclassroom.editions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frozen row.
 *
 * @param tag of its device; null: of none
 * @param cells may be null where nothing was known
 */
public record Line(
    long position, @Nullable String tag, long amount, List<@Nullable String> cells) {}
