package org.greenclassroom.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.atlas.PublicMap;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Graph;
import org.greenclassroom.frame.Listed;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What machines read: open data, what search engines may visit, and the list of all pages. */
@Controller
class MachineController {
  private static final String LICENCE = OpenSets.LICENCE;

  /** Pages that always stand. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/figures",
          "/map",
          "/stories",
          "/rooms",
          "/days",
          "/give",
          "/apply",
          "/volunteering",
          "/check",
          "/newsletter",
          "/open-data",
          "/what-if",
          "/method",
          "/reports");

  private final Counters counters;
  private final OpenRooms rooms;
  private final Stories stories;
  private final PublicMap map;
  private final Origin origin;
  private final MessageSource words;
  private final Welcome welcome;
  private final OpenSets sets;
  private final List<Listed> listed;

  MachineController(
      Counters counters,
      OpenRooms rooms,
      Stories stories,
      PublicMap map,
      Origin origin,
      MessageSource words,
      Welcome welcome,
      OpenSets sets,
      List<Listed> listed) {
    this.listed = listed;
    this.sets = sets;
    this.counters = counters;
    this.rooms = rooms;
    this.stories = stories;
    this.map = map;
    this.origin = origin;
    this.words = words;
    this.welcome = welcome;
  }

  record OpenDataPage(String licence) {}

  /**
   * A figure as open data.
   *
   * @param schoolYear null: it is not counted per year
   * @param name by language
   * @param definition by language
   * @param declared of earlier years, not evidenced; never to be added to the value; null: nothing
   */
  record OpenFigure(
      String id,
      @Nullable String schoolYear,
      BigDecimal value,
      String unit,
      long rows,
      Instant readAt,
      Map<String, String> name,
      Map<String, String> definition,
      @Nullable BigDecimal declared) {}

  record OpenFigures(String licence, String source, List<OpenFigure> figures) {}

  record OpenPlace(String id, String name, long classrooms, long computers) {}

  record OpenPlaces(String licence, String source, List<OpenPlace> places) {}

  @AllowEveryone
  @GetMapping("/open-data")
  String openData(Model model) {
    welcome.index(model, "site.data.lead");
    Graph.tell(model, sets.catalogue(Counter.lastRead(counters.told())));
    model.addAttribute("page", new OpenDataPage(LICENCE));
    return "site/data";
  }

  @AllowEveryone
  @MayBeOld
  @GetMapping(value = "/open-data/figures.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  OpenFigures figuresJson(HttpServletResponse response) {
    keepAWhile(response);
    return new OpenFigures(
        LICENCE,
        origin.here() + "/figures",
        counters.told().stream()
            .map(one ->
                new OpenFigure(
                    one.figure(),
                    one.schoolYear().isEmpty() ? null : one.schoolYear(),
                    one.value(),
                    one.unit(),
                    one.rows(),
                    one.readAt(),
                    inAll("impact.name." + one.figure()),
                    inAll("impact.definition." + one.figure()),
                    one.declared()))
            .toList());
  }

  @AllowEveryone
  @MayBeOld
  @GetMapping("/open-data/figures.csv")
  void figuresCsv(HttpServletResponse response) throws IOException {
    begin(response, "figures.csv");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      var heads =
          new ArrayList<Object>(List.of("id", "school_year", "value", "unit", "rows", "read_at"));
      for (var language : Words.LANGUAGES) {
        heads.add("name_" + language.getLanguage());
        heads.add("definition_" + language.getLanguage());
      }
      heads.add("licence");
      heads.add("declared"); // last, so that whoever reads by place finds all else where it was
      sheet.row(heads.toArray());
      for (var one : counters.told()) {
        var cells =
            new ArrayList<Object>(
                List.of(
                    one.figure(),
                    one.schoolYear(),
                    one.value().toPlainString(),
                    one.unit(),
                    one.rows(),
                    one.readAt().toString()));
        for (var language : Words.LANGUAGES) {
          cells.add(words.getMessage("impact.name." + one.figure(), null, language));
          cells.add(words.getMessage("impact.definition." + one.figure(), null, language));
        }
        cells.add(LICENCE);
        cells.add(one.declared() == null ? "" : one.declared().toPlainString());
        sheet.row(cells.toArray());
      }
    }
  }

  @AllowEveryone
  @MayBeOld
  @GetMapping(value = "/open-data/places.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  OpenPlaces placesJson(HttpServletResponse response) {
    keepAWhile(response);
    return new OpenPlaces(
        LICENCE,
        origin.here() + "/map",
        map.spread().places().stream()
            .map(place -> new OpenPlace(place.key(), place.name(), place.rooms(), place.devices()))
            .toList());
  }

  @AllowEveryone
  @MayBeOld
  @GetMapping("/open-data/places.csv")
  void placesCsv(HttpServletResponse response) throws IOException {
    begin(response, "places.csv");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row("id", "name", "classrooms", "computers", "licence");
      for (var place : map.spread().places())
        sheet.row(place.key(), place.name(), place.rooms(), place.devices(), LICENCE);
    }
  }

  /** Links with a secret in them, and what is signed in for, are nobody's to collect. */
  @AllowEveryone
  @GetMapping(value = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> robots() {
    return ResponseEntity.ok()
        .header("Cache-Control", "public, max-age=3600")
        .contentType(MediaType.TEXT_PLAIN)
        .body(
            """
            User-agent: *
            Disallow: /api/
            Disallow: /sign-in
            Disallow: /newsletter/
            Disallow: /letters/
            Disallow: /give/
            Disallow: /apply/

            Sitemap: %s/sitemap.xml
            """
                .formatted(origin.here()));
  }

  @AllowEveryone
  @GetMapping(value = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
  ResponseEntity<String> sitemap() {
    var paths = new ArrayList<>(PAGES);
    for (var story : stories.numbers()) paths.add("/stories/" + story);
    for (var room : rooms.all()) paths.add("/rooms/" + room);
    for (var others : listed) paths.addAll(others.paths());
    var list = new StringBuilder();
    for (var path : paths)
      list.append("  <url><loc>").append(origin.here()).append(path).append("</loc></url>\n");
    return ResponseEntity.ok()
        .header("Cache-Control", "public, max-age=3600")
        .contentType(MediaType.APPLICATION_XML)
        .body(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            %s</urlset>
            """
                .formatted(list));
  }

  private Map<String, String> inAll(String key) {
    var said = new LinkedHashMap<String, String>();
    for (var language : Words.LANGUAGES)
      said.put(language.getLanguage(), words.getMessage(key, null, language));
    return said;
  }

  private static void begin(HttpServletResponse response, String name) {
    keepAWhile(response);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** They change once an hour; names of places are in the reader's language. */
  private static void keepAWhile(HttpServletResponse response) {
    response.setHeader("Cache-Control", "private, max-age=600");
    response.setHeader("Access-Control-Allow-Origin", "*"); // open data may be read by any page
  }
}
