package org.greenclassroom.atlas;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.SchoolKind;
import org.greenclassroom.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The charts, each with its sentence and its table, and the heat of weeks and rooms. */
@Controller
class ChartController {
  private static final int ROOMS = 25;
  private static final int HEAT_WEEKS = 12;
  private static final List<String> CHARTS = List.of("usage", "pipeline", "ages", "survival");
  private static final List<Integer> WEEKS = List.of(13, 26, 52, 156);

  private final Atlas atlas;
  private final Drawer drawer;
  private final Reader reader;

  ChartController(Atlas atlas, Drawer drawer, Reader reader) {
    this.atlas = atlas;
    this.drawer = drawer;
    this.reader = reader;
  }

  /**
   * @param weeks of how many weeks it is; 0: of now
   * @param spans to choose from; empty: of now
   */
  record ChartPage(
      Sight sight,
      Picture picture,
      int weeks,
      List<Integer> spans,
      @Nullable Instant readAt,
      List<MapController.Choice> places,
      List<MapController.Choice> states,
      SchoolKind[] kinds,
      List<PinTable.Sponsor> sponsors,
      boolean mayRead) {}

  /** One week of one room: how warm, and the number in it. */
  record Cell(String look, String text) {}

  record Row(long classroom, String name, String school, List<Cell> cells) {}

  record HeatPage(
      Sight sight,
      List<String> weeks,
      Slice<Row> rows,
      @Nullable Instant readAt,
      List<MapController.Choice> places,
      List<MapController.Choice> states,
      SchoolKind[] kinds,
      List<PinTable.Sponsor> sponsors,
      boolean mayRead) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/atlas/{chart:usage|pipeline|ages|survival}")
  String chart(
      @PathVariable String chart,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(defaultValue = "26") int weeks,
      Occasion occasion,
      Model model) {
    var sight = Reader.sight(occasion.actor(), place, kind, sponsor, null);
    int span = WEEKS.contains(weeks) ? weeks : 26;
    boolean overTime = chart.equals("usage");
    model.addAttribute(
        "page",
        new ChartPage(
            sight,
            picture(chart, sight, occasion.today(), span),
            span,
            overTime ? WEEKS : List.of(),
            atlas.readAt().orElse(null),
            places(),
            List.of(),
            SchoolKind.values(),
            atlas.sponsors(),
            mayRead(occasion)));
    return "atlas/chart";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/atlas/{chart:usage|pipeline|ages|survival}.csv")
  void csv(
      @PathVariable String chart,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(defaultValue = "26") int weeks,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var sight = Reader.sight(occasion.actor(), place, kind, sponsor, null);
    var picture = picture(chart, sight, occasion.today(), WEEKS.contains(weeks) ? weeks : 26);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + chart + ".csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(picture.columns().toArray());
      for (var row : picture.plain()) sheet.row(row.toArray());
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/atlas/heat")
  String heat(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var sight = Reader.sight(occasion.actor(), place, kind, sponsor, state);
    var before = Usage.weekOf(occasion.today()).plusDays(7);
    var from = before.minusWeeks(HEAT_WEEKS);
    var slice = atlas.rooms(sight, from, before, after, ROOMS);
    model.addAttribute(
        "page",
        new HeatPage(
            sight,
            IntStream.range(0, HEAT_WEEKS).mapToObj(n -> monday(from.plusWeeks(n))).toList(),
            new Slice<>(slice.rows().stream().map(this::row).toList(), slice.next()),
            atlas.readAt().orElse(null),
            places(),
            Sight.STATES.stream()
                .map(each -> new MapController.Choice(each, reader.state(each)))
                .toList(),
            SchoolKind.values(),
            atlas.sponsors(),
            mayRead(occasion)));
    return "atlas/heat";
  }

  /** The pictures of the entrance. */
  List<Picture> small(Sight sight, LocalDate today) {
    return CHARTS.stream().map(chart -> picture(chart, sight, today, 13)).toList();
  }

  private Picture picture(String chart, Sight sight, LocalDate today, int weeks) {
    return switch (chart) {
      case "usage" -> {
        var before = Usage.weekOf(today).plusDays(7);
        yield drawer.usage(sight, before.minusWeeks(weeks), before);
      }
      case "pipeline" -> drawer.pipeline(sight);
      case "ages" -> drawer.ages(sight, today);
      case "survival" -> drawer.survival(sight);
      default -> throw Refusal.notFound(chart);
    };
  }

  private Row row(UseTable.Room room) {
    var cells = new ArrayList<Cell>();
    for (var hours : room.hours()) cells.add(cell(hours));
    return new Row(room.classroom(), room.name(), room.school(), cells);
  }

  /** Half an hour is the floor, an hour and a half what one lesson a week of each class makes. */
  private Cell cell(@Nullable Double hours) {
    if (hours == null) return new Cell("none", "");
    if (hours < 0) return new Cell("silent", "?");
    var text = drawer.decimal(hours);
    if (hours == 0) return new Cell("zero", text);
    return new Cell(hours < 0.5 ? "low" : hours < 1.5 ? "fair" : "high", text);
  }

  private List<MapController.Choice> places() {
    return atlas.provinces().stream()
        .map(each -> new MapController.Choice(each.code(), reader.name(each)))
        .toList();
  }

  private String monday(LocalDate week) {
    return "%d-%d".formatted(week.getMonthValue(), week.getDayOfMonth());
  }

  private static boolean mayRead(Occasion occasion) {
    return occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.ADMINISTRATOR);
  }
}
