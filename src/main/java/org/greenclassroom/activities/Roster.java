package org.greenclassroom.activities;

import java.util.List;
import org.greenclassroom.volunteers.Lack;

/** Says what a day lacks before it may be published or held. A room above hangs one as a bean. */
public interface Roster {
  /** What lacks now; empty: nothing, as far as this room knows. */
  List<Lack> lacks(long activity);
}
