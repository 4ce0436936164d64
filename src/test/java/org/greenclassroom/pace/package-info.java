/** What {@code make bench} measures: the jar as people run it, beside its limits, in one run. */
@NullMarked
package org.greenclassroom.pace;

import org.jspecify.annotations.NullMarked;
