package org.greenclassroom.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A body of the interface in which a name that is not known is refused: it was misspelt, and
 * leaving it out would do something else than was asked. Not for what our own programs, pages that
 * waited offline or others' devices send: they may be newer than the house, or say more than it
 * wants.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exact {}
