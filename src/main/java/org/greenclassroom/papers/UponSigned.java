package org.greenclassroom.papers;

import org.greenclassroom.kernel.Occasion;

/**
 * What else happens when the last party has signed, in the same transaction; also when a link from
 * a letter signed it and nobody was there. A room above hangs it as a bean.
 */
public interface UponSigned {
  /** The kind it waits for. */
  String kind();

  void signed(Occasion occasion, Drawn paper);
}
