package org.greenclassroom.claims;

import org.greenclassroom.method.Uncertainty;
import org.jspecify.annotations.Nullable;

/**
 * How sure some rows are and, in the same draw, a party's share of them.
 *
 * @param share null: nobody's was asked for, or it has nothing of them
 */
public record Sure(Uncertainty whole, @Nullable Between share) {}
