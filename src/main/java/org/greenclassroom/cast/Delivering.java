package org.greenclassroom.cast;

import static org.greenclassroom.custody.DeviceKind.LAPTOP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.delivery.Accessory;
import org.greenclassroom.delivery.Arriving;
import org.greenclassroom.delivery.Cause;
import org.greenclassroom.delivery.Packing;
import org.greenclassroom.delivery.ParcelKind;
import org.greenclassroom.delivery.Receiver;
import org.greenclassroom.delivery.Sending;
import org.springframework.stereotype.Component;

/**
 * A small room on its way: three laptops arrived, one of them wet, and one is still packed here.
 */
@Component
class Delivering {
  private final Lending lending;
  private final Packing packing;
  private final Sending sending;
  private final Arriving arriving;

  Delivering(Lending lending, Packing packing, Sending sending, Arriving arriving) {
    this.lending = lending;
    this.packing = packing;
    this.sending = sending;
    this.arriving = arriving;
  }

  void play(Characters who, List<Tag> tags, Instant now) {
    var room =
        lending.agree(who, who.river(), null, "河湾阅览角", 4, LAPTOP, false, Story.daysBefore(now, 30));
    lending.keep(who, room, tags, Story.daysBefore(now, 8));
    var packed = Story.daysBefore(now, 6);
    var pallet = packing.open(Story.on(who.technician(), packed), room, ParcelKind.PALLET);
    var box = packing.open(Story.on(who.technician(), packed), room, ParcelKind.BOX);
    packing.pack(Story.on(who.technician(), packed), room, pallet, tags.subList(0, 3));
    packing.pack(Story.on(who.technician(), packed), room, box, tags.subList(3, 4));
    for (var accessory : List.of(Accessory.POWER_ADAPTER, Accessory.MOUSE))
      packing.count(Story.on(who.technician(), packed), pallet, accessory, 3);
    packing.count(Story.on(who.technician(), packed), pallet, Accessory.POWER_STRIP, 1);
    var leaving = Story.on(who.officer(), Story.daysBefore(now, 3));
    var slip =
        sending.send(
            leaving,
            room,
            new Sending.Departure(
                List.of(pallet),
                leaving.today(),
                leaving.today().plusDays(2),
                who.carrier(),
                "沪B·6K021",
                "封-60" + room,
                Workshop.signed("赵工", 7),
                Workshop.signed("马师傅", 15),
                "",
                Locale.CHINESE));
    var here = Story.daysBefore(now, 1);
    arriving.unload(
        Story.on(who.engineer(), here),
        slip,
        new Arriving.Unloaded(
            Receiver.ENGINEER,
            Map.of(),
            Map.of(tags.get(2), Cause.WET),
            here.minus(Duration.ofHours(1)),
            Workshop.signed("马师傅", 15),
            Workshop.signed("周驰", 5),
            List.of()));
  }
}
