package org.greenclassroom.evidence;

/** Reads one format. A further format is a further bean; nothing else changes. */
interface Reader {
  /** Does the content, never the name, look like this format? */
  boolean recognises(Content content);

  /**
   * @throws Unreadable when it looks like this format and still cannot be trusted
   */
  Report read(Content content);
}
