package org.greenclassroom.attendance;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.volunteers.MePart;
import org.springframework.stereotype.Component;

/** What volunteers see of their hours and certificates on their own page. */
@Component
class OwnHours implements MePart {
  /** The latest; the sum is of all. */
  private static final int SHOWN = 30;

  private final Attendance attendance;
  private final Certificates certificates;

  OwnHours(Attendance attendance, Certificates certificates) {
    this.attendance = attendance;
    this.certificates = certificates;
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
    var hours = attendance.of(volunteer, SHOWN + 1);
    if (hours.isEmpty()) return List.of();
    var lines = new ArrayList<Line>();
    var sums = attendance.sums(volunteer);
    lines.add(
        Line.of(
            null,
            "attendance.mine.sum",
            sums.planned() / 60,
            sums.planned() % 60,
            sums.actual() / 60,
            sums.actual() % 60,
            sums.confirmed() / 60,
            sums.confirmed() % 60));
    for (var it : certificates.of(volunteer))
      lines.add(
          Line.of(
              it.state() == Certificate.State.VALID
                  ? "/volunteering/me/certificates/" + it.certificate() + ".pdf"
                  : "/h/" + it.code(),
              "attendance.mine.certificate",
              it.number(),
              it.minutes() / 60,
              it.minutes() % 60,
              it.state()));
    for (var one : hours.subList(0, Math.min(SHOWN, hours.size())))
      lines.add(
          Line.of(
              null,
              "attendance.mine.day",
              one.day(),
              one.title(),
              one.planned(),
              one.actual(),
              one.state()));
    if (hours.size() > SHOWN) lines.add(Line.of(null, "attendance.mine.earlier", SHOWN));
    return lines;
  }
}
