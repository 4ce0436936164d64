package org.greenclassroom.tickets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.SavedViews;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.frame.View;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the list of tickets, a new one, one with its timeline. */
@Controller
class TicketController {
  private static final int PAGE = 50;

  private final Tickets tickets;
  private final Desk desk;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Schools schools;
  private final SavedViews views;

  TicketController(
      Tickets tickets,
      Desk desk,
      Classrooms classrooms,
      Partners partners,
      Schools schools,
      SavedViews views) {
    this.tickets = tickets;
    this.desk = desk;
    this.classrooms = classrooms;
    this.partners = partners;
    this.schools = schools;
    this.views = views;
  }

  record ListPage(
      Slice<ListTable.Row> tickets,
      long count,
      String q,
      @Nullable String about,
      List<View> views,
      boolean staff,
      boolean opens) {
    public Severity[] severities() {
      return Severity.values();
    }

    public Category[] categories() {
      return Category.values();
    }
  }

  record NewPage(
      Map<Long, String> rooms,
      @Nullable Long classroom,
      @Nullable String room,
      Map<Long, String> devices,
      @Nullable Long device,
      boolean staff,
      String q) {
    public Category[] categories() {
      return Category.values();
    }

    public Severity[] severities() {
      return Severity.values();
    }

    public Piece[] parts() {
      return Piece.values();
    }
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/tickets")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "OPEN") String state,
      @RequestParam(required = false) @Nullable Severity severity,
      @RequestParam(required = false) @Nullable Category category,
      @RequestParam(required = false) @Nullable Piece part,
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam(required = false) @Nullable String device,
      @RequestParam(defaultValue = "false") boolean late,
      @RequestParam(defaultValue = "false") boolean paused,
      @RequestParam(defaultValue = "false") boolean visit,
      @RequestParam(defaultValue = "due") String sort,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var wanted =
        wanted(
            q, state, severity, category, part, classroom, device, late, paused, visit, sort,
            occasion);
    model.addAttribute(
        "page",
        new ListPage(
            desk.page(wanted, after, PAGE),
            desk.count(wanted),
            q,
            classroom == null ? null : nameOf(classroom, occasion),
            views.of("/tickets", occasion.actor()),
            occasion.actor().seesAll(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.SCHOOL)));
    return "tickets/tickets";
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @MayBeOld
  @GetMapping("/tickets.csv")
  void csv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "OPEN") String state,
      @RequestParam(required = false) @Nullable Severity severity,
      @RequestParam(required = false) @Nullable Category category,
      @RequestParam(required = false) @Nullable Piece part,
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam(required = false) @Nullable String device,
      @RequestParam(defaultValue = "false") boolean late,
      @RequestParam(defaultValue = "false") boolean paused,
      @RequestParam(defaultValue = "false") boolean visit,
      @RequestParam(defaultValue = "due") String sort,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var wanted =
        wanted(
            q, state, severity, category, part, classroom, device, late, paused, visit, sort,
            occasion);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"tickets.csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "ticket",
          "school",
          "room",
          "device",
          "maker",
          "model",
          "severity",
          "category",
          "part",
          "state",
          "paused_for",
          "opened_at",
          "due_at",
          "late",
          "acknowledged_at",
          "solved_at",
          "office_hours",
          "at_visit",
          "words");
      desk.each(
          wanted,
          row -> {
            try {
              sheet.row(
                  row.number(),
                  row.school(),
                  row.room(),
                  row.tag(),
                  row.maker(),
                  row.model(),
                  row.severity().name(),
                  row.category().name(),
                  name(row.part()),
                  row.state().name(),
                  name(row.pausedFor()),
                  row.openedAt(),
                  row.dueAt(),
                  row.late() ? 1 : 0,
                  row.acknowledgedAt(),
                  row.solvedAt(),
                  TicketPage.hours(row.runningSeconds()),
                  row.atVisit() ? 1 : 0,
                  row.words());
            } catch (IOException gone) {
              throw new java.io.UncheckedIOException(gone);
            }
          });
    }
  }

  private Wanted wanted(
      String q,
      String state,
      @Nullable Severity severity,
      @Nullable Category category,
      @Nullable Piece part,
      @Nullable Long classroom,
      @Nullable String device,
      boolean late,
      boolean paused,
      boolean visit,
      String sort,
      Occasion occasion) {
    var wanted =
        switch (state) {
          case "OPEN" -> Ticket.State.OPEN;
          case "SOLVED" -> Ticket.State.SOLVED;
          case "CLOSED" -> Ticket.State.CLOSED;
          default -> null;
        };
    return new Wanted(
        q,
        wanted,
        severity,
        category,
        part,
        classroom,
        desk.deviceOf(device),
        late,
        paused,
        visit,
        schools.own(occasion.actor()),
        sort.equals("-opened"));
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.SCHOOL})
  @GetMapping("/tickets/new")
  String fresh(
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam(required = false) @Nullable String device,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var rooms = desk.rooms(actor, q);
    var chosen = classroom;
    if (chosen == null && rooms.size() == 1 && !actor.seesAll())
      chosen = rooms.keySet().iterator().next();
    model.addAttribute(
        "page",
        new NewPage(
            rooms,
            chosen,
            chosen == null ? null : nameOf(chosen, occasion),
            chosen == null ? Map.of() : desk.devices(chosen, actor),
            // of a refused form it is a number, which the page keeps as it was typed
            device == null || !Tag.looksLikeOne(device) ? null : desk.deviceOf(device),
            actor.seesAll(),
            q));
    return "tickets/new";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.SCHOOL})
  @PostMapping("/tickets")
  String open(
      @RequestParam long classroom,
      @RequestParam(required = false) @Nullable Long device,
      @RequestParam Category category,
      @RequestParam(required = false) @Nullable Severity severity,
      @RequestParam(required = false) @Nullable Piece part,
      @RequestParam(defaultValue = "1") int computers,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    var actor = occasion.actor();
    var here = desk.devices(classroom, actor);
    if (device != null && !here.containsKey(device)) throw Refusal.notFound(device.toString());
    long ticket =
        tickets.open(
            occasion,
            new Opening(
                classroom,
                device,
                actor.seesAll() ? Source.CALL : Source.SCHOOL,
                occasion.key().toString(),
                category,
                severity != null && actor.seesAll()
                    ? severity
                    : desk.graded(classroom, category, computers),
                part,
                words));
    Said.that(redirect, "tickets.said.opened", Ticket.number(ticket));
    return "redirect:/tickets/" + ticket;
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/tickets/{ticket:\\d+}")
  String ticket(@PathVariable long ticket, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var known = tickets.ticket(ticket, actor);
    var room = classrooms.room(known.classroom(), actor);
    boolean acts = actor.is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN);
    model.addAttribute(
        "page",
        new TicketPage(
            known,
            partners.partner(room.school()).name(),
            room.name(),
            desk.device(known).orElse(null),
            TicketPage.moments(
                tickets.events(ticket),
                desk.remarks(ticket, actor),
                desk.photos(ticket),
                tickets.shifts(ticket)),
            tickets.running(known, occasion.now()),
            desk.answers(ticket),
            desk.carry(ticket),
            actor.seesAll() ? desk.staff() : Map.of(),
            acts,
            acts || actor.is(Role.SCHOOL),
            actor.is(Role.OFFICER, Role.ENGINEER),
            occasion.now(),
            occasion.today()));
    return "tickets/ticket";
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/tickets/{ticket:\\d+}/photos/{photo:\\d+}")
  ResponseEntity<byte[]> photo(
      @PathVariable long ticket, @PathVariable long photo, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", "inline; filename=\"photo-" + photo + ".jpg\"")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .body(desk.photo(ticket, photo, occasion.actor()));
  }

  private String nameOf(long classroom, Occasion occasion) {
    var room = classrooms.room(classroom, occasion.actor());
    return partners.partner(room.school()).name() + " · " + room.name();
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
