package org.greenclassroom.past;

/**
 * What was found in a line.
 *
 * @param heading of the cell; empty: of the whole line
 * @param said what stands there; empty: nothing
 */
record Remark(int line, Flaw flaw, String heading, String said) {}
