package org.greenclassroom.agents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one agent says in a batch, with its seal.
 *
 * @param text what was sealed, see {@link #text}
 * @param mac in hexadecimal, as it was sent
 */
public record Signed(String agent, String text, String mac) {

  /** One day as it was told; null is what was left out. */
  public record Day(
      String day,
      long revision,
      long onMin,
      @Nullable Long activeMin,
      long starts,
      @Nullable Long sessions,
      long startNo,
      @Nullable String quality,
      @Nullable String disk) {}

  /** The one form in which days are sealed ({@code docs/agent.md}). */
  public static String text(String agent, String version, String state, List<Day> days) {
    var text = new StringBuilder(120 + days.size() * 48);
    text.append("green-classroom-usage 1\n");
    text.append(agent).append('\n').append(version).append('\n').append(state).append('\n');
    for (var day : days) {
      text.append(day.day()).append(' ').append(day.revision()).append(' ').append(day.onMin());
      text.append(' ').append(said(day.activeMin())).append(' ').append(day.starts());
      text.append(' ').append(said(day.sessions())).append(' ').append(day.startNo());
      text.append(' ').append(said(day.quality())).append(' ').append(said(day.disk()));
      text.append('\n');
    }
    return text.toString();
  }

  private static String said(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }
}
