package org.greenclassroom.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of a day's folder: its checklist, run-sheet, risks and costs. */
@Service
@Transactional
class Sheets {
  static final Set<String> CURRENCIES = Set.of("CNY", "HKD", "EUR", "USD", "VND");
  private static final int A_DAY = 1440;
  private static final int LONGEST = 300;

  private final Activities activities;
  private final SheetTable table;

  Sheets(Activities activities, SheetTable table) {
    this.activities = activities;
    this.table = table;
  }

  void tick(Occasion occasion, long activity, long item, boolean done) {
    activities.lock(activity);
    found(
        table.tick(
            activity,
            item,
            done ? occasion.now() : null,
            done ? (Long) occasion.actor().account() : null),
        item);
  }

  void addItem(Occasion occasion, long activity, String words, LocalDate due) {
    live(activity);
    table.item(activity, said(words), due, occasion.keyFor("item"));
  }

  void addLine(
      Occasion occasion,
      long activity,
      LineKind kind,
      String words,
      int minute,
      int minutes,
      String who) {
    live(activity);
    times(minute, minutes);
    table.line(
        activity, kind, said(words), minute, minutes, optional(who), occasion.keyFor("line"));
  }

  /** Another time, other words, other people. Without words the kind's own come back. */
  void changeLine(
      Occasion occasion,
      long activity,
      long line,
      int minute,
      int minutes,
      String words,
      String who) {
    live(activity);
    times(minute, minutes);
    found(table.changeLine(activity, line, minute, minutes, optional(words), optional(who)), line);
  }

  void addRisk(
      Occasion occasion, long activity, String hazard, int likelihood, int harm, String measure) {
    live(activity);
    if (likelihood < 1 || likelihood > 3 || harm < 1 || harm > 3)
      throw new Refusal("activities.refusal.one-to-three");
    table.risk(activity, said(hazard), likelihood, harm, said(measure), occasion.keyFor("risk"));
  }

  /** Costs come in after the day, too. */
  void addCost(Occasion occasion, long activity, String words, String amount, String currency) {
    activities.lock(activity);
    if (!CURRENCIES.contains(currency)) throw new Refusal("activities.refusal.currency", currency);
    table.cost(activity, said(words), cents(amount), currency, occasion.keyFor("cost"));
  }

  void strike(Occasion occasion, long activity, SheetTable.Part part, long number) {
    if (part == SheetTable.Part.COST) activities.lock(activity);
    else live(activity);
    found(table.strike(activity, part, number), number);
  }

  @Transactional(readOnly = true)
  List<SheetTable.Item> items(long activity) {
    return table.items(activity);
  }

  @Transactional(readOnly = true)
  List<SheetTable.Line> lines(long activity) {
    return table.lines(activity);
  }

  @Transactional(readOnly = true)
  List<SheetTable.Risk> risks(long activity) {
    return table.risks(activity);
  }

  @Transactional(readOnly = true)
  List<SheetTable.Cost> costs(long activity) {
    return table.costs(activity);
  }

  @Transactional(readOnly = true)
  List<SheetTable.Sum> sums(long activity) {
    return table.sums(activity);
  }

  /** “1 250,50”, “1250.5” and “1250” are read; nothing is rounded. */
  static long cents(String typed) {
    var text = typed.replaceAll("[\\s\\u00A0\\u202F]", "").replace(',', '.');
    if (!text.matches("\\d{1,9}(\\.\\d{1,2})?"))
      throw new Refusal("activities.refusal.amount", typed.strip());
    var cents = new java.math.BigDecimal(text).movePointRight(2).longValueExact();
    if (cents == 0) throw new Refusal("activities.refusal.amount", typed.strip());
    return cents;
  }

  private void live(long number) {
    var activity = activities.lock(number);
    if (!activity.state().isLive()) throw Activities.refused(activity);
  }

  private static void times(int minute, int minutes) {
    if (Math.abs(minute) > A_DAY || minutes < 0 || minutes > A_DAY)
      throw new Refusal("activities.refusal.line-time");
  }

  private static String said(String words) {
    if (words.isBlank()) throw new Refusal("activities.refusal.words");
    if (words.strip().length() > LONGEST) throw new Refusal("activities.refusal.long", LONGEST);
    return words.strip();
  }

  private static @Nullable String optional(String words) {
    if (words.strip().length() > LONGEST) throw new Refusal("activities.refusal.long", LONGEST);
    return Activities.blankToNull(words);
  }

  private static void found(int rows, long number) {
    if (rows == 0) throw Refusal.notFound(Long.toString(number));
  }
}
