package org.greenclassroom.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.greenclassroom.frame.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.json.JsonMapper;

/** What a person is given: the same rows for programs (JSON), and for spreadsheets. */
final class Given {
  private static final JsonMapper JSON = new JsonMapper();

  private Given() {}

  static void write(List<Privacy.Told> told, HttpServletResponse response) throws IOException {
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"personal-data.zip\"");
    try (var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("data.json"));
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(told)));
      zip.putNextEntry(new ZipEntry("data.csv"));
      try (var sheet = Spreadsheet.csv(StreamUtils.nonClosing(zip))) {
        rows(told, sheet);
      }
      zip.putNextEntry(new ZipEntry("data.xlsx"));
      OutputStream open = StreamUtils.nonClosing(zip);
      try (var sheet = Spreadsheet.xlsx(open, "data")) {
        rows(told, sheet);
      }
      zip.closeEntry();
    }
  }

  private static void rows(List<Privacy.Told> told, Spreadsheet sheet) throws IOException {
    sheet.row("room", "table", "row", "column", "value");
    for (var one : told) {
      if (one.inAll() > one.rows().size())
        sheet.row(one.held().room(), one.held().table(), 0L, "rows in all", "" + one.inAll());
      long nth = 0;
      for (var row : one.rows()) {
        nth++;
        for (var cell : row.entrySet())
          if (cell.getValue() != null)
            sheet.row(
                one.held().room(),
                one.held().table(),
                nth,
                cell.getKey(),
                cell.getValue().toString());
      }
    }
  }

  private static List<Map<String, Object>> json(List<Privacy.Told> told) {
    var all = new ArrayList<Map<String, Object>>();
    for (var one : told) {
      var table = new LinkedHashMap<String, Object>();
      table.put("room", one.held().room());
      table.put("table", one.held().table());
      table.put("why", one.held().why().id());
      var rows = new ArrayList<Map<String, @Nullable Object>>();
      for (var row : one.rows()) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((column, value) -> plain.put(column, plain(value)));
        rows.add(plain);
      }
      table.put("rows_in_all", one.inAll());
      table.put("rows", rows);
      all.add(table);
    }
    return all;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }
}
