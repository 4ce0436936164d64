package org.greenclassroom.editions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published editions for programs. */
@RestController
class EditionApi {
  private final Editions editions;
  private final Origin origin;

  EditionApi(Editions editions, Origin origin) {
    this.editions = editions;
    this.origin = origin;
  }

  /**
   * A figure as it was frozen.
   *
   * @param part a material, a year, a stage; empty: it has no parts
   * @param basis how it is known; figures of different bases are never added
   * @param sums whether it may be added to others' of its name
   * @param low the 5th percentile, of a swing the lower end; null: it is not uncertain, like high,
   *     the 95th or the upper end
   * @param sha256 over the hashes of its rows
   * @param rowsAt where its rows are, as CSV; null: the reader may not see them
   */
  record Figure(
      String id,
      String part,
      String name,
      BigDecimal value,
      String unit,
      Basis basis,
      boolean sums,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      long rows,
      String sha256,
      @Nullable String rowsAt) {}

  /**
   * An edition.
   *
   * @param sha256 over its canonical text: every figure, row and word
   * @param corrects the number of the edition before; null: this is the first, and there is no
   *     reason
   * @param correctedBy the number of the edition that corrects it; null: it stands
   */
  record Published(
      String number,
      Kind kind,
      String title,
      LocalDate since,
      LocalDate until,
      Instant publishedAt,
      String method,
      String setVersion,
      String setHash,
      String sha256,
      @Nullable String corrects,
      @Nullable String reason,
      @Nullable String correctedBy,
      String canonicalAt,
      List<Figure> figures) {}

  /**
   * A published edition by its number, as frozen, for whoever may read its page; what is open, for
   * everybody. Names are in the {@code language} asked for.
   */
  @AllowEveryone
  @GetMapping("/api/v1/editions/{number}")
  Published edition(
      @PathVariable String number,
      @RequestParam(defaultValue = "en") String language,
      Occasion occasion) {
    var known = editions.numbered(occasion.actor(), number);
    var told = editions.told(known);
    var at = origin.here() + "/editions/" + known.edition();
    boolean rows = Editions.seesRows(occasion.actor(), known);
    var spoken = told.passages().containsKey(language) ? language : "en";
    return new Published(
        number(known),
        known.kind(),
        told.says(spoken, "title"),
        known.since(),
        known.until(),
        known.published(),
        known.method(),
        known.setVersion(),
        known.setHash(),
        known.sha256(),
        told.before() == null ? null : told.before().number(),
        known.reason(),
        known.successorNumber(),
        at + "/canonical.txt",
        told.figures().stream()
            .map(one -> figure(told, spoken, one, rows ? at + "/figures/" + one.nth() : null))
            .toList());
  }

  private static String number(Edition published) {
    var number = published.number();
    if (number == null) throw new IllegalStateException("not published");
    return number;
  }

  private static Figure figure(
      Contents told, String language, Frozen figure, @Nullable String rowsAt) {
    var unit = figure.unit();
    var low = figure.low();
    var high = figure.high();
    return new Figure(
        figure.chapter() + "/" + figure.code(),
        told.says(language, "part." + figure.nth()),
        told.says(language, "figure." + figure.nth()),
        unit.shown(figure.amount()),
        unit.told(),
        figure.basis(),
        figure.sums(),
        low == null ? null : unit.shown(low),
        high == null ? null : unit.shown(high),
        figure.lines(),
        figure.sha256(),
        rowsAt == null ? null : rowsAt + "/rows.csv");
  }
}
