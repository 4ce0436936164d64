package org.greenclassroom.watch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Rooms by risk, each point with its reason. A school never sees it. */
@Controller
class RiskController {
  private static final int PAGE = 50;
  private final Watch watch;
  private final Telling telling;

  RiskController(Watch watch, Telling telling) {
    this.watch = watch;
    this.telling = telling;
  }

  /** A room with its reasons in words. */
  record Listed(RiskTable.Row row, List<WatchController.Why> reasons) {}

  record RisksPage(Slice<Listed> rooms, String q, List<Band> bands, List<RiskTable.Count> counts) {
    public long of(Band band) {
      return counts.stream()
          .filter(count -> count.band() == band)
          .mapToLong(RiskTable.Count::rooms)
          .sum();
    }

    public long all() {
      return counts.stream().mapToLong(RiskTable.Count::rooms).sum();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/risks")
  String risks(
      @RequestParam(required = false) @Nullable Band band,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model) {
    var rows = watch.risks(band, q, occasion.actor(), after, PAGE);
    model.addAttribute(
        "page",
        new RisksPage(
            new Slice<>(rows.rows().stream().map(this::listed).toList(), rows.next()),
            q,
            Arrays.asList(Band.ESCALATE, Band.ACT, Band.WATCH, Band.CALM),
            watch.bands()));
    return "watch/risks";
  }

  private Listed listed(RiskTable.Row row) {
    return new Listed(
        row,
        row.reasons().stream()
            .filter(reason -> reason.points() > 0 || reason.word().equals("grace"))
            .map(reason ->
                new WatchController.Why(reason.points(), telling.why(reason), reason.on()))
            .toList());
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/watch/risks.csv")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(required = false) @Nullable Band band,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion) {
    return WatchController.csv(
        "risks.csv",
        sheet -> {
          sheet.row("classroom", "school", "room", "day", "score", "band", "reasons");
          watch.eachRisk(
              band,
              q,
              occasion.actor(),
              row ->
                  WatchController.write(
                      sheet,
                      row.classroom(),
                      row.schoolName(),
                      row.room(),
                      row.day().toString(),
                      row.score(),
                      row.band().name(),
                      row.reasons().stream()
                          .map(
                              reason -> reason.points() + " " + reason.factor() + " " + reason.on())
                          .collect(Collectors.joining("; "))));
        });
  }
}
