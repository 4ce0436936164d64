package org.greenclassroom.cast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.greenclassroom.intake.Intake;
import org.greenclassroom.intake.Ramps;
import org.springframework.stereotype.Component;

/** A gift that stands at the ramp right now: scanned, and its differences wait for somebody. */
@Component
class Ramp {
  private final Intake intake;
  private final Ramps ramps;

  Ramp(Intake intake, Ramps ramps) {
    this.intake = intake;
    this.ramps = ramps;
  }

  /** 24 laptops of the university: 21 came, one of another kind with them, two are kept back. */
  void halfReceived(Characters who, Instant now) {
    var day = now.minus(Duration.ofHours(3));
    var list = Goods.laptops("TY", 24);
    long lot = announced(who, list, now.minus(Duration.ofDays(6)));
    var session = ramps.open(Story.on(who.technician(), day), lot);
    var serials =
        list.lines()
            .skip(1)
            .map(line -> line.split(",")[4])
            .limit(21)
            .collect(Collectors.joining("\n"));
    ramps.scan(Story.on(who.technician(), day.plusSeconds(600)), lot, session, serials);
    ramps.scan(Story.on(who.technician(), day.plusSeconds(700)), lot, session, "5CG4381QWX");
    ramps.willNotCome(
        Story.on(who.technician(), day.plusSeconds(900)),
        lot,
        session,
        IntStream.of(23, 24).mapToObj(String::valueOf).collect(Collectors.joining(", ")),
        "机房仍在使用");
  }

  private long announced(Characters who, String list, Instant day) {
    try {
      var file = Files.createTempFile("gift", ".csv");
      try {
        var bytes = list.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        return intake
            .take(
                Story.on(who.officer(), day),
                who.university(),
                file,
                "捐赠清单.csv",
                org.greenclassroom.frame.Files.sha256(bytes))
            .lot();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
