package org.greenclassroom.wiping;

/** How thoroughly data are gone, by NIST SP 800-88 Rev. 2 and IEEE 2883. */
public enum Category {
  /** Out of reach of the drive's ordinary interface. */
  CLEAR,
  /** Out of reach of a laboratory; the drive still works. */
  PURGE,
  /** The drive is no more. */
  DESTROY
}
