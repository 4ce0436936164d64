/**
 * Green Classroom: old computers become classrooms for three years, with every change of hands in
 * one book.
 */
@NullMarked
package org.greenclassroom;

import org.jspecify.annotations.NullMarked;
