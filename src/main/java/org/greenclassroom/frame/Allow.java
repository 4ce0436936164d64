package org.greenclassroom.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.greenclassroom.kernel.Role;

/** Who may call this handler. What organisation's rows they then see is the front door's matter. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
  Role[] value();
}
