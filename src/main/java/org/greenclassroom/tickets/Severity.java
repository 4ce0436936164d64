package org.greenclassroom.tickets;

/** How bad it is; the policy says by when what is due. */
public enum Severity {
  /** Somebody may come to harm, or a child is not protected. */
  SAFETY,
  /** Half of the room's computers or more do not work. */
  ROOM_DOWN,
  DEVICE,
  QUESTION
}
