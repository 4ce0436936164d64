package org.greenclassroom.distance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The two ends of the line: the teacher in the room, by the link of the school's letter and without
 * an account; and the volunteer who has a place. Neither sees the other's number or address.
 */
@Controller
class RoomController {
  private static final int MOST_AN_HOUR = 60;
  private static final String ROOM = "/distance/asked/{secret:[0-9a-z]{32}}/{session:\\d{1,18}}";

  private final Distance distance;
  private final Floods floods;

  RoomController(Distance distance, Floods floods) {
    this.distance = distance;
    this.floods = floods;
  }

  /** The teacher's page. */
  record RoomPage(
      Session one,
      String at,
      String back,
      boolean shown,
      boolean begins,
      boolean tells,
      @Nullable Told told) {
    public Line[] lines() {
      return Line.values();
    }
  }

  /** The volunteer's page. */
  record JoinPage(Session one, City viewer, boolean shown) {
    public City[] cities() {
      return City.values();
    }
  }

  @AllowEveryone
  @GetMapping(ROOM)
  String room(
      @PathVariable String secret,
      @PathVariable long session,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    var one = distance.behind(secret, session);
    close(response);
    var back = "/distance/asked/" + secret;
    model.addAttribute(
        "page",
        new RoomPage(
            one,
            back + "/" + session,
            back,
            one.isShown(occasion.now()),
            one.canBegin(occasion.now()),
            one.canTell(occasion.now()),
            distance.told(session)));
    return "distance/room";
  }

  @AllowEveryone
  @PostMapping(ROOM + "/adult")
  String adult(
      @PathVariable String secret,
      @PathVariable long session,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String phone,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    come(secret, session, request, occasion);
    distance.adult(occasion, session, name, phone);
    return back(redirect, secret, session, "distance.said.adult");
  }

  @AllowEveryone
  @PostMapping(ROOM + "/rehearsals")
  String rehearse(
      @PathVariable String secret,
      @PathVariable long session,
      Rehearsal.Form form,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    come(secret, session, request, occasion);
    distance.rehearse(occasion, session, form);
    return back(redirect, secret, session, "distance.said.rehearsed");
  }

  @AllowEveryone
  @PostMapping(ROOM + "/beginning")
  String begin(
      @PathVariable String secret,
      @PathVariable long session,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    come(secret, session, request, occasion);
    distance.begin(occasion, session);
    return back(redirect, secret, session, "distance.said.begun");
  }

  @AllowEveryone
  @PostMapping(ROOM + "/told")
  String tell(
      @PathVariable String secret,
      @PathVariable long session,
      Told.Form form,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    come(secret, session, request, occasion);
    distance.tell(occasion, session, form);
    return back(redirect, secret, session, "distance.said.told");
  }

  /** For who has a place; of all others nothing is known. */
  @AllowSignedIn(guests = true)
  @GetMapping("/distance/join/{session:\\d{1,18}}")
  String join(
      @PathVariable long session,
      @RequestParam(required = false) @Nullable City clock,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    var one = distance.joined(session, occasion.actor());
    close(response);
    model.addAttribute(
        "page",
        new JoinPage(one, Viewer.of(clock, request, response), one.isShown(occasion.now())));
    return "distance/join";
  }

  private void come(String secret, long session, HttpServletRequest request, Occasion occasion) {
    distance.behind(secret, session);
    floods.count("distance/room", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
  }

  private static String back(RedirectAttributes redirect, String secret, long session, String key) {
    Said.that(redirect, key);
    return "redirect:/distance/asked/" + secret + "/" + session;
  }

  private static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
