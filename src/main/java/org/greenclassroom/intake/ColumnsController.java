package org.greenclassroom.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.lists.Column;
import org.greenclassroom.lists.Columns;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Mapping;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: what the columns of a donor's list mean. */
@Controller
class ColumnsController {
  private final Announcing announcing;
  private final Lists lists;
  private final Partners partners;

  ColumnsController(Announcing announcing, Lists lists, Partners partners) {
    this.announcing = announcing;
    this.lists = lists;
    this.partners = partners;
  }

  /**
   * @param fresh how many columns this donor never sent before; the others were said already
   */
  record ColumnsPage(
      Import list,
      String donor,
      Columns columns,
      long fresh,
      List<Column> choices,
      List<DeviceKind> kinds) {
    /** What was said of all rows before. */
    public @Nullable String all(String column) {
      return columns.forAll().get(Column.valueOf(column));
    }
  }

  @Allow(Role.OFFICER)
  @GetMapping("/intake/imports/{id}/columns")
  String columns(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Integer sheet,
      @RequestParam(required = false) @Nullable Integer heading,
      Model model) {
    var list = lists.list(id);
    if (list.state() != Import.State.MAPPING && list.state() != Import.State.PREVIEWED)
      throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.decided");
    var columns = lists.columns(id, sheet, heading);
    model.addAttribute(
        "page",
        new ColumnsPage(
            list,
            partners.partner(list.donor()).name(),
            columns,
            columns.columns().stream().filter(Columns.Shown::fresh).count(),
            List.of(Column.values()),
            List.of(DeviceKind.values())));
    return "intake/columns";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/columns")
  String map(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Integer sheet,
      @RequestParam(required = false) @Nullable Integer heading,
      @RequestParam Map<String, String> fields,
      Occasion occasion,
      RedirectAttributes redirect) {
    var columns = lists.columns(id, sheet, heading);
    var said = new LinkedHashMap<String, @Nullable String>();
    for (int i = 0; i < columns.columns().size(); i++)
      said.put(columns.columns().get(i).key(), fields.get("column" + i));
    var forAll = new LinkedHashMap<String, String>();
    for (var column : Column.FOR_ALL)
      forAll.put(column.name(), fields.getOrDefault("all-" + column.word(), ""));
    var name = columns.sheets().get(columns.sheet());
    var list =
        announcing.map(
            occasion,
            id,
            Mapping.of(name.isEmpty() ? null : name, columns.heading(), said, forAll));
    Said.that(redirect, "intake.said.mapped", list.rows());
    return "redirect:/intake/imports/" + id;
  }
}
