package org.greenclassroom.frame;

import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/** The organisations an account may belong to. The room of partners hangs it here. */
public interface Organisations {
  List<Organisation> all();

  /** What people of this organisation may be in it, beside what the programme's own staff are. */
  Set<Role> rolesIn(long partner);

  /**
   * Records one of the programme's own organisations, or finds it under that name.
   *
   * @param territory customs territory: CN, HK, VN, OTHER
   * @return its number among the partners
   */
  long recordOwn(Occasion occasion, String name, String territory, @Nullable String address);

  /** An organisation that people can be accounts of. */
  record Organisation(long partner, String name) {}
}
