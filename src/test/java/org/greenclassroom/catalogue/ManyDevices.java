package org.greenclassroom.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Devices of one donor and one lot, which no other test has. */
abstract class ManyDevices extends House {
  @Autowired protected Custody custody;
  @Autowired protected Partners partners;

  protected long donor() {
    return partners.record(
        occasion(Role.OFFICER), unique("捐赠方"), List.of(PartnerKind.DONOR), "CN", null);
  }

  protected static long lot() {
    return 7_000_000_000L + System.nanoTime() % 1_000_000_000L + unique();
  }

  /** A laptop of which only what is given is known. */
  protected static Observed seen(
      long donor,
      long lot,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial) {
    return new Observed(
        DeviceKind.LAPTOP, maker, model, serial, null, 2_000, Basis.WEIGHED, donor, lot, null);
  }

  protected List<Tag> received(long donor, Instant at, List<Observed> observed) {
    var occasion = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant());
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                donor,
                Partners.HOUSE,
                1L,
                at,
                null,
                new HandOver.Signature("王芳", null, null),
                null));
    return custody.receiveNew(occasion, slip, observed);
  }

  /** So many plain laptops of a fresh donor and lot. */
  protected List<Tag> laptops(long donor, long lot, int count) {
    var observed = new ArrayList<Observed>();
    for (int n = 1; n <= count; n++) observed.add(seen(donor, lot, "Dell", "Latitude", "SN" + n));
    return received(donor, clock.instant().minusSeconds(60), observed);
  }
}
