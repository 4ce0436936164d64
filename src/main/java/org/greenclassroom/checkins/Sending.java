package org.greenclassroom.checkins;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.checklists.Checked;
import org.greenclassroom.frame.Files;
import org.jspecify.annotations.Nullable;

/**
 * A report on its way in.
 *
 * @param uid made when the form was opened: the same twice is one report
 * @param receivedAt when the school said it; an officer may write it down later
 * @param roll by device; empty unless it is an inventory
 * @param sms the code as it is kept; null: it came another way
 */
record Sending(
    UUID uid,
    long classroom,
    ReportKind kind,
    LocalDate period,
    Via via,
    Instant receivedAt,
    Checked checked,
    Map<Long, RollState> roll,
    @Nullable String sms) {

  @Nullable Integer working() {
    return kind == ReportKind.INVENTORY ? counted(RollState.WORKING) : checked.count("working");
  }

  @Nullable Integer faulty() {
    return kind == ReportKind.INVENTORY ? counted(RollState.FAULTY) : checked.count("faulty");
  }

  @Nullable Integer missing() {
    return kind == ReportKind.INVENTORY ? counted(RollState.MISSING) : checked.count("missing");
  }

  @Nullable Integer foreignDevices() {
    return kind == ReportKind.INVENTORY ? checked.count("foreign") : null;
  }

  @Nullable String roomState() {
    return switch (checked.value("room_used")) {
      case "yes" -> "OPEN";
      case "partly" -> "PARTLY";
      case "down" -> "DOWN";
      case null, default -> null;
    };
  }

  /** Boxed, so that an answer that was not given beside it stays null. */
  private Integer counted(RollState state) {
    return Math.toIntExact(roll.values().stream().filter(state::equals).count());
  }

  /** The same for the same words, however they came. */
  String hash() {
    var text = new StringBuilder();
    text.append(classroom).append('\n').append(kind).append('\n').append(period).append('\n');
    new TreeMap<>(checked.answers())
        .forEach((item, answer) -> text.append(item).append('=').append(said(answer)).append('\n'));
    new TreeMap<>(roll)
        .forEach((device, state) -> text.append(device).append('=').append(state).append('\n'));
    return Files.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String said(Answer answer) {
    return answer.value() + "\u0001" + answer.reason() + "\u0001" + answer.starred();
  }
}
