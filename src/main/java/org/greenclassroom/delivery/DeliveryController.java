package org.greenclassroom.delivery;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Foreigner;
import org.greenclassroom.classrooms.Foreigners;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: what is to be packed, sent and accepted; one room with all of it. */
@Controller
class DeliveryController {
  private static final int ROOMS = 100;

  private final Classrooms classrooms;
  private final Partners partners;
  private final Packing packing;
  private final Sending sending;
  private final Arriving arriving;
  private final Installing installing;
  private final Exchanging exchanging;
  private final Foreigners foreigners;

  DeliveryController(
      Classrooms classrooms,
      Partners partners,
      Packing packing,
      Sending sending,
      Arriving arriving,
      Installing installing,
      Exchanging exchanging,
      Foreigners foreigners) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.packing = packing;
    this.sending = sending;
    this.arriving = arriving;
    this.installing = installing;
    this.exchanging = exchanging;
    this.foreigners = foreigners;
  }

  record ListPage(Slice<Consignments.Row> rooms, LocalDate today, boolean staff) {}

  record RoomPage(
      Classroom room,
      String school,
      Packing.Counted kit,
      List<Parcel> parcels,
      List<Consignment> consignments,
      Checklist checklist,
      SeatMap seats,
      List<Exchanges.Exchange> exchanges,
      List<Foreigner> foreigners,
      List<Photos.Photo> photos,
      List<DeviceKind> kinds,
      LocalDate today,
      boolean officer,
      boolean packs,
      boolean onSite) {
    public boolean canSend() {
      return officer && parcels.stream().anyMatch(one -> one.open() && one.devices() > 0);
    }

    public boolean canAccept() {
      return onSite && room.agreement() != null && room.onTheWay() > 0;
    }

    public boolean canSwap() {
      return onSite && !room.closed() && room.inClass() + room.onTheWay() > 0;
    }

    public boolean canTopUp() {
      return officer && room.state().name().equals("IN_CLASS");
    }
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/delivery")
  String list(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            sending.rooms(occasion.actor(), after, ROOMS),
            occasion.today(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN)));
    return "delivery/list";
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/delivery/{classroom:\\d+}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var room = classrooms.room(classroom, actor);
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            partners.partner(room.school()).name(),
            packing.kit(classroom),
            packing.parcels(classroom),
            sending.of(classroom),
            installing.checklist(classroom),
            installing.seatMap(classroom),
            exchanging.of(classroom),
            foreigners.of(classroom),
            arriving.photos(classroom),
            List.of(
                DeviceKind.LAPTOP, DeviceKind.DESKTOP, DeviceKind.ALL_IN_ONE, DeviceKind.TABLET),
            occasion.today(),
            actor.is(Role.OFFICER),
            actor.is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER),
            actor.is(Role.OFFICER, Role.ENGINEER)));
    return "delivery/room";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/foreigners")
  String list(
      @PathVariable long classroom,
      @RequestParam String owner,
      @RequestParam DeviceKind kind,
      @RequestParam(defaultValue = "1") int pieces,
      @RequestParam(defaultValue = "") String model,
      @RequestParam(defaultValue = "") String serial,
      @RequestParam(defaultValue = "") String ownNumber,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
      Occasion occasion,
      RedirectAttributes redirect) {
    foreigners.list(
        occasion,
        new Foreigner(0, classroom, owner, kind, pieces, model, serial, ownNumber, since));
    Said.that(redirect, "delivery.said.foreign", owner.strip());
    return "redirect:/delivery/" + classroom + "#foreigners";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/foreigners/{foreigner:\\d+}/end")
  String end(
      @PathVariable long classroom,
      @PathVariable long foreigner,
      Occasion occasion,
      RedirectAttributes redirect) {
    foreigners.end(occasion, classroom, foreigner);
    Said.that(redirect, "delivery.said.foreign-gone");
    return "redirect:/delivery/" + classroom + "#foreigners";
  }
}
