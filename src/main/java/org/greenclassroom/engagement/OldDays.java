package org.greenclassroom.engagement;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days from before this house counted. Each says from which report it was reconstructed and how
 * well it is known; none is ever added to what was counted here.
 */
@Service
@Transactional
public class OldDays {
  private static final int LONGEST = 300;

  private final OldDayTable table;

  OldDays(OldDayTable table) {
    this.table = table;
  }

  /**
   * Reads a table of a report; all of it or nothing.
   *
   * @param source which report
   * @return how many days
   * @throws Refusal naming the line and the column that cannot be read, or the same file again
   */
  public int read(Occasion occasion, String source, byte[] file) {
    if (source.isBlank() || source.strip().length() > LONGEST)
      throw new Refusal("engagement.refusal.source");
    var days = OldDayFile.read(file);
    for (var one : days)
      if (one.day().isAfter(occasion.today()))
        throw new Refusal("engagement.refusal.cell", one.line(), "day", one.day().toString());
    var sha256 = Files.sha256(file);
    var known = table.known(sha256);
    if (known.isPresent())
      throw new Refusal(Refusal.Kind.CONFLICT, "engagement.refusal.known", known.get());
    // the same file twice at once: one is read, the other is told so
    table.insertAll(
        table
            .insert(sha256, source.strip(), occasion)
            .orElseThrow(() ->
                new Refusal(
                    Refusal.Kind.CONFLICT,
                    "engagement.refusal.known",
                    table.known(sha256).orElse(0L))),
        days);
    return days.size();
  }

  /** Takes a whole report back, and says why; it stays readable that it was there. */
  void strike(Occasion occasion, long report, String reason) {
    if (reason.isBlank()) throw new Refusal("engagement.refusal.reason");
    if (table.strike(report, reason.strip(), occasion) == 0)
      throw Refusal.notFound(String.valueOf(report));
  }

  @Transactional(readOnly = true)
  List<OldDayTable.Read> reports() {
    return table.reports();
  }

  @Transactional(readOnly = true)
  List<OldDayTable.Sum> sums() {
    return table.sums();
  }

  @Transactional(readOnly = true)
  Slice<OldDayTable.Told> page(
      @Nullable Long partner,
      @Nullable Integer year,
      @Nullable String kind,
      After after,
      int size) {
    return Slice.of(
        table.page(partner, year, kind, after.day(), after.number(), size + 1),
        size,
        row -> After.of(row.day(), row.oldDay()));
  }

  /** Where a page of days begins, the last first. */
  record After(LocalDate day, long number) {
    static final After START = new After(LocalDate.of(9999, 1, 1), Long.MAX_VALUE);

    static After parse(@Nullable String typed) {
      if (typed == null || !typed.matches("\\d{4}-\\d\\d-\\d\\d\\.\\d{1,18}")) return START;
      try {
        int dot = typed.indexOf('.');
        return new After(
            LocalDate.parse(typed.substring(0, dot)), Long.parseLong(typed.substring(dot + 1)));
      } catch (java.time.DateTimeException otherAddress) {
        return START;
      }
    }

    static String of(LocalDate day, long number) {
      return day + "." + number;
    }
  }
}
