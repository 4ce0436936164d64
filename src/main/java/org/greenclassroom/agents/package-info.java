/**
 * The small program on each computer of a classroom: who it is, with which key it signs, and what
 * it may say. It counts minutes of use; the minutes themselves are kept by the room {@code usage}.
 *
 * <p>Words: code (eight letters on a label, good for one enrolment), agent (one installation on one
 * device; who enrols again is a new one, the device keeps the history), collector (the program on
 * the teacher's computer that holds what the agents say), notice (what stands on the screen), usage
 * field (one entry of the list of all that may be sent; see {@code docs/agent.md}).
 *
 * <p>Disks are imaged by the dozen: an agent is enrolled after imaging, never before, and two
 * copies of one disk are two agents or a refusal. Nothing about a person is ever sent, and a field
 * that is not on the list is refused by its name.
 */
@ApplicationModule(
    displayName = "Agents",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody", "labels", "schools"})
@NullMarked
package org.greenclassroom.agents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
