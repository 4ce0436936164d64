package org.greenclassroom.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.collection.Disposition;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of everybody or of one donor.
 *
 * @param donor as it stands in the address; null: all that the reader may see
 * @param chart pieces by category, of each where they stand
 * @param reckons whether the reader may have it reckoned again
 */
record BalancePage(
    Balance.Sheet sheet,
    LocalDate day,
    LocalDate today,
    @Nullable Long donor,
    @Nullable String donorName,
    List<RestTable.Donor> donors,
    String chart,
    boolean whole,
    boolean reckons) {

  /** A year: what moved in it, and what stood somewhere at its end. */
  record Year(String year, Line line, Sum stock) {}

  public boolean empty() {
    return sheet.categories().isEmpty();
  }

  public boolean balanced() {
    return (!whole || sheet.differences().isEmpty())
        && sheet.categories().stream().allMatch(Line::holds)
        && sheet.years().stream().allMatch(Line::holds);
  }

  /** In stock, by how it is known. */
  public Map<Known, Sum> stock() {
    var stock = new EnumMap<Known, Sum>(Known.class); // weighed first
    for (var line : sheet.categories()) stock.merge(line.basis(), line.stock(), Sum::plus);
    return stock;
  }

  public long pieces() {
    return stock().values().stream().mapToLong(Sum::pieces).sum();
  }

  public long onLoan() {
    return sheet.categories().stream().mapToLong(line -> line.stock(Stock.LOAN).pieces()).sum();
  }

  public Stock[] stocks() {
    return Stock.values();
  }

  public Disposition[] dispositions() {
    return Disposition.values();
  }

  /** The kind of device that a line of a category is about. */
  public DeviceKind kind(Line line) {
    return DeviceKind.valueOf(line.key());
  }

  public long received() {
    return sheet.categories().stream().mapToLong(line -> line.in().pieces()).sum();
  }

  public long ended() {
    return sheet.categories().stream().mapToLong(line -> line.out().pieces()).sum();
  }

  /** The ways in which devices end, in the order of the tables. */
  public List<Flow> ends() {
    return Arrays.stream(Flow.values()).filter(Flow::isEnd).toList();
  }

  /** Every year since the first with what stood at its end, also one in which nothing moved. */
  public List<Year> years() {
    var years = new ArrayList<Year>();
    if (sheet.years().isEmpty()) return years;
    var running = new EnumMap<Known, Sum>(Known.class);
    int first = Integer.parseInt(sheet.years().getFirst().key());
    for (int year = first; year <= Math.min(day.getYear(), today.getYear()); year++) {
      var key = Integer.toString(year);
      for (var line : sheet.years())
        if (line.key().equals(key)) running.merge(line.basis(), line.stock(), Sum::plus);
      running.forEach((basis, stock) -> years.add(new Year(key, line(key, basis), stock)));
    }
    return years;
  }

  private Line line(String year, Known basis) {
    return sheet.years().stream()
        .filter(line -> line.key().equals(year) && line.basis() == basis)
        .findFirst()
        .orElse(new Line(year, null, basis, Map.of(), Map.of()));
  }

  /** The address of the rows behind a figure of a category. */
  public String rows(Line line, String more) {
    return address("&category=" + line.key() + "&basis=" + line.basis() + more, day);
  }

  /** The address of the rows behind a figure of a year. */
  public String rowsOf(Year year, String more) {
    var last = LocalDate.of(Integer.parseInt(year.year()), 12, 31);
    return address(
        "&from=" + year.year() + "-01-01&basis=" + year.line().basis() + more,
        last.isBefore(day) ? last : day);
  }

  private String address(String more, LocalDate to) {
    return "/balance/rows?to=" + to + (donor == null ? "" : "&donor=" + donor) + more;
  }
}
