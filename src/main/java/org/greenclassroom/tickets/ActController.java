package org.greenclassroom.tickets;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a ticket, from its own page. */
@Controller
class ActController {
  private final Tickets tickets;
  private final Desk desk;

  ActController(Tickets tickets, Desk desk) {
    this.tickets = tickets;
    this.desk = desk;
  }

  /** What needs no more than a button. */
  enum Act {
    ACKNOWLEDGE,
    RESUME,
    REOPEN,
    CLOSE,
    MISS
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/acts")
  String act(
      @PathVariable long ticket,
      @RequestParam Act act,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    switch (act) {
      case ACKNOWLEDGE -> tickets.acknowledge(occasion, ticket);
      case RESUME -> tickets.resume(occasion, ticket, words);
      case REOPEN -> tickets.reopen(occasion, ticket, words);
      case CLOSE -> tickets.close(occasion, ticket, words);
      case MISS -> desk.miss(occasion, ticket);
    }
    return said(redirect, ticket);
  }

  /** The school says that it was not put right after all. */
  @Allow(Role.SCHOOL)
  @PostMapping("/tickets/{ticket:\\d+}/reopening")
  String reopen(
      @PathVariable long ticket,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    tickets.reopen(occasion, ticket, words);
    return said(redirect, ticket);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/pauses")
  String pause(
      @PathVariable long ticket,
      @RequestParam Waiting waiting,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    tickets.pause(occasion, ticket, waiting, words);
    return said(redirect, ticket);
  }

  /** Day and time may lie back: an engineer was there on Tuesday and writes it down on Friday. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/solutions")
  String solve(
      @PathVariable long ticket,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
          @Nullable LocalTime time,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    tickets.solve(occasion, ticket, moment(day, time, occasion), words);
    return said(redirect, ticket);
  }

  private static Instant moment(
      @Nullable LocalDate day, @Nullable LocalTime time, Occasion occasion) {
    if (day == null) return occasion.now();
    if (time == null && day.equals(occasion.today())) return occasion.now();
    return day.atTime(time == null ? LocalTime.of(17, 0) : time)
        .atZone(occasion.zone())
        .toInstant();
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/grades")
  String grade(
      @PathVariable long ticket,
      @RequestParam Category category,
      @RequestParam(required = false) @Nullable Piece part,
      @RequestParam Severity severity,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    tickets.grade(occasion, ticket, category, part, severity, words);
    return said(redirect, ticket);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/promises")
  String promise(
      @PathVariable long ticket,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    tickets.promise(occasion, ticket, day);
    return said(redirect, ticket);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/assignments")
  String assign(
      @PathVariable long ticket,
      @RequestParam(required = false) @Nullable Long account,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    if (account != null && !desk.staff().containsKey(account))
      throw Refusal.notFound(String.valueOf(account));
    tickets.assign(ticket, account);
    return said(redirect, ticket);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.SCHOOL})
  @PostMapping("/tickets/{ticket:\\d+}/remarks")
  String remark(
      @PathVariable long ticket,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "false") boolean inside,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      Occasion occasion,
      RedirectAttributes redirect) {
    desk.remark(occasion, ticket, words, inside, bytes(photo));
    return said(redirect, ticket);
  }

  private static List<byte[]> bytes(@Nullable List<MultipartFile> files) {
    var all = new ArrayList<byte[]>();
    if (files == null) return all;
    for (var file : files) {
      if (file.isEmpty()) continue;
      try {
        all.add(file.getBytes());
      } catch (IOException broken) {
        throw new Refusal("frame.refusal.unreadable-body");
      }
    }
    return all;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.SCHOOL})
  @PostMapping("/tickets/{ticket:\\d+}/answers")
  String answer(
      @PathVariable long ticket,
      @RequestParam Map<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    Map<Check, Check.Answer> answers = new EnumMap<>(Check.class);
    for (var check : Check.values()) {
      var said = posted.getOrDefault("check." + check, "");
      for (var answer : Check.Answer.values())
        if (answer.name().equals(said)) answers.put(check, answer);
    }
    desk.answer(occasion, ticket, answers);
    return said(redirect, ticket);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/carries")
  String bring(
      @PathVariable long ticket,
      @RequestParam(defaultValue = "false") boolean visit,
      @RequestParam Map<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    Map<Piece, Integer> parts = new EnumMap<>(Piece.class);
    for (var part : Piece.values()) {
      var typed = posted.getOrDefault("pieces." + part, "").strip();
      if (typed.isEmpty() || typed.equals("0")) continue;
      try {
        parts.put(part, Integer.parseInt(typed));
      } catch (NumberFormatException word) {
        throw new Refusal("tickets.refusal.pieces");
      }
    }
    desk.bring(occasion, ticket, visit || !parts.isEmpty(), parts);
    return said(redirect, ticket);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/tickets/{ticket:\\d+}/replacements")
  String replace(
      @PathVariable long ticket,
      @RequestParam String came,
      Occasion occasion,
      RedirectAttributes redirect) {
    seen(ticket, occasion);
    desk.replaced(occasion, ticket, Tag.parse(came));
    return said(redirect, ticket);
  }

  private void seen(long ticket, Occasion occasion) {
    tickets.ticket(ticket, occasion.actor());
  }

  private static String said(RedirectAttributes redirect, long ticket) {
    Said.that(redirect, "tickets.said.done", Ticket.number(ticket));
    return "redirect:/tickets/" + ticket;
  }
}
