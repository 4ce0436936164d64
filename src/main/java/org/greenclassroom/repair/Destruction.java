package org.greenclassroom.repair;

/** How a drive on the shelf was destroyed. */
enum Destruction {
  SHREDDED,
  DRILLED,
  CRUSHED
}
