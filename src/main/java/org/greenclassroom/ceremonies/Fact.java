package org.greenclassroom.ceremonies;

import java.util.List;
import org.greenclassroom.frame.Said;

/**
 * One fact for a speech.
 *
 * @param key of its heading
 * @param told what is known, sentence by sentence; what is unknown is said as well
 * @param missing whether something of it is not known
 * @param sources where each figure stands in the records
 */
record Fact(String key, List<Said> told, boolean missing, List<Source> sources) {
  /** A page of ours. */
  record Source(Said label, String path) {}
}
