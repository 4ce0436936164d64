package org.greenclassroom.evidence;

import java.util.Locale;

/**
 * Why a drive has its verdict. Each trap was seen in a real log: see the word list of reasons in
 * {@code words/evidence.properties}.
 */
public enum Reason {
  OVERWRITTEN_AND_READ_BACK(Verdict.PROVEN),

  /** The tool only found the drive, nobody chose it. */
  NOT_SELECTED(Verdict.NOT_PROVEN),
  /** A method such as "Verify Zeros" reads and writes nothing, yet ends as "Erased". */
  NOTHING_WRITTEN(Verdict.NOT_PROVEN),
  /** Stopped by the user; the tool still leaves with exit code 0. */
  ABORTED(Verdict.NOT_PROVEN),
  /** No result table: killed, power cut, or a log that was cut off. */
  NO_RESULT(Verdict.NOT_PROVEN),
  /** Some pass, round or the final blanking has no end. */
  INCOMPLETE(Verdict.NOT_PROVEN),
  /** Fewer bytes than passes times capacity. */
  TOO_FEW_BYTES(Verdict.NOT_PROVEN),
  SIZE_UNKNOWN(Verdict.NOT_PROVEN),
  /** HPA or DCO: a part of the drive was out of reach. */
  HIDDEN_SECTORS(Verdict.NOT_PROVEN),
  /** Nothing was read back; GB 46864-2025 wants the effect verified. */
  NOT_VERIFIED(Verdict.NOT_PROVEN),
  /** Faster than the interface can be, or no time at all. */
  IMPLAUSIBLE_TIME(Verdict.NOT_PROVEN),
  /** The tool was told to hide serial numbers. */
  SERIAL_MASKED(Verdict.NOT_PROVEN),
  /** Rubbish or nothing at all where the serial number should stand. */
  SERIAL_UNREADABLE(Verdict.NOT_PROVEN),
  /** Only a USB adapter's serial number is stated, not the drive's. */
  SERIAL_OF_BRIDGE(Verdict.NOT_PROVEN),
  /** It says zeros in one place and random in another. */
  CONTRADICTORY(Verdict.NOT_PROVEN),
  /** The tool does not count the bytes that it wrote and read back. */
  BYTES_NOT_STATED(Verdict.NOT_PROVEN),
  /** We have never seen a real file of this format, so that nothing is proven by our reading it. */
  UNVERIFIED_FORMAT(Verdict.NOT_PROVEN),

  /** Some error count above zero, whatever the status says. */
  ERRORS(Verdict.FAILED),
  /** The tool itself calls the drive failed. */
  FAILED_BY_TOOL(Verdict.FAILED);

  private final Verdict verdict;

  Reason(Verdict verdict) {
    this.verdict = verdict;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** As it stands in the API and in the words files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
