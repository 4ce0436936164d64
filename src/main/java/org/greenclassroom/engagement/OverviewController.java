package org.greenclassroom.engagement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All days that were held, by kind and year; and, apart, what old reports tell of days before. */
@Controller
class OverviewController {
  private static final int PAGE = 50;

  private final Engagement engagement;
  private final OldDays oldDays;
  private final Columns columns;
  private final Shown shown;
  private final MessageSource words;

  OverviewController(
      Engagement engagement, OldDays oldDays, Columns columns, Shown shown, MessageSource words) {
    this.engagement = engagement;
    this.oldDays = oldDays;
    this.columns = columns;
    this.shown = shown;
    this.words = words;
  }

  /** Days that were counted here. */
  record DaysPage(
      List<DayTable.Sum> sums,
      List<OldDayTable.Sum> old,
      Slice<DayTable.Held> held,
      String chart,
      Columns columns) {
    public Kind[] kinds() {
      return Kind.values();
    }

    public String kind(String name) {
      return columns.kind(name);
    }

    public long days() {
      return sums.stream().mapToLong(DayTable.Sum::days).sum();
    }

    public long came() {
      return sums.stream().mapToLong(DayTable.Sum::came).sum();
    }

    public long minutes() {
      return sums.stream().mapToLong(DayTable.Sum::confirmed).sum();
    }

    public long oldDays() {
      return old.stream().mapToLong(OldDayTable.Sum::days).sum();
    }

    public double hours(long minutes) {
      return Math.round(minutes / 6.0) / 10.0;
    }
  }

  /** Days that reports tell of. */
  record OldPage(
      List<OldDayTable.Read> reports,
      Slice<OldDayTable.Told> days,
      boolean reads,
      List<String> names,
      Columns columns) {
    public String kind(String name) {
      return columns.kind(name);
    }

    public Kind[] kinds() {
      return Kind.values();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/engagement")
  String days(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    var sums = engagement.sums();
    model.addAttribute(
        "page",
        new DaysPage(
            sums,
            oldDays.sums(),
            engagement.held(
                kind == null ? null : kind.name(), year, OldDays.After.parse(after), PAGE),
            chart(sums),
            columns));
    return "engagement/days";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/engagement/old")
  String old(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new OldPage(
            oldDays.reports(),
            oldDays.page(
                null, year, kind == null ? null : kind.name(), OldDays.After.parse(after), PAGE),
            occasion.actor().is(Role.OFFICER),
            OldDayFile.COLUMNS,
            columns));
    return "engagement/old";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/engagement/old/reports")
  String read(
      @RequestParam(defaultValue = "") String source,
      @RequestParam MultipartFile file,
      Occasion occasion,
      RedirectAttributes redirect) {
    try {
      Said.that(redirect, "engagement.said.read", oldDays.read(occasion, source, file.getBytes()));
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    return "redirect:/engagement/old";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/engagement/old/reports/{report:\\d{1,18}}/striking")
  String strike(
      @PathVariable long report,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    oldDays.strike(occasion, report, reason);
    Said.that(redirect, "engagement.said.struck");
    return "redirect:/engagement/old";
  }

  /** All of them, with where each comes from. */
  @Allow({Role.OFFICER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/engagement/old.csv")
  ResponseEntity<StreamingResponseBody> oldRows(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable Integer year) {
    var locale = LocaleContextHolder.getLocale();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"reconstructed-days.csv\"")
        .body(stream -> {
          LocaleContextHolder.setLocale(locale);
          try (var csv = Spreadsheet.csv(stream)) {
            var headings = new ArrayList<Object>(OldDayFile.COLUMNS);
            headings.add("source");
            csv.row(headings.toArray());
            var from = OldDays.After.START;
            while (true) {
              var slice = oldDays.page(null, year, kind == null ? null : kind.name(), from, 500);
              for (var one : slice.rows())
                csv.row(
                    one.day().toString(),
                    one.kind(),
                    one.title(),
                    one.company(),
                    one.school(),
                    one.place(),
                    text(one.volunteers()),
                    text(one.hours()),
                    text(one.pupils()),
                    one.quality().name(),
                    one.page(),
                    one.source());
              if (slice.next() == null) break;
              from = OldDays.After.parse(slice.next());
            }
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          } finally {
            LocaleContextHolder.resetLocaleContext();
          }
        });
  }

  private static @Nullable String text(@Nullable Number number) {
    return number == null ? null : number.toString();
  }

  private String chart(List<DayTable.Sum> sums) {
    var years = new TreeMap<Integer, Long>();
    for (var each : sums) years.merge(each.year(), each.days(), Long::sum);
    var bars = new ArrayList<Charts.Bar>();
    years
        .descendingMap()
        .forEach((year, days) -> bars.add(new Charts.Bar("" + year, days, shown.number(days))));
    return bars.isEmpty()
        ? ""
        : Charts.bars(word("engagement.days.chart"), word("engagement.days.chart.words"), bars);
  }

  private String word(String key) {
    return Objects.requireNonNullElse(
        words.getMessage(key, null, key, LocaleContextHolder.getLocale()), key);
  }
}
