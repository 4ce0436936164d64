package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The third door: what tickets say all together. */
@Service
@Transactional(readOnly = true)
class Figures {
  private final FigureTable table;

  Figures(FigureTable table) {
    this.table = table;
  }

  /**
   * Of a time.
   *
   * @param months that computers stood in classrooms, added up
   */
  record Year(
      List<FigureTable.Times> times,
      List<FigureTable.Failing> failing,
      double months,
      FigureTable.Again again,
      List<FigureTable.Stood> stood) {}

  /** Days are the programme's; the last one is included. */
  Year year(LocalDate from, LocalDate to) {
    var begin = from.atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant();
    var end = to.plusDays(1).atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant();
    return new Year(
        table.times(begin, end),
        table.failing(begin, end),
        table.computerMonths(begin, end),
        table.again(begin, end),
        table.stood(begin, end));
  }

  List<FigureTable.Repeated> repeated(Instant now, int most) {
    return table.repeated(now, most);
  }

  List<FigureTable.Broke> broke(Instant now, int most) {
    return table.broke(now, most);
  }
}
