package org.greenclassroom.donations;

import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the programme answers to an offer: of each line how many it takes, and advice. Pure.
 *
 * @param recycler whether a licensed recycler is recommended for the rest
 * @param minimum whether the letter says what would meet the minimum
 * @param note the officer's own words to the donor; may be empty
 */
public record Answer(
    Map<Integer, Judgement> judgements, boolean recycler, boolean minimum, String note) {
  public Answer {
    judgements = Map.copyOf(judgements);
    if (note.length() > 2000) throw new Refusal("donations.refusal.note-long", 2000);
  }

  /**
   * Of one line.
   *
   * @param reason why not all of it; null: all of it
   */
  public record Judgement(int accepted, @Nullable Reason reason) {}

  public enum Reason {
    TOO_OLD,
    BELOW_MINIMUM,
    FAULTY,
    TOO_FEW,
    NOT_USED,
    SCRAPPED,
    NO_ROOM
  }

  /**
   * What it comes to.
   *
   * @throws Refusal where a line has no answer, an impossible one, or one without its reason
   */
  Offer.State outcome(List<Line> lines) {
    int offered = 0;
    int accepted = 0;
    for (var line : lines) {
      var judged = judgements.get(line.line());
      if (judged == null) throw new Refusal("donations.refusal.line-open", line.line());
      if (judged.accepted() < 0 || judged.accepted() > line.pieces())
        throw new Refusal(
            "donations.refusal.line-more", line.line(), judged.accepted(), line.pieces());
      if (judged.accepted() < line.pieces() && judged.reason() == null)
        throw new Refusal("donations.refusal.line-reason", line.line());
      offered += line.pieces();
      accepted += judged.accepted();
    }
    if (accepted == 0) return Offer.State.DECLINED;
    return accepted == offered ? Offer.State.ACCEPTED : Offer.State.PARTLY_ACCEPTED;
  }

  /** A line that is taken whole needs no reason, whatever the form brought. */
  public Judgement of(Line line) {
    var judged = judgements.getOrDefault(line.line(), new Judgement(0, null));
    return judged.accepted() == line.pieces() ? new Judgement(judged.accepted(), null) : judged;
  }

  boolean refusesSomething(List<Line> lines) {
    return lines.stream().anyMatch(line -> of(line).accepted() < line.pieces());
  }
}
