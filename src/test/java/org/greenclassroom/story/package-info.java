/** Whole lives, through the pages that people use. */
@org.jspecify.annotations.NullMarked
package org.greenclassroom.story;
