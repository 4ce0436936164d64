package org.greenclassroom.classrooms;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.Partners;

/** Devices that went the whole way to the shelf, through the book's own front door. */
public final class ReadyDevices {
  private ReadyDevices() {}

  /** Received and inspected, their data not cleared. */
  public static List<Tag> toWipe(
      Custody custody, Occasion occasion, long donor, int count, String model, Instant at) {
    var part = Occasion.of(occasion.actor(), occasion.now());
    var slip =
        custody.handOver(
            part,
            new HandOver(
                donor,
                Partners.HOUSE,
                1L,
                at,
                null,
                new HandOver.Signature("Giver", null, null),
                new HandOver.Signature("Taker", null, null)));
    var seen =
        IntStream.range(0, count)
            .mapToObj(n ->
                new Observed(
                    DeviceKind.LAPTOP,
                    "Dell",
                    model,
                    "SN-" + model.hashCode() + "-" + n,
                    null,
                    2_100,
                    Basis.WEIGHED,
                    donor,
                    null,
                    List.of(Drive.of("D-" + model.hashCode() + "-" + n))))
            .toList();
    var tags = custody.receiveNew(part, slip, seen);
    custody.write(part, tags, Entry.of(new Fact.Inspected(null), at));
    return tags;
  }

  /** Ready for a classroom. */
  public static List<Tag> ready(
      Custody custody, Occasion occasion, long donor, int count, String model, Instant at) {
    var tags = toWipe(custody, occasion, donor, count, model, at);
    var part = Occasion.of(occasion.actor(), occasion.now());
    var proof = Files.sha256("proof".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    custody.write(
        part, tags, Entry.of(new Fact.Cleared(Fact.Cleared.How.WIPED, List.of(proof)), at));
    custody.write(part, tags, Entry.of(new Fact.Readied("B"), at));
    return tags;
  }
}
