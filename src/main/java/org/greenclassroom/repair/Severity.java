package org.greenclassroom.repair;

/** How much a defect matters to a classroom. */
enum Severity {
  /** It can be seen and nothing more. */
  COSMETIC,
  /** Something does not work, and a lesson can go on without it. */
  LIMITING,
  /** Nobody can learn with it, or it is not safe: the device stays here. */
  BLOCKING
}
