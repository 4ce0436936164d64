package org.greenclassroom.repair;

/** How a probe ended. What nobody tried has no outcome at all. */
enum Outcome {
  PASS,
  FAIL,
  NOT_APPLICABLE
}
