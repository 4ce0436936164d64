package org.greenclassroom.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This handler shows addresses or telephones of people other than who looks: that somebody looked
 * is written down.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShowsPeople {
  /** Whose. */
  Held.Whose[] value();

  /** The place in the address that says of whom, by their number; empty: a list, or several. */
  String one() default "";
}
