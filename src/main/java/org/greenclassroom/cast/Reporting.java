package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.agents.Agents;
import org.greenclassroom.agents.Enrolments;
import org.greenclassroom.agents.Heard;
import org.greenclassroom.agents.OperatingSystem;
import org.greenclassroom.agents.Standing;
import org.greenclassroom.frame.Files;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The migrants' school types the codes in on one afternoon: three computers were forgotten, one got
 * another disk since, and two turned out to be copies of one.
 */
@Component
@Order(103)
class Reporting implements Scene {
  private final Enrolments enrolments;
  private final Agents agents;

  Reporting(Enrolments enrolments, Agents agents) {
    this.enrolments = enrolments;
    this.agents = agents;
  }

  @Override
  public void play(Characters who, Instant now) {
    for (var room : enrolments.rooms(who.migrants())) enrolled(who, room, now);
    for (var room : enrolments.rooms(who.mountain()))
      enrolments.issueForCollector(on(who.engineer(), daysBefore(now, 20)), room);
  }

  private void enrolled(Characters who, long room, Instant now) {
    var afternoon = daysBefore(now, 171);
    enrolments.issue(on(who.technician(), daysBefore(now, 175)), room);
    var names = new ArrayList<String>();
    for (var code : List.copyOf(enrolments.open(room).entrySet())) {
      if (names.size() == 22) break;
      var print = Files.sha256(code.getKey().code().getBytes(StandardCharsets.UTF_8));
      names.add(
          enrolments
              .enrol(
                  on(who.engineer(), afternoon),
                  code.getValue(),
                  print,
                  names.size() % 4 == 3 ? OperatingSystem.WINDOWS : OperatingSystem.LINUX,
                  "1.0.0")
              .agent());
    }
    var standings = agents.standings(names);
    var heard = new ArrayList<Heard>();
    for (int n = 1; n < names.size(); n++)
      heard.add(new Heard(known(standings, names.get(n)), "1.0.0", n == 4));
    agents.heard(daysBefore(now, 2), heard);
    if (names.size() > 9)
      agents.doubt(
          daysBefore(now, 2),
          Map.of(known(standings, names.get(9)), on(who.engineer(), daysBefore(now, 9)).today()));
  }

  private static long known(Map<String, Standing> standings, String name) {
    return Objects.requireNonNull(standings.get(name)).agent();
  }
}
