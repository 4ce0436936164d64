package org.greenclassroom.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same figures as JSON. */
@RestController
class ImpactApi {
  private final Impact impact;
  private final MessageSource words;

  ImpactApi(Impact impact, MessageSource words) {
    this.impact = impact;
    this.words = words;
  }

  /**
   * A figure.
   *
   * @param schoolYear only for figures that are counted per school year
   * @param unit pieces, kilograms, years or pupils
   * @param definition in the language asked for
   * @param rowCount how many rows stand behind it
   * @param rows where they are
   * @param declared of earlier years, not evidenced; never added to the value; null: nothing, or of
   *     one donor
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Published(
      String id,
      @Nullable String schoolYear,
      BigDecimal value,
      String unit,
      String name,
      String definition,
      long rowCount,
      String rows,
      @Nullable BigDecimal declared) {}

  /** Pieces and kilograms in one stage. */
  record Standing(
      String stage, long pieces, BigDecimal kilogramsWeighed, BigDecimal kilogramsEstimated) {}

  /** Nothing is lost: both sides, and whether they agree. */
  record Balanced(boolean holds, Side received, Side standing) {}

  /** One side of the balance; weighed and estimated kilograms are never added. */
  record Side(long pieces, BigDecimal kilogramsWeighed, BigDecimal kilogramsEstimated) {
    static Side of(Balance.Side side) {
      return new Side(
          side.pieces(),
          Unit.KILOGRAMS.shown(side.weighed()),
          Unit.KILOGRAMS.shown(side.estimated()));
    }
  }

  record Answer(
      Instant asOf,
      @Nullable Long donor,
      List<Published> figures,
      List<Standing> standing,
      Balanced balance) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/api/v1/impact")
  Answer impact(@RequestParam(required = false) @Nullable Long donor, Occasion occasion) {
    var sheet = impact.sheet(occasion, Scope.of(occasion.actor(), donor, null));
    var balance = sheet.balance();
    return new Answer(
        sheet.at(),
        donor,
        sheet.worths().stream().map(worth -> published(worth, donor, sheet.earlier())).toList(),
        sheet.standing().stream()
            .map(one ->
                new Standing(
                    one.stage().name(),
                    one.pieces(),
                    Unit.KILOGRAMS.shown(one.weighed()),
                    Unit.KILOGRAMS.shown(one.estimated())))
            .toList(),
        new Balanced(balance.holds(), Side.of(balance.received()), Side.of(balance.standing())));
  }

  /** The rows behind a figure, each an object of its columns. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/api/v1/impact/figures/{figure}")
  Slice<Map<String, String>> rows(
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion) {
    var wanted = Figure.named(figure);
    var scope = Scope.of(occasion.actor(), donor, null);
    var headings = Columns.headings(wanted);
    var slice = impact.rows(occasion, wanted, year, scope, Figures.After.parse(after));
    var rows = new ArrayList<Map<String, String>>();
    for (var row : slice.rows()) {
      var cells = Columns.plain(wanted, row);
      var object = new LinkedHashMap<String, String>();
      for (int i = 0; i < headings.size(); i++) object.put(headings.get(i), cells.get(i));
      rows.add(object);
    }
    return new Slice<>(rows, slice.next());
  }

  private Published published(Worth worth, @Nullable Long donor, Earlier earlier) {
    var locale = LocaleContextHolder.getLocale();
    var figure = worth.figure();
    var query = new ArrayList<String>();
    if (donor != null) query.add("donor=" + donor);
    if (worth.year() != null) query.add("year=" + worth.year());
    return new Published(
        figure.id(),
        worth.year(),
        worth.value(),
        figure.unit().name().toLowerCase(Locale.ROOT),
        words.getMessage("impact.name." + figure.id(), null, locale),
        words.getMessage("impact.definition." + figure.id(), null, locale),
        worth.rows(),
        "/api/v1/impact/figures/"
            + figure.id()
            + (query.isEmpty() ? "" : "?" + String.join("&", query)),
        earlier.value(figure));
  }
}
