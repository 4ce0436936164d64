/**
 * The second small program: on the teacher's computer, it holds what the agents of a classroom say
 * until there is a line to the platform, or writes it to a file for a USB stick. The JDK and
 * nothing else; see {@code docs/agent.md} for what goes over the wire.
 *
 * <p>Words: sheaf (what one agent sealed in one go), held (a sheaf that is on our disk), batch (what
 * is told in one go, under a number and a hash), told (the platform answered that it has a row).
 */
@NullMarked
package org.greenclassroom.collector;

import org.jspecify.annotations.NullMarked;
