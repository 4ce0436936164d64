package org.greenclassroom.funding;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sponsorships and costs on their way to the accountant. CSV is for programs: stable codes under
 * stable headings; the workbook is for people, with headings and words in the reader's language.
 * Amounts are decimal numbers beside their currency.
 */
@Component
class Exported {
  private static final List<String> INCOME =
      List.of(
          "sponsorship",
          "school",
          "room",
          "sponsor",
          "kind",
          "currency",
          "promised",
          "promised_on",
          "agreement",
          "ended_on",
          "instalment",
          "due_on",
          "due",
          "received_on",
          "received");
  private static final List<String> EXPENSE =
      List.of(
          "cost",
          "school",
          "room",
          "kind",
          "currency",
          "amount",
          "spent_on",
          "what",
          "document_sha256",
          "struck");

  private final Money money;
  private final Shown shown;

  Exported(Money money, Shown shown) {
    this.money = money;
    this.shown = shown;
  }

  void incomes(OutputStream out, boolean workbook) throws IOException {
    try (var sheet = sheet(out, workbook, "#funding.title", INCOME)) {
      money.incomes(row ->
          write(
              sheet,
              row.sponsorship(),
              row.school(),
              row.room(),
              row.sponsor(),
              workbook ? shown.word(FunderKind.valueOf(row.kind())) : row.kind(),
              row.currency(),
              decimal(row.cents()),
              String.valueOf(row.promisedOn()),
              row.paper(),
              text(row.endedOn()),
              row.instalment(),
              text(row.dueOn()),
              decimal(row.dueCents()),
              text(row.receivedOn()),
              decimal(row.receivedCents())));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  void expenses(OutputStream out, boolean workbook) throws IOException {
    try (var sheet = sheet(out, workbook, "#funding.costs", EXPENSE)) {
      money.expenses(row ->
          write(
              sheet,
              row.cost(),
              row.school(),
              row.room(),
              workbook ? shown.word(CostKind.valueOf(row.kind())) : row.kind(),
              row.currency(),
              decimal(row.cents()),
              String.valueOf(row.spentOn()),
              row.what(),
              row.document(),
              row.struck()));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  private Spreadsheet sheet(OutputStream out, boolean workbook, String name, List<String> columns)
      throws IOException {
    var sheet = workbook ? Spreadsheet.xlsx(out, shown.text(name)) : Spreadsheet.csv(out);
    sheet.row(
        workbook
            ? columns.stream()
                .map(column ->
                    shown.text(
                        "#funding.column." + column.replace('_', '-').toLowerCase(Locale.ROOT)))
                .toArray()
            : columns.toArray());
    return sheet;
  }

  private static void write(Spreadsheet sheet, @Nullable Object... cells) {
    try {
      sheet.row(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static @Nullable BigDecimal decimal(@Nullable Long cents) {
    return cents == null ? null : BigDecimal.valueOf(cents, 2);
  }

  private static @Nullable String text(@Nullable Object day) {
    return day == null ? null : day.toString();
  }
}
