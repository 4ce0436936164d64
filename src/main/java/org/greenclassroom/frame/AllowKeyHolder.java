package org.greenclassroom.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whoever holds a key made for this one purpose may call this handler: an agent its room's secret,
 * a wiping tool its one-use address. No account is signed in; the handler itself checks the key,
 * and answers without one as if nothing were there, or asks for it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowKeyHolder {}
