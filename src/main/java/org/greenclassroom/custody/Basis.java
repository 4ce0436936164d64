package org.greenclassroom.custody;

/** How a weight is known. Weighed and estimated kilograms are never added into one figure. */
public enum Basis {
  /** This device stood on the scale alone. */
  WEIGHED,
  /** A group was weighed; this is its share, and the shares add up to the reading. */
  SHARE_OF_WEIGHED,
  /** The usual weight of its kind. */
  ESTIMATED
}
