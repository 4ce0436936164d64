package org.greenclassroom.attendance;

import java.util.List;
import org.greenclassroom.volunteers.MePart;
import org.springframework.stereotype.Component;

/** What volunteers see of their hours on their own page; the rest stands behind the line. */
@Component
class OwnHours implements MePart {
  private final Attendance attendance;

  OwnHours(Attendance attendance) {
    this.attendance = attendance;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String title() {
    return "attendance.mine";
  }

  @Override
  public List<Line> lines(long volunteer) {
    var sums = attendance.sums(volunteer);
    if (sums.equals(new HoursTable.Sums(0, 0, 0))) return List.of();
    return List.of(
        Line.of(
            "/attendance/mine",
            "attendance.mine.sum",
            sums.planned() / 60,
            sums.planned() % 60,
            sums.actual() / 60,
            sums.actual() % 60,
            sums.confirmed() / 60,
            sums.confirmed() % 60));
  }
}
