package org.greenclassroom.followup;

import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.kernel.Role;

/** What is to be done for a room. */
public enum TaskKind {
  /** Somebody of ours stands in the room. */
  VISIT(EnumSet.of(Role.ENGINEER, Role.OFFICER)),
  /** The school says in a minute how the room is. */
  CHECKIN(EnumSet.of(Role.OFFICER)),
  /** Every half-year the school counts what stands there. */
  INVENTORY(EnumSet.of(Role.OFFICER)),
  /** Every year principal and teachers are asked, and pupils counted. */
  QUESTIONNAIRE(EnumSet.of(Role.OFFICER));

  private final Set<Role> duty;

  TaskKind(Set<Role> duty) {
    this.duty = duty;
  }

  /** Who sees to it that it happens. */
  public Set<Role> duty() {
    return duty;
  }
}
