package org.greenclassroom.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart with all that belongs to it.
 *
 * @param name the last part of its address and of its words
 * @param sentence what it says, in words
 * @param drawings one or two charts
 * @param headings of the table, as words
 * @param columns the same as stable codes, for programs
 * @param rows the table, as it is read
 * @param plain the same for programs
 */
record Picture(
    String name,
    String sentence,
    List<Drawn> drawings,
    List<String> headings,
    List<String> columns,
    List<List<String>> rows,
    List<List<@Nullable Object>> plain) {
  /** A chart and what stands above it. */
  record Drawn(String title, String svg) {}
}
