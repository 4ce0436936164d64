package org.greenclassroom.frame;

import java.util.Map;

/**
 * The letters that begin the numbers of a room's papers, such as TA of TA-2026-0007. A room that
 * numbers papers hangs one as a bean, so that an entity can have letters of its own.
 */
public interface PaperSeries {
  /** The words key of each kind of paper, by its letters. */
  Map<String, String> series();
}
