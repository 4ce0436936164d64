package org.greenclassroom.evidence;

import java.util.List;

/**
 * One sign by which a document may be about a device, and the devices it points to.
 *
 * @param value as the document says it
 */
record Sign(Kind kind, String value, List<Match.Candidate> devices) {
  Sign {
    devices = List.copyOf(devices);
  }

  /** The signs, from the surest to the weakest. Parts move: what they say is not sure. */
  enum Kind {
    /** Our own tag, or the donor's number, in the firmware's asset tag. */
    LABEL,
    SERIAL,
    UUID,
    /** A mainboard is changed in repair. */
    BOARD,
    CHASSIS,
    /** The hash of the onboard network card's address: on the mainboard, too. */
    CARD,
    /** A drive is moved from one computer to the next. */
    DRIVE;

    boolean isSure() {
      return this == LABEL || this == SERIAL || this == UUID;
    }

    /** The mainboard and what is soldered to it is one witness, not two. */
    Kind witness() {
      return this == CARD ? BOARD : this;
    }
  }
}
