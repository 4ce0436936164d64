package org.greenclassroom.attendance;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say of a day afterwards. A letter brings a link to one empty sheet; nothing is kept
 * of which sheet went to whom, and of what came back only how often each answer was given.
 */
@Service
@Transactional
class Asking {
  /** A telephone may bring its desk's entries days later. */
  private static final Duration LATE = Duration.ofDays(21);

  private final SheetTable table;
  private final Days days;
  private final Post post;
  private final Origin origin;

  Asking(SheetTable table, Days days, Post post, Origin origin) {
    this.table = table;
    this.days = days;
    this.post = post;
    this.origin = origin;
  }

  /** Writes to whoever came and was not written to; how many letters. */
  int ask(Occasion occasion, long activity) {
    var day = days.day(activity);
    int written = 0;
    for (var reader : table.readers(activity)) {
      var address = PublicLinks.hash(activity + "/" + reader.email().toLowerCase(Locale.ROOT));
      if (table.ask(activity, reader.audience(), address, occasion.now()) == 0) continue;
      var secret = PublicLinks.secret();
      table.insert(PublicLinks.hash(secret), activity, reader.audience());
      post.writeSealed(
          occasion,
          reader.email(),
          Locale.forLanguageTag(reader.language()),
          "attendance.letter." + reader.audience().path(),
          day.title(),
          day.day(),
          origin.here() + "/asked/" + secret);
      written++;
    }
    return written;
  }

  /** At night: whoever was brought since. */
  void askLate(Occasion occasion) {
    for (long activity : table.heldSince(occasion.now().minus(LATE))) ask(occasion, activity);
  }

  @Transactional(readOnly = true)
  SheetTable.Sheet sheet(String secret) {
    return table
        .sheet(PublicLinks.hash(secret))
        .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "attendance.refusal.no-sheet"));
  }

  /**
   * A sheet is handed in, once.
   *
   * @throws Refusal when it was before, or a question has no answer
   */
  void handIn(String secret, Map<Question, Integer> answers) {
    var sheet = sheet(secret);
    if (answers.size() < Question.values().length) throw new Refusal("attendance.refusal.all-four");
    if (table.use(PublicLinks.hash(secret)) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "attendance.refusal.handed-in");
    for (var one : answers.entrySet())
      table.count(sheet.activity(), sheet.audience(), one.getKey(), one.getValue());
  }

  @Transactional(readOnly = true)
  List<SheetTable.Sheets> sheets(long activity) {
    return table.sheets(activity);
  }

  /** Counts by audience and question; of fewer than five sheets nothing. */
  @Transactional(readOnly = true)
  Map<Audience, Map<Question, int[]>> counted(long activity) {
    var all = new EnumMap<Audience, Map<Question, int[]>>(Audience.class);
    for (var one : table.counted(activity))
      all.computeIfAbsent(one.audience(), _ -> new EnumMap<>(Question.class))
              .computeIfAbsent(one.question(), _ -> new int[Question.MOST])[one.choice() - 1] =
          one.given();
    return all;
  }
}
