package org.greenclassroom.lessons;

import java.time.LocalDate;

/**
 * Lessons in a week.
 *
 * @param silent expected, and nobody said a word
 * @param extra held, and in no timetable
 */
public record Week(LocalDate week, int expected, int held, int cancelled, int silent, int extra) {}
