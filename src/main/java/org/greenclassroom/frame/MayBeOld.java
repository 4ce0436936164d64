package org.greenclassroom.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A heavy answer that only reads and may be some seconds old: where a replica is named, it is asked
 * as long as it is fresh enough ({@code greenclassroom.replica.staleness}), else the primary.
 * Whoever has just posted something and must see it is not answered from here; nor may such a
 * handler write, a line of a log neither.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayBeOld {}
