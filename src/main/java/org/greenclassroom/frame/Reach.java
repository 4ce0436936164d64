package org.greenclassroom.frame;

import java.util.function.BiConsumer;
import org.greenclassroom.kernel.Actor;

/**
 * How far a role reaches that holds in some places only: a room hangs up, for the variable in its
 * addresses that names its things, how it asks for one. The gate does so before every handler with
 * that variable, for those who do not work everywhere.
 *
 * @param variable the name between the braces, as {@code classroom} in {@code
 *     /delivery/{classroom}}
 * @param ask refuses as not found what lies elsewhere
 */
public record Reach(String variable, BiConsumer<Actor, Long> ask) {}
