package org.greenclassroom.repair;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the bench mended, as a file for the Open Repair Alliance. */
@Controller
class OpenRepairController {
  private final OpenRepair repairs;

  OpenRepairController(OpenRepair repairs) {
    this.repairs = repairs;
  }

  /** Plain UTF-8 without a mark: programs read it, and the first column must be called "id". */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/repair/open-repair-data.csv")
  @ResponseBody
  void openRepairData(
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"OpenRepairData_v0.3_GreenClassroom%s.csv\""
            .formatted(year == null ? "" : "_" + year));
    var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    try (var csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(OpenRepair.COLUMNS);
      repairs.each(occasion, year, csv::writeRecord);
    }
  }
}
