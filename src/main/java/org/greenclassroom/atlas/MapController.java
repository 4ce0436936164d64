package org.greenclassroom.atlas;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Assets;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The map of classrooms, its table, and what the moving map asks for. */
@Controller
class MapController {
  private static final int PAGE = 50;

  private final Atlas atlas;
  private final Reader reader;
  private final Assets assets;
  private final Settings settings;

  MapController(Atlas atlas, Reader reader, Assets assets, Settings.Told told) {
    this.atlas = atlas;
    this.reader = reader;
    this.assets = assets;
    this.settings = told.settings();
  }

  /** A dot in the list beside the map. */
  record Beside(String name, String tells, String path, String sample, boolean rounded) {}

  /** One look in the key. */
  record Key(String sample, String word) {}

  record Choice(String value, String word) {}

  /**
   * @param points where the moving map finds its points
   * @param tiles whether it may lay tiles below them
   */
  record MapPage(
      Sight sight,
      @Nullable Instant readAt,
      String sentence,
      String drawing,
      List<Key> keys,
      List<Beside> beside,
      Slice<Pin> pins,
      long count,
      @Nullable String placeName,
      @Nullable String wider,
      List<Choice> places,
      List<Choice> states,
      SchoolKind[] kinds,
      List<PinTable.Sponsor> sponsors,
      String points,
      String base,
      String tiles,
      String attribution,
      int deepest,
      boolean mayRead,
      boolean exact) {}

