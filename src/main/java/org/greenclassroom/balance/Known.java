package org.greenclassroom.balance;

/** How kilograms are known. They are never added over these. */
enum Known {
  /** They stood on a scale, alone or in a group whose reading was shared out. */
  WEIGHED,
  /** The usual weight of their kind. */
  ESTIMATED,
  /** What a plant says in its certificate. */
  DECLARED
}
