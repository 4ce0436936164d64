package org.greenclassroom.usage;

import java.util.List;
import org.greenclassroom.agents.Signed;
import org.jspecify.annotations.Nullable;

/**
 * What was sent in one piece, as it was read; {@code docs/agent.md} says what it looks like.
 *
 * @param collector null: the computer spoke itself
 * @param sequence the collector's count of its pieces; null as before
 * @param previous id of the piece before; null: it is the first, or as before
 */
record Piece(
    @Nullable String collector,
    @Nullable Integer sequence,
    @Nullable String previous,
    List<Sender> senders) {

  /**
   * One computer in it.
   *
   * @param skew seconds by which its clock was ahead of the collector's; null: not measured
   * @param unknown a field of its that is not on the list; null: there is none
   */
  record Sender(
      String agent,
      String version,
      String state,
      @Nullable Integer skew,
      String mac,
      @Nullable String unknown,
      List<Line> lines) {

    /** Null: a line could not be read, so nobody can say what was sealed. */
    @Nullable Signed signed() {
      if (lines.stream().anyMatch(line -> line.said() == null)) return null;
      var said = lines.stream().map(Line::said).toList();
      return new Signed(agent, Signed.text(agent, version, state, said), mac);
    }
  }

  /**
   * One day of it.
   *
   * @param day as it was said
   * @param said what was sealed; null: not readable
   * @param told what it means; null: it means nothing, see reason
   * @param field the field of which the reason speaks
   */
  record Line(
      String day,
      long revision,
      Signed.@Nullable Day said,
      @Nullable Minutes told,
      @Nullable Reason reason,
      @Nullable String field) {}

  Source source() {
    return collector == null ? Source.AGENT : Source.BUNDLE;
  }

  int rows() {
    return senders.stream().mapToInt(sender -> sender.lines().size()).sum();
  }
}
