/**
 * What was before this house counted: rooms, computers, days and people of earlier years, as
 * spreadsheets and reports tell it. Declared, never evidenced.
 *
 * <p>Words: import (a spreadsheet that was read, with the document it comes from), entry (a number
 * of one kind that a line declares), declared (what counts of all entries), difference (how an
 * import stands to what was declared before it), contradiction (two sources that cannot both be
 * right), relied on (a room above built upon an import).
 *
 * <p>Nothing here is ever a fact of the book, a room of classrooms or a day of activities, and no
 * figure adds it to one. Days whose date is known belong to engagement, which reads them itself.
 * Its totals can be added: who is said twice counts once, and a year that is known as a count holds
 * its named parts.
 */
@ApplicationModule(
    displayName = "Past",
    allowedDependencies = {"kernel", "frame", "people", "partners", "lists"})
@NullMarked
package org.greenclassroom.past;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
