/**
 * The end of a loan. Nine months before its day school, sponsor and programme are asked together
 * how it shall end; letters go out at six months, the day is planned at three, and nothing ends
 * unnoticed: whatever is past its day stands in one list with the reason.
 *
 * <p>Words: ending (of one loan; begun, decided, set going, over), proposal (how it shall end, as
 * one side said it), voice (what a side said of it: yes, no, or never a word), decision (what all
 * said yes to), consequence (what a decision set going: a paper, a room, a day, a recall), watch
 * list (computers that became a school's own and that we still owe a way to a licensed plant).
 *
 * <p>It signs nothing, moves no day and writes no line in the book: papers, days and rooms are of
 * classrooms, the way home is of takeback.
 */
@ApplicationModule(
    displayName = "Endings",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "papers",
      "entities",
      "schools",
      "custody",
      "calendar",
      "classrooms",
      "takeback"
    })
@NullMarked
package org.greenclassroom.endings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
