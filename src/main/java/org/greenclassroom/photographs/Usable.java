package org.greenclassroom.photographs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A photograph that may be used now for the purpose it was asked for.
 *
 * @param words what is to be seen, for those who do not see; empty: not said
 * @param until the last day if nothing changes; null: nobody in it must allow anything
 */
public record Usable(long photograph, LocalDate takenOn, String words, @Nullable LocalDate until) {}
