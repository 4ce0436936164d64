package org.greenclassroom.special;

/** In which form a document can be read. */
public enum Form {
  TAGGED_PDF,
  LARGE_PRINT,
  BRAILLE,
  AUDIO
}
