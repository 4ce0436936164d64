package org.greenclassroom.usage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a piece as programs read it: JSON, or lines for a shell. */
final class Answered {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Answered() {}

  /** A result for each row, in the order of the piece. */
  private record Told(String batch, List<Receipt.Row> rows, List<Integer> missing) {}

  static String json(Receipt receipt) {
    return JSON.writeValueAsString(new Told(receipt.id(), receipt.rows(), receipt.missing()));
  }

  static byte[] lines(Receipt receipt) {
    var text = new StringBuilder();
    for (var row : receipt.rows()) {
      text.append(row.agent()).append(' ').append(row.day()).append(' ').append(row.revision());
      text.append(' ').append(row.outcome());
      if (row.reason() != null) text.append(' ').append(row.said());
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The rows that were rejected, of an answer that was kept. */
  static List<Refused> refused(String answer) {
    var all = new java.util.ArrayList<Refused>();
    for (var row : JSON.readTree(answer).path("rows"))
      if (row.path("outcome").asString("").equals(Outcome.REJECTED.name()))
        all.add(
            new Refused(
                row.path("agent").asString(""),
                row.path("day").asString(""),
                row.path("reason").asString(""),
                row.path("field").asString("")));
    return all;
  }

  /** A row that was rejected, and of which field the reason speaks. */
  record Refused(String agent, String day, String reason, String field) {}
}
