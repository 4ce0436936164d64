/**
 * A donor's list, read as it comes: any spreadsheet, any of the encodings that companies send; its
 * columns found, its rows judged one by one and staged.
 *
 * <p>Nothing of it is a lot here: what becomes of the rows is decided one floor up. Words: import
 * (a list that was read), row, verdict (accepted, warned, refused), remark (what is wrong, of
 * what).
 */
@ApplicationModule(
    displayName = "Lists",
    allowedDependencies = {"kernel", "frame", "partners", "custody", "donations"})
@NullMarked
package org.greenclassroom.lists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
