package org.greenclassroom.lists;

import java.util.List;

/**
 * One row of a list as it stands in the file.
 *
 * @param line where it begins in the file, counted from 1
 * @param values the cells as written
 * @param ragged whether the format lets a row end early without meaning anything (a workbook leaves
 *     out empty cells at the end; a text file that does so has lost something)
 * @param cut whether the file ends inside this row
 */
record Cells(long line, List<String> values, boolean ragged, boolean cut) {
  boolean blank() {
    return values.stream().allMatch(value -> Text.strip(value).isEmpty());
  }
}
