package org.greenclassroom.custody;

import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one device. Twenty words, each with its small typed detail: ids and
 * codes only, no names and no free text about people.
 *
 * <p>A new word makes the compiler point at every place that must think about it.
 */
public sealed interface Fact {
  /** Came into the house: new (with what was seen of it), or back from a school (null). */
  record Received(@Nullable Observed observed) implements Fact {}

  /** Looked at by a technician; what was seen replaces what was listed. */
  record Inspected(@Nullable Observed observed) implements Fact {}

  /**
   * No data is left: every drive it holds was wiped, or destroyed, or there is none and two looked.
   *
   * @param proofs SHA-256 of the evidence, or the accounts of the two who looked or witnessed
   */
  record Cleared(How how, List<String> proofs) implements Fact {
    /** NIST SP 800-88: how it was done, in sum. */
    public enum How {
      WIPED,
      DESTROYED,
      WIPED_AND_DESTROYED,
      NONE_PRESENT
    }

    public Cleared {
      proofs = List.copyOf(proofs);
      if (proofs.isEmpty()) throw new Refusal("custody.refusal.no-proof");
    }
  }

  /**
   * Its data may still be on it: a tool tried and failed, or somebody looked again and found some.
   * It waits for wiping, also when it was thought clear.
   *
   * @param evidence SHA-256 of the tool's document, or which second reading found it
   */
  record WipeFailed(String evidence) implements Fact {}

  /** Mended, tested, graded: fit for a classroom. */
  record Readied(String grade) implements Fact {}

  /** Not worth mending. */
  record Condemned(Why why) implements Fact {
    public enum Why {
      BELOW_SPECIFICATION,
      BROKEN,
      UNSAFE,
      PARTS_TAKEN,
      TOO_OLD
    }
  }

  /** Kept for one classroom. */
  record Reserved(long classroom) implements Fact {}

  /** No longer kept for it. */
  record Released() implements Fact {}

  /** Left the house for its classroom. */
  record Dispatched(long classroom) implements Fact {}

  /** Stands in its classroom, accepted by the school. */
  record Installed(long classroom) implements Fact {}

  /** Collected from its classroom, or not taken at its door. */
  record Recalled(long classroom) implements Fact {}

  /** Should be there and is not. */
  record Missed() implements Fact {}

  /** Is there again. */
  record Found() implements Fact {}

  /** Given up; two people agreed. */
  record WrittenOff(long proposedBy) implements Fact {}

  /** Returned to who gave it. */
  record GivenBack() implements Fact {}

  /** Stays with the school for good; two people agreed. */
  record Transferred(long proposedBy) implements Fact {}

  /** Left for a licensed plant, in a batch. */
  record Shipped(long batch) implements Fact {}

  /**
   * Taken apart by a plant.
   *
   * @param certificate SHA-256 of the plant's certificate
   * @param licence the licence that was valid on the day
   */
  record Dismantled(long batch, String certificate, long licence) implements Fact {
    public Dismantled {
      if (!certificate.matches("[0-9a-f]{64}")) throw new Refusal("custody.refusal.no-proof");
    }
  }

  /** Changed hands and nothing else. */
  record HandedOver() implements Fact {}

  /**
   * The last fact that still counted was wrong and no longer counts.
   *
   * @param why a code, not a story
   */
  record Corrected(Why why) implements Fact {
    public enum Why {
      WRONG_DEVICE,
      WRONG_KIND,
      ENTERED_TWICE,
      DID_NOT_HAPPEN
    }
  }

  default FactKind kind() {
    return switch (this) {
      case Received _ -> FactKind.RECEIVED;
      case Inspected _ -> FactKind.INSPECTED;
      case Cleared _ -> FactKind.CLEARED;
      case WipeFailed _ -> FactKind.WIPE_FAILED;
      case Readied _ -> FactKind.READIED;
      case Condemned _ -> FactKind.CONDEMNED;
      case Reserved _ -> FactKind.RESERVED;
      case Released _ -> FactKind.RELEASED;
      case Dispatched _ -> FactKind.DISPATCHED;
      case Installed _ -> FactKind.INSTALLED;
      case Recalled _ -> FactKind.RECALLED;
      case Missed _ -> FactKind.MISSED;
      case Found _ -> FactKind.FOUND;
      case WrittenOff _ -> FactKind.WRITTEN_OFF;
      case GivenBack _ -> FactKind.GIVEN_BACK;
      case Transferred _ -> FactKind.TRANSFERRED;
      case Shipped _ -> FactKind.SHIPPED;
      case Dismantled _ -> FactKind.DISMANTLED;
      case HandedOver _ -> FactKind.HANDED_OVER;
      case Corrected _ -> FactKind.CORRECTED;
    };
  }
}
