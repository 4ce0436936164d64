package org.greenclassroom.catalogue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Errand;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.SavedViews;
import org.greenclassroom.frame.View;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the list, and the list as a file. */
@Controller
class ListController {
  private final Catalogue catalogue;
  private final Exported exported;
  private final Sweeping sweeping;
  private final List<Errand> errands;
  private final SavedViews views;

  ListController(
      Catalogue catalogue,
      Exported exported,
      Sweeping sweeping,
      List<Errand> errands,
      SavedViews views) {
    this.catalogue = catalogue;
    this.exported = exported;
    this.sweeping = sweeping;
    this.errands = errands;
    this.views = views;
  }

  record ListPage(
      Slice<Row> rows,
      Count count,
      Filter filter,
      Map<Stage, Count> stages,
      List<DeviceKind> kinds,
      List<Held> held,
      Map<String, String> chosen,
      Map<String, String> names,
      Map<String, String> kept,
      boolean staff,
      List<Act.Word> words,
      List<Errand> errands,
      List<View> views) {

    /** Whether something can be done with many. */
    public boolean bulk() {
      return !words.isEmpty() || !errands.isEmpty();
    }

    /** Whether one of those filters is set that stand in the folded form. */
    public boolean narrowed() {
      return chosen.keySet().stream().anyMatch(name -> !CHIPS.contains(name));
    }

    private static final List<String> CHIPS = List.of("stage", "data", "kind", "q");
  }

  @AllowSignedIn
  @GetMapping("/devices")
  String list(
      Filter filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String count,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var meant = catalogue.meant(filter, actor);
    var sorting = Sorting.parse(sort);
    var listed =
        catalogue.list(meant, sorting, after, Catalogue.PAGE, "exactly".equals(count), actor);
    var kept = new LinkedHashMap<>(meant.chosen());
    if (!sorting.equals(Sorting.USUAL)) kept.put("sort", sorting.written());
    model.addAttribute(
        "page",
        new ListPage(
            listed.rows(),
            listed.count(),
            meant,
            catalogue.stages(actor),
            Arrays.asList(DeviceKind.values()),
            Arrays.asList(Held.values()),
            meant.chosen(),
            catalogue.names(meant, listed.rows().rows(), actor),
            kept,
            actor.seesAll(),
            sweeping.words(actor),
            errands.stream().filter(errand -> actor.is(errand.roles())).toList(),
            views.of("/devices", actor)));
    return "catalogue/devices";
  }

  @AllowSignedIn
  @MayBeOld
  @GetMapping("/devices.csv")
  void csv(
      Filter filter,
      @RequestParam(required = false) @Nullable String sort,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var meant = catalogue.meant(filter, occasion.actor());
    exported.csv(meant, Sorting.parse(sort), occasion.actor()).to(csv(response));
  }

  @AllowSignedIn
  @MayBeOld
  @GetMapping("/devices.xlsx")
  void xlsx(
      Filter filter,
      @RequestParam(required = false) @Nullable String sort,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var meant = catalogue.meant(filter, occasion.actor());
    exported.xlsx(meant, Sorting.parse(sort), occasion.actor()).to(xlsx(response));
  }

  static OutputStream csv(HttpServletResponse response) throws IOException {
    return file(response, "text/csv;charset=UTF-8", "devices.csv");
  }

  static OutputStream xlsx(HttpServletResponse response) throws IOException {
    return file(
        response,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "devices.xlsx");
  }

  /** Written on the request's own thread, which may wait: it is a virtual one. */
  private static OutputStream file(HttpServletResponse response, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response.getOutputStream();
  }
}
