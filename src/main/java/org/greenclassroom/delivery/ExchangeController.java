package org.greenclassroom.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One goes and another comes, or more come; and what went is home again. */
@Controller
class ExchangeController {
  private static final int PAGE = 100;

  private final Classrooms classrooms;
  private final Partners partners;
  private final Installing installing;
  private final Exchanging exchanging;

  ExchangeController(
      Classrooms classrooms, Partners partners, Installing installing, Exchanging exchanging) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.installing = installing;
    this.exchanging = exchanging;
  }

  record SwapPage(
      Classroom room,
      String school,
      List<SeatMap.Seat> seats,
      List<SeatPlans.Sitting> unseated,
      List<Exchanges.Ready> ready,
      List<ExchangeCause> causes,
      String went,
      LocalDate today) {
    /** Spares: they stand in the room and have no seat. */
    public List<SeatPlans.Sitting> spares() {
      return unseated.stream().filter(one -> one.stage() == Stage.IN_CLASS).toList();
    }
  }

  record TopUpPage(Classroom room, String school, List<Exchanges.Ready> ready) {}

  record ReturnsPage(Slice<Exchanges.Returning> devices) {}

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/delivery/{classroom:\\d+}/swap")
  String swapping(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "") String went,
      Occasion occasion,
      Model model) {
    var room = classrooms.room(classroom);
    var map = installing.seatMap(classroom);
    model.addAttribute(
        "page",
        new SwapPage(
            room,
            partners.partner(room.school()).name(),
            map.seats().stream().filter(seat -> seat.device() != null).toList(),
            map.unseated(),
            exchanging.ready(room),
            List.of(
                ExchangeCause.BROKEN,
                ExchangeCause.DAMAGED_ON_ARRIVAL,
                ExchangeCause.WRONG_DEVICE,
                ExchangeCause.OTHER),
            went,
            occasion.today()));
    return "delivery/swap";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/swap")
  String swap(
      @PathVariable long classroom,
      @RequestParam String went,
      @RequestParam(defaultValue = "") String came,
      @RequestParam ExchangeCause cause,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    exchanging.swap(
        occasion,
        classroom,
        new Exchanging.Swap(
            went,
            came,
            cause,
            day,
            Signing.of(request, "giver", PartnerKind.HOUSE),
            Signing.of(request, "taker", PartnerKind.SCHOOL)));
    if (came.isBlank()) Said.that(redirect, "delivery.said.went", went.strip());
    else Said.that(redirect, "delivery.said.swapped", went.strip(), came.strip());
    return "redirect:/delivery/" + classroom + "#exchanges";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/delivery/{classroom:\\d+}/top-up")
  String toppingUp(@PathVariable long classroom, Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new TopUpPage(room, partners.partner(room.school()).name(), exchanging.ready(room)));
    return "delivery/top-up";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/delivery/{classroom:\\d+}/top-up")
  String topUp(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    var more = InstallationController.tags(tags);
    var due = exchanging.topUp(occasion, classroom, more);
    Said.that(redirect, "delivery.said.topped-up", more.size(), due);
    return "redirect:/delivery/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @GetMapping("/delivery/returns")
  String returns(@RequestParam(defaultValue = "") String after, Model model) {
    model.addAttribute("page", new ReturnsPage(exchanging.returning(after, PAGE)));
    return "delivery/returns";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/delivery/returns")
  String home(
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    var home = exchanging.home(occasion, InstallationController.tags(tags));
    Said.that(redirect, "delivery.said.home", home);
    return "redirect:/delivery/returns";
  }
}
