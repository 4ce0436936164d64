package org.greenclassroom.custody;

import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Stops devices that a room above holds back. A room hangs one as a bean; it is asked before a fact
 * of these kinds is written, and whenever a page asks whether it may. Whoever begins to hold
 * devices locks them first: what is written in the same moment counts as written before.
 *
 * <p>It can only say no, and only for reasons of its own room: the laws of the book stand in {@link
 * Life}. A correction is not asked for; it takes back, it lets nothing go.
 */
public interface Guard {
  /** The words it wants to be asked about; all others cost nothing. */
  Set<FactKind> kinds();

  /** Why one of these devices may not go this way now, naming it; null when all may. */
  @Nullable Refusal objection(FactKind kind, List<Device> devices);
}
