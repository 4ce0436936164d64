package org.greenclassroom.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;

/** Rows as cells under headings, the same for the page and the spreadsheet. */
final class Columns {
  private Columns() {}

  /**
   * A cell.
   *
   * @param tag it is a tag and leads to its device
   * @param number it is a number
   */
  record Cell(String text, boolean tag, boolean number) {}

  /** Words keys of the headings. */
  static List<String> headings(Figure figure) {
    return switch (figure.kind) {
      case DEVICES ->
          List.of(
              "tag",
              "kind",
              "model",
              "serial",
              "donor",
              "stage",
              "basis",
              "received",
              unit(figure));
      case STAYS ->
          List.of(
              "tag",
              "kind",
              "model",
              "school",
              "classroom",
              "installed",
              "ended",
              "missing",
              "days");
      case WEIGHINGS ->
          List.of("ticket", "batch", "plant", "weighed", "gross", "tare", "kilograms");
      case TREATMENTS ->
          List.of("tag", "kind", "model", "certificate", "plant", "issued", "kilograms");
      case ROOMS -> List.of("school", "classroom", "installed", "count");
      case DAYS -> List.of("day", "activity", "school", "count");
      case HEADCOUNTS -> List.of("school", "classroom", "year", "source", "pupils");
    };
  }

  private static String unit(Figure figure) {
    return figure.unit.name().toLowerCase(Locale.ROOT);
  }

  /** For people, in their language. */
  static List<Cell> cells(Figure figure, Row row, Shown shown) {
    return switch (row) {
      case Row.OfDevice device ->
          List.of(
              new Cell(device.tag().printed(), true, false),
              text(shown.word(device.kind())),
              text(joined(device.maker(), device.model(), shown)),
              text(shown.text(device.serial())),
              text(shown.text(device.donor())),
              text(shown.word(device.stage())),
              text(shown.word(device.basis())),
              text(shown.day(device.firstReceivedAt())),
              amount(figure, device.amount(), shown));
      case Row.OfStay stay ->
          List.of(
              new Cell(stay.tag().printed(), true, false),
              text(shown.word(stay.kind())),
              text(shown.text(stay.model())),
              text(stay.school()),
              text(stay.classroom()),
              text(shown.day(stay.installedAt())),
              text(stay.endedAt() == null ? "–" : shown.day(stay.endedAt())),
              new Cell(stay.missing() == 0 ? "–" : shown.number(stay.missing()), false, true),
              new Cell(shown.number(stay.amount()), false, true));
      case Row.OfWeighing weighing ->
          List.of(
              text(weighing.ticket()),
              text(weighing.batch()),
              text(weighing.plant()),
              text(shown.day(weighing.weighedOn())),
              new Cell(shown.kilograms(weighing.gross()), false, true),
              new Cell(shown.kilograms(weighing.tare()), false, true),
              amount(figure, weighing.amount(), shown));
      case Row.OfTreatment treatment ->
          List.of(
              new Cell(treatment.tag().printed(), true, false),
              text(shown.word(treatment.kind())),
              text(shown.text(treatment.model())),
              text(treatment.certificate()),
              text(treatment.plant()),
              text(shown.day(treatment.issuedOn())),
              amount(figure, treatment.amount(), shown));
      case Row.OfRoom room ->
          List.of(
              text(room.school()),
              text(room.classroom()),
              text(shown.day(room.acceptedOn())),
              amount(figure, room.amount(), shown));
      case Row.OfActivity activity ->
          List.of(
              text(shown.day(activity.day())),
              text(activity.title()),
              text(activity.school() == null ? "–" : activity.school()),
              amount(figure, activity.amount(), shown));
      case Row.OfHeadcount headcount ->
          List.of(
              text(headcount.school() == null ? "–" : headcount.school()),
              text(headcount.classroom() == null ? "–" : headcount.classroom()),
              text(headcount.year()),
              text(shown.text("#impact.source." + lower(headcount.source()))),
              new Cell(shown.number(headcount.amount()), false, true));
    };
  }

  /** For machines: stable words, ISO dates, points as decimal marks. */
  static List<String> plain(Figure figure, Row row) {
    var amount =
        figure.unit == Unit.YEARS
            ? Long.toString(row.amount())
            : figure.unit.shown(row.amount()).toPlainString();
    var cells = new ArrayList<String>();
    switch (row) {
      case Row.OfDevice device -> {
        cells.add(device.tag().printed());
        cells.add(device.kind().name());
        cells.add((blank(device.maker()) + " " + blank(device.model())).strip());
        cells.add(blank(device.serial()));
        cells.add(blank(device.donor()));
        cells.add(device.stage().name());
        cells.add(device.basis().name());
        cells.add(device.firstReceivedAt().toString());
      }
      case Row.OfStay stay -> {
        cells.add(stay.tag().printed());
        cells.add(stay.kind().name());
        cells.add(blank(stay.model()));
        cells.add(stay.school());
        cells.add(stay.classroom());
        cells.add(stay.installedAt().toString());
        cells.add(stay.endedAt() == null ? "" : stay.endedAt().toString());
        cells.add(Integer.toString(stay.missing()));
      }
      case Row.OfWeighing weighing -> {
        cells.add(weighing.ticket());
        cells.add(weighing.batch());
        cells.add(weighing.plant());
        cells.add(weighing.weighedOn().toString());
        cells.add(Unit.KILOGRAMS.shown(weighing.gross()).toPlainString());
        cells.add(Unit.KILOGRAMS.shown(weighing.tare()).toPlainString());
      }
      case Row.OfTreatment treatment -> {
        cells.add(treatment.tag().printed());
        cells.add(treatment.kind().name());
        cells.add(blank(treatment.model()));
        cells.add(treatment.certificate());
        cells.add(treatment.plant());
        cells.add(treatment.issuedOn().toString());
      }
      case Row.OfRoom room -> {
        cells.add(room.school());
        cells.add(room.classroom());
        cells.add(room.acceptedOn().toString());
      }
      case Row.OfActivity activity -> {
        cells.add(activity.day().toString());
        cells.add(activity.title());
        cells.add(blank(activity.school()));
      }
      case Row.OfHeadcount headcount -> {
        cells.add(blank(headcount.school()));
        cells.add(blank(headcount.classroom()));
        cells.add(headcount.year());
        cells.add(headcount.source());
      }
    }
    cells.add(amount);
    return cells;
  }

  private static Cell amount(Figure figure, long amount, Shown shown) {
    return new Cell(
        figure.unit == Unit.KILOGRAMS ? shown.kilograms(amount) : shown.number(amount),
        false,
        true);
  }

  private static Cell text(String text) {
    return new Cell(text, false, false);
  }

  private static String joined(@Nullable String maker, @Nullable String model, Shown shown) {
    var both = (blank(maker) + " " + blank(model)).strip();
    return both.isEmpty() ? shown.unknown() : both;
  }

  private static String blank(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
