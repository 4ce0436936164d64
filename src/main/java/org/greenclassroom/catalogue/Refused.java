package org.greenclassroom.catalogue;

import java.util.List;
import org.greenclassroom.custody.Tag;

/**
 * A device of a sweep that was not changed, and why.
 *
 * @param reason a key of our words
 * @param arguments of its sentence; a word of ours begins with '#'
 */
record Refused(Tag tag, String reason, List<String> arguments) {}
