package org.greenclassroom.papers;

/**
 * A piece of a text.
 *
 * @param mark the number of a numbered paragraph, as it was typed; empty for all else
 */
record Block(Kind kind, String mark, String text) {
  enum Kind {
    TITLE,
    HEADING,
    NUMBERED,
    ITEM,
    PARAGRAPH
  }
}
