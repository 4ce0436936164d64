package org.greenclassroom.site;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages about single classrooms, and where a school says yes or no to them. */
@Controller
class RoomController {
  private final OpenRooms rooms;
  private final Welcome welcome;

  RoomController(OpenRooms rooms, Welcome welcome) {
    this.rooms = rooms;
    this.welcome = welcome;
  }

  record RoomsPage(Slice<RoomTable.OpenRoom> rooms) {}

  record RoomPage(RoomTable.OpenRoom room, List<RoomTable.Photograph> photographs) {}

  record ConsentsPage(List<RoomTable.Asked> rooms) {}

  @AllowEveryone
  @GetMapping("/rooms")
  String rooms(@RequestParam(defaultValue = "0") long after, Model model) {
    welcome.index(model, "site.rooms.lead");
    model.addAttribute("page", new RoomsPage(rooms.page(after)));
    return "site/rooms";
  }

  @AllowEveryone
  @GetMapping("/rooms/{room:\\d{1,18}}")
  String room(@PathVariable long room, Model model) {
    var it = rooms.open(room);
    welcome.index(model, "site.rooms.lead");
    model.addAttribute("page", new RoomPage(it, rooms.photographs(room)));
    return "site/room";
  }

  @AllowEveryone
  @GetMapping("/rooms/{room:\\d{1,18}}/{photograph:\\d{1,18}}.jpg")
  ResponseEntity<byte[]> photograph(@PathVariable long room, @PathVariable long photograph) {
    return jpeg(rooms.photograph(room, photograph));
  }

  @Allow(Role.SCHOOL)
  @GetMapping("/site/rooms")
  String consents(Occasion occasion, Model model) {
    model.addAttribute("page", new ConsentsPage(rooms.ofSchool(occasion.actor())));
    return "site/consents";
  }

  @Allow(Role.SCHOOL)
  @PostMapping("/site/rooms/{room:\\d{1,18}}")
  String say(
      @PathVariable long room,
      @RequestParam boolean given,
      Occasion occasion,
      RedirectAttributes redirect) {
    rooms.say(occasion, room, given);
    Said.that(redirect, given ? "site.said.open" : "site.said.closed");
    return "redirect:/site/rooms";
  }

  /** Nobody keeps a copy on the way: what is withdrawn stops at once. */
  static ResponseEntity<byte[]> jpeg(byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(bytes);
  }
}
