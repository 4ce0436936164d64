package org.greenclassroom.funding;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Files for the accountant, written row by row. */
@Controller
class ExportController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private final Exported exported;

  ExportController(Exported exported) {
    this.exported = exported;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/funding/sponsorships.csv")
  void sponsorshipsCsv(HttpServletResponse response) throws IOException {
    exported.incomes(file(response, "text/csv;charset=UTF-8", "sponsorships.csv"), false);
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/funding/sponsorships.xlsx")
  void sponsorshipsXlsx(HttpServletResponse response) throws IOException {
    exported.incomes(file(response, XLSX, "sponsorships.xlsx"), true);
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/funding/costs.csv")
  void costsCsv(HttpServletResponse response) throws IOException {
    exported.expenses(file(response, "text/csv;charset=UTF-8", "costs.csv"), false);
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/funding/costs.xlsx")
  void costsXlsx(HttpServletResponse response) throws IOException {
    exported.expenses(file(response, XLSX, "costs.xlsx"), true);
  }

  private static OutputStream file(HttpServletResponse response, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response.getOutputStream();
  }
}
