package org.greenclassroom.agents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Codes to print: for a classroom, or for computers on the bench after they were imaged. */
@Controller
class CodeController {
  /** As many as fit into an address, and onto nine sheets. */
  private static final int MOST = 200;

  /** Three across and eight down, 70 × 37 mm: the commonest sheet of labels, or scissors. */
  private static final int ACROSS = 3;

  private static final int DOWN = 8;

  private final Rooms rooms;
  private final Enrolments enrolments;
  private final Paper paper;
  private final Origin origin;

  CodeController(Rooms rooms, Enrolments enrolments, Paper paper, Origin origin) {
    this.rooms = rooms;
    this.enrolments = enrolments;
    this.paper = paper;
    this.origin = origin;
  }

  /** What stands on one label. */
  record Printed(@Nullable String tag, String code, @Nullable String model) {}

  record CodesPage(List<RoomTable.Computer> computers, String tags, long open) {}

  /** From the list of devices: codes for those that lack one. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/agents/codes")
  String issue(@RequestParam String list, Occasion occasion, RedirectAttributes redirect) {
    var tags = tags(list);
    Said.that(redirect, "agents.said.issued", enrolments.issue(occasion, tags));
    return "redirect:/agents/codes?tags=" + joined(tags);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @GetMapping("/agents/codes")
  String codes(@RequestParam(defaultValue = "") String tags, Model model) {
    var computers = rooms.computers(tags(tags));
    model.addAttribute(
        "page",
        new CodesPage(
            computers,
            computers.stream().map(one -> one.tag().code()).collect(Collectors.joining(",")),
            computers.stream().filter(one -> one.code() != null).count()));
    return "agents/codes";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @GetMapping("/agents/codes.pdf")
  ResponseEntity<byte[]> printed(@RequestParam(defaultValue = "") String tags, Locale locale) {
    return pdf("codes", printed(rooms.computers(tags(tags))), "", locale);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @GetMapping("/agents/classrooms/{classroom:\\d+}/codes.pdf")
  ResponseEntity<byte[]> ofRoom(@PathVariable long classroom, Occasion occasion, Locale locale) {
    var room = rooms.room(occasion, classroom);
    var all = new ArrayList<Printed>();
    var collector = room.collector().code();
    if (collector != null) all.add(new Printed(null, collector.printed(), null));
    all.addAll(printed(room.computers()));
    return pdf("codes-" + classroom, all, room.place().name(), locale);
  }

  private static List<Printed> printed(List<RoomTable.Computer> computers) {
    var all = new ArrayList<Printed>();
    for (var one : computers) {
      var code = one.code();
      if (code != null) all.add(new Printed(one.tag().printed(), code.printed(), one.model()));
    }
    return all;
  }

  private ResponseEntity<byte[]> pdf(String name, List<Printed> all, String school, Locale locale) {
    if (all.isEmpty()) throw new Refusal("agents.refusal.no-codes");
    var sheets = new ArrayList<List<List<Printed>>>();
    for (var sheet : parts(all, ACROSS * DOWN)) sheets.add(parts(sheet, ACROSS));
    var file =
        paper.pdf(
            "agents/codes-paper",
            Map.of("sheets", sheets, "school", school, "address", origin.here() + "/agent"),
            locale);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name + ".pdf").build().toString())
        .body(file);
  }

  private static <T> List<List<T>> parts(List<T> all, int size) {
    var parts = new ArrayList<List<T>>();
    for (int i = 0; i < all.size(); i += size)
      parts.add(all.subList(i, Math.min(all.size(), i + size)));
    return parts;
  }

  private static Set<Tag> tags(String typed) {
    var tags = new LinkedHashSet<Tag>();
    for (var one : typed.split("[\\s,;]+")) if (!one.isBlank()) tags.add(Tag.parse(one));
    if (tags.size() > MOST) throw new Refusal("agents.refusal.too-many", tags.size(), MOST);
    return tags;
  }

  private static String joined(Set<Tag> tags) {
    return tags.stream().map(Tag::code).collect(Collectors.joining(","));
  }
}
