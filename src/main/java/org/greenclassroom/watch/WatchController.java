package org.greenclassroom.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What we know and what we do not know; the rooms by silence; one room. */
@Controller
class WatchController {
  private static final int PAGE = 50;

  /** A room's page shows the scores of so many days. */
  private static final int DAYS = 60;

  private final Watch watch;
  private final Alerts alerts;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Telling telling;
  private final Shown shown;
  private final MessageSource words;

  WatchController(
      Watch watch,
      Alerts alerts,
      Classrooms classrooms,
      Partners partners,
      Telling telling,
      Shown shown,
      MessageSource words) {
    this.watch = watch;
    this.alerts = alerts;
    this.classrooms = classrooms;
    this.partners = partners;
    this.telling = telling;
    this.shown = shown;
    this.words = words;
  }

  /**
   * The start page.
   *
   * @param steps what we know nothing of first
   * @param unknown the first rooms we know nothing of
   * @param round the last reckoning; null: there was none
   */
  record StartPage(
      Known known,
      List<Step> steps,
      @Nullable String chart,
      List<Silence> unknown,
      List<AlertFilter.Count> alerts,
      Map<Band, Long> bands,
      List<Band> order,
      @Nullable Round round,
      boolean reckons) {
    public long openAlerts() {
      return alerts.stream().mapToLong(AlertFilter.Count::open).sum();
    }

    public long rooms(Band band) {
      return bands.getOrDefault(band, 0L);
    }
  }

  record RoomsPage(Slice<Silence> rooms, String q, List<Step> steps, Known known) {}

  /** A day's score with its reasons in words. */
  record Scored(LocalDate day, int score, Band band, List<Why> reasons) {}

  record Why(int points, String sentence, @Nullable LocalDate on) {}

  /** An alert with its sentence. */
  record Found(Alert alert, String sentence) {}

  /**
   * One room.
   *
   * @param silence null: it is not lent, or was accepted after the last round
   */
  record RoomPage(
      long classroom,
      String room,
      long school,
      String schoolName,
      @Nullable Silence silence,
      List<Scored> days,
      @Nullable String chart,
      List<Found> alerts) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch")
  String start(Occasion occasion, Model model) {
    var known = watch.known();
    model.addAttribute(
        "page",
        new StartPage(
            known,
            STEPS,
            known.rooms() == 0 ? null : chart(known),
            watch.silences(Step.UNKNOWN, "", occasion.actor(), null, 10).rows(),
            alerts.counts(),
            watch.bands().stream()
                .collect(Collectors.toMap(RiskTable.Count::band, RiskTable.Count::rooms)),
            List.of(Band.ESCALATE, Band.ACT, Band.WATCH, Band.CALM),
            watch.lastRound().orElse(null),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "watch/start";
  }

  /** The rooms we know nothing of come first. */
  private static final List<Step> STEPS =
      List.of(Step.UNKNOWN, Step.DROP_OFF, Step.AT_RISK, Step.QUIET, Step.FRESH);

  private String chart(Known known) {
    var bars = new ArrayList<Charts.Bar>();
    for (var step : STEPS)
      bars.add(
          new Charts.Bar(
              shown.word(step),
              known.of(step),
              word("watch.of-share", known.of(step), known.share(step))));
    return Charts.bars(word("watch.start.chart"), word("watch.start.chart.says"), bars);
  }

  /** Reckons everything now. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/watch/rounds")
  String reckon(Occasion occasion, RedirectAttributes redirect) {
    var round = watch.reckon(occasion, false);
    Said.that(redirect, "watch.said.reckoned", round.rooms(), round.opened(), round.closed());
    return "redirect:/watch";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/rooms")
  String rooms(
      @RequestParam(required = false) @Nullable Step step,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new RoomsPage(
            watch.silences(step, q, occasion.actor(), after, PAGE), q, STEPS, watch.known()));
    return "watch/rooms";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/watch/rooms.csv")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(required = false) @Nullable Step step,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion) {
    return csv(
        "silence.csv",
        sheet -> {
          sheet.row(
              "classroom",
              "school",
              "room",
              "place",
              "accepted_on",
              "last_signal_on",
              "source",
              "school_days",
              "step",
              "outage",
              "as_of");
          watch.eachSilence(
              step,
              q,
              occasion.actor(),
              row ->
                  write(
                      sheet,
                      row.classroom(),
                      row.schoolName(),
                      row.room(),
                      row.county(),
                      row.acceptedOn().toString(),
                      text(row.lastSignalOn()),
                      text(row.source()),
                      row.schoolDays(),
                      row.step().name(),
                      String.valueOf(row.outage()),
                      row.asOf().toString()));
        });
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/rooms/{classroom:\\d+}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    var days = watch.history(classroom, DAYS).stream().map(this::scored).toList();
    model.addAttribute(
        "page",
        new RoomPage(
            classroom,
            room.name(),
            room.school(),
            partners.partner(room.school()).name(),
            watch.silence(classroom).orElse(null),
            days,
            days.size() < 2 ? null : line(days),
            alerts.ofRoom(classroom, PAGE).stream()
                .map(alert -> new Found(alert, telling.found(alert)))
                .toList()));
    return "watch/room";
  }

  private Scored scored(RiskTable.Past past) {
    return new Scored(past.day(), past.score(), past.band(), whys(past.reasons()));
  }

  private List<Why> whys(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> new Why(reason.points(), telling.why(reason), reason.on()))
        .toList();
  }

  private String line(List<Scored> days) {
    var points =
        days.reversed().stream()
            .map(
                day -> new Charts.Bar(shown.day(day.day()), day.score(), shown.number(day.score())))
            .toList();
    return Charts.line(
        word("watch.room.chart"),
        word("watch.room.chart.says", days.getLast().score(), days.getFirst().score()),
        points);
  }

  private String word(String key, Object... arguments) {
    return String.valueOf(words.getMessage(key, arguments, key, LocaleContextHolder.getLocale()));
  }

  /** Writes rows into a sheet that is on its way out. */
  interface Rows {
    void write(Spreadsheet sheet) throws IOException;
  }

  static ResponseEntity<StreamingResponseBody> csv(String name, Rows rows) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(stream -> {
          try (var sheet = Spreadsheet.csv(stream)) {
            rows.write(sheet);
          } catch (UncheckedIOException gone) {
            throw gone.getCause();
          }
        });
  }

  static void write(Spreadsheet sheet, @Nullable Object... cells) {
    try {
      sheet.row(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Null stays an empty cell: unknown is not zero. */
  static @Nullable String text(@Nullable Object known) {
    return known == null ? null : known.toString();
  }
}
