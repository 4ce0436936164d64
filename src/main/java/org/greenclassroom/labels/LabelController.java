package org.greenclassroom.labels;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
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

/** Choosing devices, looking at the first sheet, printing. */
@Controller
class LabelController {
  private final Labels labels;
  private final LabelSheets sheets;
  private final Shown shown;

  LabelController(Labels labels, LabelSheets sheets, Shown shown) {
    this.labels = labels;
    this.sheets = sheets;
    this.shown = shown;
  }

  record HomePage(
      @Nullable Long lot,
      @Nullable String slip,
      String list,
      Map<Stage, String> stages,
      Map<DeviceKind, String> kinds,
      List<Sheet> sheets,
      List<Prints.Line> prints,
      boolean mayOrder) {}

  record BatchPage(
      Batch batch,
      Printing how,
      Map<String, String> sheets,
      int devices,
      int count,
      String query,
      List<Prints.Line> prints) {
    public int last() {
      return how.first() - 1 + devices;
    }

    public boolean more() {
      return last() < batch.tags().size();
    }
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/labels")
  String home(
      @RequestParam(required = false) @Nullable Long lot,
      @RequestParam(required = false) @Nullable Long slip,
      @RequestParam(required = false) @Nullable String tag,
      Occasion occasion,
      Model model) {
    var stages = new LinkedHashMap<Stage, String>();
    for (var stage : Stage.values()) stages.put(stage, shown.word(stage));
    var kinds = new LinkedHashMap<DeviceKind, String>();
    for (var kind : DeviceKind.values()) kinds.put(kind, shown.word(kind));
    model.addAttribute(
        "page",
        new HomePage(
            lot,
            labels.slipNumber(slip),
            tag == null ? "" : Tag.parse(tag).printed(),
            stages,
            kinds,
            labels.sheets(occasion.actor()),
            labels.newest(),
            occasion.actor().is(Role.OFFICER)));
    return "labels/home";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/labels/batches")
  String choose(
      @RequestParam Batch.Source source,
      @RequestParam(required = false) @Nullable Long lot,
      @RequestParam(required = false) @Nullable String slip,
      @RequestParam(required = false) @Nullable Stage stage,
      @RequestParam(required = false) @Nullable DeviceKind kind,
      @RequestParam(defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String list,
      Occasion occasion) {
    return "redirect:/labels/batches/"
        + labels.batch(occasion, new Choice(source, lot, slip, stage, kind, typed, list));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/labels/rolls")
  String order(@RequestParam int count, Occasion occasion) {
    return "redirect:/labels/batches/" + labels.roll(occasion, count);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/labels/batches/{batch}")
  String batch(
      @PathVariable long batch,
      @RequestParam(required = false) @Nullable Long sheet,
      @RequestParam(defaultValue = "1") int begins,
      @RequestParam(defaultValue = "1") int copies,
      @RequestParam(defaultValue = "false") boolean kit,
      @RequestParam(defaultValue = "1") int first,
      Occasion occasion,
      Model model) {
    var found = labels.batch(batch);
    var how = how(occasion, sheet, begins, copies, kit, first);
    var names = new LinkedHashMap<String, String>();
    for (var one : labels.sheets(occasion.actor())) names.put("" + one.sheet(), one.name());
    int devices = how.checked().devices(found.tags().size());
    model.addAttribute(
        "page",
        new BatchPage(
            found,
            how,
            names,
            devices,
            devices * how.ofEach(),
            "sheet=%d&begins=%d&copies=%d&kit=%s&first="
                .formatted(how.sheet().sheet(), how.begins(), how.copies(), how.kit()),
            labels.printsOf(batch)));
    return "labels/batch";
  }

  /** The first sheet as it will come out. */
  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/labels/batches/{batch}/picture.svg")
  ResponseEntity<byte[]> picture(
      @PathVariable long batch,
      @RequestParam(required = false) @Nullable Long sheet,
      @RequestParam(defaultValue = "1") int begins,
      @RequestParam(defaultValue = "1") int copies,
      @RequestParam(defaultValue = "false") boolean kit,
      @RequestParam(defaultValue = "1") int first,
      Occasion occasion) {
    var run = labels.look(batch, how(occasion, sheet, begins, copies, kit, first), sheets::about);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .body(sheets.picture(run).getBytes(StandardCharsets.UTF_8));
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/labels/batches/{batch}/prints")
  String print(
      @PathVariable long batch,
      @RequestParam long sheet,
      @RequestParam int begins,
      @RequestParam int copies,
      @RequestParam(defaultValue = "false") boolean kit,
      @RequestParam(defaultValue = "1") int first,
      @RequestParam String form,
      Occasion occasion) {
    var dots = form.matches("ZPL\\d{3}") ? Integer.valueOf(form.substring(3)) : null;
    var what = dots == null ? Printing.Form.valueOf(form(form)) : Printing.Form.ZPL;
    var how =
        new Printing(labels.sheet(occasion.actor(), sheet), begins, copies, kit, first, what, dots);
    // what cannot be printed is refused before it stands in the log
    sheets.check(labels.look(batch, how, sheets::about));
    return "redirect:/labels/prints/" + labels.print(occasion, batch, how) + "/file";
  }

  private static String form(String typed) {
    if (Arrays.stream(Printing.Form.values()).noneMatch(one -> one.name().equals(typed)))
      throw new org.greenclassroom.kernel.Refusal("frame.refusal.unreadable", "form", typed);
    return typed;
  }

  /** What was printed, again: the log keeps how, so that it can be made again. */
  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/labels/prints/{print}/file")
  ResponseEntity<byte[]> printed(@PathVariable long print, Occasion occasion) {
    var line = labels.printed(print);
    var how =
        new Printing(
            labels.sheet(occasion.actor(), line.sheet()),
            line.begins(),
            line.copies(),
            line.kit(),
            line.first(),
            line.form(),
            line.dots());
    var run = labels.look(line.batch(), how, sheets::about);
    var name = "labels-" + line.batch() + "-" + print;
    return switch (line.form()) {
      case PDF ->
          answer(MediaType.APPLICATION_PDF, ContentDisposition.inline(), name + ".pdf", run);
      case ZPL -> answer(MediaType.TEXT_PLAIN, ContentDisposition.attachment(), name + ".zpl", run);
      case CSV ->
          answer(
              MediaType.valueOf("text/csv"), ContentDisposition.attachment(), name + ".csv", run);
    };
  }

  private ResponseEntity<byte[]> answer(
      MediaType type, ContentDisposition.Builder how, String name, Labels.Run run) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, how.filename(name).build().toString())
        .body(file(run));
  }

  private byte[] file(Labels.Run run) {
    return switch (run.how().form()) {
      case PDF -> sheets.pdf(run);
      case ZPL -> sheets.zpl(run).getBytes(StandardCharsets.UTF_8);
      case CSV -> sheets.csv(run).getBytes(StandardCharsets.UTF_8);
    };
  }

  /** For looking: another sheet may have fewer places than the one before. */
  private Printing how(
      Occasion occasion, @Nullable Long sheet, int begins, int copies, boolean kit, int first) {
    var chosen =
        sheet == null ? labels.usual(occasion.actor()) : labels.sheet(occasion.actor(), sheet);
    int places = chosen.geometry().places();
    return new Printing(
        chosen, begins > places ? 1 : begins, copies, kit, first, Printing.Form.PDF, null);
  }
}
