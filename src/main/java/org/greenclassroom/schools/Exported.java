package org.greenclassroom.schools;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.springframework.stereotype.Component;

/**
 * The list on its way out. CSV is for programs: stable codes under stable headings; the workbook is
 * for people, in the reader's language.
 */
@Component
class Exported {
  private static final List<String> COLUMNS =
      List.of(
          "school",
          "name",
          "state",
          "territory",
          "code",
          "kinds",
          "division",
          "division-path",
          "address",
          "latitude",
          "longitude",
          "pupils",
          "school-year");

  private final Schools schools;
  private final Shown shown;

  Exported(Schools schools, Shown shown) {
    this.schools = schools;
    this.shown = shown;
  }

  void csv(Wanted wanted, OutputStream out) throws IOException {
    try (var sheet = Spreadsheet.csv(out)) {
      sheet.row(COLUMNS.stream().map(column -> column.replace('-', '_')).toArray());
      schools.each(
          wanted,
          school ->
              write(
                  sheet,
                  school,
                  school.state().name(),
                  school.territory(),
                  school.kinds().stream().map(Enum::name).collect(Collectors.joining(" "))));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  void xlsx(Wanted wanted, OutputStream out) throws IOException {
    try (var sheet = Spreadsheet.xlsx(out, shown.text("#schools.title"))) {
      sheet.row(COLUMNS.stream().map(column -> shown.text("#schools.column." + column)).toArray());
      schools.each(
          wanted,
          school ->
              write(
                  sheet,
                  school,
                  shown.word(school.state()),
                  shown.text(
                      "#partners.territory."
                          + school.territory().toLowerCase(java.util.Locale.ROOT)),
                  school.kinds().stream().map(shown::word).collect(Collectors.joining(" · "))));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  private static void write(
      Spreadsheet sheet, School school, String state, String territory, String kinds) {
    try {
      sheet.row(
          school.school(),
          school.name(),
          state,
          territory,
          school.code(),
          kinds,
          school.division(),
          school.divisionPath(),
          school.address(),
          school.latitude(),
          school.longitude(),
          school.pupils(),
          school.schoolYear());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
