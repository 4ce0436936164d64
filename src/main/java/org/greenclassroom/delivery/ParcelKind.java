package org.greenclassroom.delivery;

/** What a parcel is. */
public enum ParcelKind {
  PALLET,
  BOX
}
