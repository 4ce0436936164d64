package org.greenclassroom.endings;

/** How an ending came to be over. */
public enum Outcome {
  /** Nothing of ours stands there any more. */
  HOME,
  /** The day moved away; the next ending begins nine months before it. */
  MOVED,
  /** The room went to another school, which is asked anew. */
  HANDED_ON
}