  /** A point on the moving map, as its layer below counts. */
  record Point(
      long classroom,
      double latitude,
      double longitude,
      String school,
      String room,
      String look,
      String state,
      boolean rounded) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/atlas/map")
  String map(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var sight = Reader.sight(occasion.actor(), place, kind, sponsor, state);
    var spread = atlas.spread(sight);
    var places = atlas.provinces();
    var placeName = placeName(sight, spread, places);
    model.addAttribute(
        "page",
        new MapPage(
            sight,
            atlas.readAt().orElse(null),
            sentence(spread, placeName),
            drawing(sight, spread, placeName),
            keys(),
            beside(sight, spread),
            atlas.page(sight, after, PAGE),
            spread.rooms(),
            placeName,
            wider(sight),
            places.stream().map(each -> new Choice(each.code(), reader.name(each))).toList(),
            Sight.STATES.stream().map(each -> new Choice(each, reader.state(each))).toList(),
            SchoolKind.values(),
            atlas.sponsors(),
            Reader.address("/atlas/map.json", sight, sight.place()),
            settings.base() && !settings.hasTiles() ? assets.url("atlas/base.svg") : "",
            settings.hasTiles() ? "/atlas/tiles/{z}/{x}/{y}" : "",
            settings.attribution(),
            settings.hasTiles() ? settings.deepest() : 10,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.ADMINISTRATOR),
            sight.exact()));
    return "atlas/map";
  }

  /** The small one of the entrance page. */
  String drawing(Sight sight) {
    return drawing(sight, atlas.spread(sight), null);
  }

  String sentence(Sight sight) {
    return sentence(atlas.spread(sight), null);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/atlas/map.csv")
  void csv(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(required = false) @Nullable String state,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var sight = Reader.sight(occasion.actor(), place, kind, sponsor, state);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"classrooms-map.csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "classroom",
          "name",
          "school",
          "territory",
          "province",
          "county",
          "latitude",
          "longitude",
          "rounded",
          "state",
          "seats",
          "in_class",
          "due_on",
          "signal",
          "last_signal_on",
          "risk_band");
      atlas.each(
          sight,
          pin -> {
            try {
              sheet.row(
                  pin.classroom(),
                  pin.name(),
                  pin.schoolName(),
                  pin.territory(),
                  pin.provinceName(),
                  pin.countyName(),
                  pin.latitude(),
                  pin.longitude(),
                  pin.rounded(),
                  pin.state(),
                  pin.seats(),
                  pin.inClass(),
                  pin.dueOn(),
                  pin.signal(),
                  pin.lastSignal(),
                  pin.band());
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  /** The points for the moving map, in the datum of what lies below them. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/atlas/map.json")
  ResponseEntity<List<Point>> points(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(required = false) @Nullable String state,
      Occasion occasion) {
    var points = new ArrayList<Point>();
    atlas.each(
        Reader.sight(occasion.actor(), place, kind, sponsor, state),
        pin -> {
          if (pin.latitude() == null || pin.longitude() == null) return;
          var here = shown(pin.latitude(), pin.longitude(), pin.territory());
          points.add(
              new Point(
                  pin.classroom(),
                  here.latitude(),
                  here.longitude(),
                  pin.schoolName(),
                  pin.name(),
                  Drawing.word(pin.look()),
                  reader.state(pin.state()),
                  pin.rounded()));
        });
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(points);
  }

  /** Reads everything anew, for whoever does not want to wait for the next quarter of an hour. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.ADMINISTRATOR})
  @PostMapping("/atlas/readings")
  String read(Occasion occasion, RedirectAttributes redirect) {
    atlas.readAll(occasion.now());
    Said.that(redirect, "atlas.said.read");
    return "redirect:/atlas";
  }

  /** What somebody keeps in WGS-84 is drawn where the map below has it. */
  private Coordinates shown(double latitude, double longitude, String territory) {
    var here = new Coordinates(latitude, longitude);
    return settings.hasTiles() ? here.shownIn(settings.datum(), territory.equals("CN")) : here;
  }

  private String drawing(Sight sight, Atlas.Spread spread, @Nullable String placeName) {
    var dots =
        spread.spots().stream()
            .map(spot ->
                new Drawing.Dot(
                    spot, reader.name(spot) + ": " + reader.tells(spot), path(sight, spread, spot)))
            .toList();
    return Drawing.map(
        placeName == null ? reader.word("atlas.map") : placeName,
        reader.word("atlas.map.drawn"),
        settings.base() ? assets.url("atlas/base.svg") : null,
        sight.isEverywhere() && !spread.spots().isEmpty() ? Box.REGION : Box.around(spread.spots()),
        dots);
  }

  private List<Beside> beside(Sight sight, Atlas.Spread spread) {
    return spread.spots().stream()
        .map(spot ->
            new Beside(
                reader.name(spot),
                reader.tells(spot),
                path(sight, spread, spot),
                Drawing.sample(spot.look()),
                spot.rounded()))
        .toList();
  }

  private static String path(Sight sight, Atlas.Spread spread, Spot spot) {
    return spread.size() == Spot.Size.SITE
        ? "/schools/" + spot.school()
        : Reader.address("/atlas/map", sight, spot.key());
  }

  private String sentence(Atlas.Spread spread, @Nullable String placeName) {
    var how =
        reader.word(
            "atlas.map.sentence",
            spread.rooms(),
            spread.spots().size(),
            reader.word(
                "atlas.size." + spread.size().name().toLowerCase(java.util.Locale.ROOT),
                spread.spots().size()));
    var where = placeName == null ? how : reader.word("atlas.map.in", placeName, how);
    return spread.nowhere() == 0
        ? where
        : where + reader.word("atlas.blank") + reader.word("atlas.map.nowhere", spread.nowhere());
  }

  private @Nullable String placeName(
      Sight sight, Atlas.Spread spread, List<PinTable.Place> places) {
    if (sight.isEverywhere()) return null;
    for (var place : places) if (place.code().equals(sight.place())) return reader.name(place);
    var first = atlas.page(sight, 0, 1).rows();
    if (first.isEmpty()) return sight.place();
    var lies = first.getFirst().lies();
    return lies == null || spread.spots().isEmpty() && !sight.isCounty()
        ? reader.territory(first.getFirst().territory())
        : lies;
  }

  /** One step back: from a county to its province, from there to everything. */
  private static @Nullable String wider(Sight sight) {
    if (sight.isEverywhere()) return null;
    return Reader.address(
        "/atlas/map", sight, sight.isCounty() ? sight.place().substring(0, 2) : "");
  }

  private List<Key> keys() {
    var keys = new ArrayList<Key>();
    for (var look : Spot.Look.values())
      keys.add(new Key(Drawing.sample(look), reader.word("atlas.look." + Drawing.word(look))));
    return keys;
  }
}
