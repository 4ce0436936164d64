package org.greenclassroom.frame;

import java.util.List;

/** The organisations an account may belong to. The room of partners hangs it here. */
public interface Organisations {
  List<Organisation> all();

  /** An organisation that people can be accounts of. */
  record Organisation(long partner, String name) {}
}
