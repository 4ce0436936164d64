package org.greenclassroom.visits;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Fill;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The next visits of an engineer, and the sheet: it works without a connection for a week once it
 * was loaded, and without scripts while there is one.
 */
@Controller
class SheetController {
  private static final int AHEAD = 60;
  private static final int MOST = 18;

  private final Visits visits;
  private final Posting posting;
  private final Checklists checklists;
  private final Plan plan;
  private final Classrooms classrooms;

  SheetController(
      Visits visits, Posting posting, Checklists checklists, Plan plan, Classrooms classrooms) {
    this.visits = visits;
    this.posting = posting;
    this.checklists = checklists;
    this.plan = plan;
    this.classrooms = classrooms;
  }

  record MinePage(long account, List<VisitTable.Errand> errands, LocalDate today) {}

  /**
   * The sheet.
   *
   * @param key of the visit: the one that was begun, else a fresh one
   * @param begun null: nothing of it is here yet
   * @param called what was said of computers before, by tag or code
   * @param remarks what a reader asked
   */
  record SheetPage(
      long account,
      VisitTable.Errand errand,
      UUID key,
      @Nullable Visit begun,
      Fill form,
      long version,
      List<EntryTable.Standing> standing,
      Map<String, Entry> called,
      List<EntryTable.Carry> carries,
      List<RemarkTable.Remark> remarks,
      LocalDate today) {
    public boolean returned() {
      return begun != null && begun.state() == VisitState.RETURNED;
    }

    public @Nullable Entry entry(String tag) {
      return called.get(tag);
    }

    public List<RollState> states() {
      return List.of(RollState.WORKING, RollState.FAULTY, RollState.MISSING, RollState.MOVED);
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/visits/mine")
  String mine(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new MinePage(
            occasion.actor().account(),
            visits.errands(occasion.actor(), occasion.today().plusDays(AHEAD), MOST),
            occasion.today()));
    return "visits/mine";
  }

  /** A visit that nobody planned. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/visits/mine")
  String begin(@RequestParam long classroom, Occasion occasion) {
    classrooms.room(classroom, occasion.actor());
    var task =
        plan.next(classroom, TaskKind.VISIT)
            .filter(one -> !one.dueOn().isAfter(occasion.today().plusDays(14)))
            .map(one -> one.task())
            .orElseGet(() ->
                plan.add(
                    occasion,
                    classroom,
                    TaskKind.VISIT,
                    occasion.today(),
                    occasion.actor().account()));
    return "redirect:/visits/" + task + "/sheet";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/visits/{task:\\d+}/sheet")
  String sheet(
      @PathVariable long task,
      Occasion occasion,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    ContentPolicy.withDecoder(response);
    var errand = visits.errand(occasion.actor(), task);
    var begun = visits.begun(occasion.actor(), task).orElse(null);
    var version = visits.checklist(begun);
    var latest = begun == null ? List.<Entry>of() : visits.latest(begun.visit());
    var called = new HashMap<String, Entry>();
    for (var one : latest) if (one.kind() == Entry.Kind.ROLL) called.put(one.item(), one);
    model.addAttribute(
        "page",
        new SheetPage(
            occasion.actor().account(),
            errand,
            begun == null ? UUID.randomUUID() : begun.key(),
            begun,
            checklists.fill(version, Answered.of(latest), locale),
            version.version(),
            visits.standing(errand.classroom()),
            called,
            visits.carries(errand.classroom()),
            begun == null ? List.of() : visits.remarks(begun.visit()),
            occasion.today()));
    return "visits/sheet";
  }

  /** From a form, without scripts: everything at once. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/visits/{task:\\d+}/sheet")
  String handIn(
      @PathVariable long task,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException, ServletException {
    visits.errand(occasion.actor(), task);
    long visit =
        posting.handIn(occasion, task, new Posted(request.getParameterMap(), pictures(request)));
    Said.that(redirect, "visits.said.handed-in");
    return "redirect:/visits/" + visit;
  }

  private static Map<String, List<byte[]>> pictures(HttpServletRequest request)
      throws IOException, ServletException {
    var all = new LinkedHashMap<String, List<byte[]>>();
    var type = request.getContentType();
    if (type == null || !type.startsWith("multipart/")) return all;
    for (var part : request.getParts()) {
      if (part.getSubmittedFileName() == null || part.getSize() == 0) continue;
      if (!part.getName().startsWith("answer.")) continue;
      if (part.getSize() > Files.LARGEST)
        throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
      all.computeIfAbsent(part.getName().substring(7), _ -> new ArrayList<>())
          .add(part.getInputStream().readAllBytes());
    }
    return all;
  }
}
