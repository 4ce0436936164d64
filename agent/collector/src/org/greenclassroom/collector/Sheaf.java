package org.greenclassroom.collector;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one agent sealed in one go. Kept as it came: its seal covers the whole text.
 *
 * @param received when, in seconds since 1970 by our own clock
 * @param skew seconds by which its clock was ahead of ours
 */
record Sheaf(long received, long skew, String mac, String text) {
  private static final Pattern TEXT =
      Pattern.compile(
          "green-classroom-usage 1\n(A[0-9A-HJKMNP-TV-Z]{15})\n([0-9A-Za-z.+-]{1,20})\n(OK|CHANGED)\n"
              + "((?:\\d{4}-\\d\\d-\\d\\d \\d{1,9} \\d{1,9} (?:\\d{1,9}|-) \\d{1,9} (?:\\d{1,9}|-)"
              + " \\d{1,12} [A-Z,-]{1,20} [A-Z-]{1,10}\n)*)");

  private static final Pattern MAC = Pattern.compile("[0-9a-f]{32}");

  /** A row's name: whose, of which day, told for the how-manieth time. */
  record Row(String agent, String day, long revision) {
    /** What an agent says that has no days: that it needs a new code. */
    static Row changed(String agent) {
      return new Row(agent, "-", 0);
    }
  }

  Sheaf {
    if (!TEXT.matcher(text).matches() || !MAC.matcher(mac).matches())
      throw new IllegalArgumentException("not a sheaf");
  }

  String agent() {
    return lines()[1];
  }


  List<Row> rows() {
    var lines = lines();
    var rows = new ArrayList<Row>();
    if (lines[3].equals("CHANGED")) rows.add(Row.changed(lines[1]));
    for (int i = 4; i < lines.length; i++) {
      var fields = lines[i].split(" ");
      rows.add(new Row(lines[1], fields[0], Long.parseLong(fields[1])));
    }
    return rows;
  }

  /** As it stands in a batch. Every value was matched above: nothing needs escaping. */
  String json() {
    var lines = lines();
    var json = new StringBuilder();
    json.append("{\"agent\":\"").append(lines[1]).append("\",\"version\":\"").append(lines[2]);
    json.append("\",\"state\":\"").append(lines[3]).append("\",\"skew_s\":").append(skew);
    json.append(",\"mac\":\"").append(mac).append("\",\"days\":[");
    for (int i = 4; i < lines.length; i++) {
      var f = lines[i].split(" ");
      if (i > 4) json.append(',');
      json.append("{\"day\":\"").append(f[0]).append("\",\"revision\":").append(f[1]);
      json.append(",\"on_min\":").append(f[2]);
      if (!f[3].equals("-")) json.append(",\"active_min\":").append(f[3]);
      json.append(",\"starts\":").append(f[4]);
      if (!f[5].equals("-")) json.append(",\"sessions\":").append(f[5]);
      json.append(",\"start_no\":").append(f[6]);
      if (!f[7].equals("-")) json.append(",\"quality\":\"").append(f[7]).append('"');
      if (!f[8].equals("-")) json.append(",\"disk\":\"").append(f[8]).append('"');
      json.append('}');
    }
    return json.append("]}").toString();
  }

  private String[] lines() {
    return text.split("\n");
  }
}
