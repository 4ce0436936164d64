/** The house looks at itself: what holds for every room, whatever it does. */
@NullMarked
package org.greenclassroom.house;

import org.jspecify.annotations.NullMarked;
