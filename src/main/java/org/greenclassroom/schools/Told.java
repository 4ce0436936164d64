package org.greenclassroom.schools;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pupils by type of disability in the latest school year, as they are told to anybody.
 *
 * @param tallies by type, in its order; null: hidden, for fewer than ten could be recognised
 */
record Told(String schoolYear, Map<String, @Nullable Integer> tallies) {}
