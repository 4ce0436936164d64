package org.greenclassroom;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the box in which letters wait; in tests no server is named, so all of them do. */
public final class LetterBox {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s/]+(/\\S+)");

  private final JdbcClient jdbc;

  public LetterBox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record Letter(String address, String language, String subject, @Nullable String body) {
    /** The path of the first link in it. */
    public String link() {
      var found = LINK.matcher(String.valueOf(body));
      if (!found.find()) throw new AssertionError("no link in: " + body);
      return found.group(1);
    }
  }

  /** All letters to this address, oldest first. */
  public List<Letter> to(String address) {
    return jdbc.sql(
            "select address, language, subject, body from frame.letter where address = ? order by letter")
        .param(address)
        .query(DataClassRowMapper.newInstance(Letter.class))
        .list();
  }

  /** The last letter to this address. */
  public Letter lastTo(String address) {
    var all = to(address);
    if (all.isEmpty()) throw new AssertionError("no letter to " + address);
    return all.getLast();
  }
}
