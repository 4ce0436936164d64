package org.greenclassroom.intake;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Labels on sheets of 24 (70 × 37 mm): the tag, and a QR code with an address that is the tag.
 *
 * <p>A label says what anybody may read who holds the device: nothing of its donor, no serial.
 */
@Controller
class LabelController {
  static final int ON_A_SHEET = 24;
  private static final int SHEETS = 50;

  private final Intake intake;
  private final Custody custody;
  private final Paper paper;
  private final Shown shown;
  private final String publicUrl;

  LabelController(
      Intake intake,
      Custody custody,
      Paper paper,
      Shown shown,
      @Value("${greenclassroom.public-url:}") String publicUrl) {
    this.intake = intake;
    this.custody = custody;
    this.paper = paper;
    this.shown = shown;
    this.publicUrl = publicUrl;
  }

  /** One label; {@code qr} is a drawing, and null on a place that was used before. */
  record Label(@Nullable String tag, @Nullable String qr, String about) {
    private static final Label USED = new Label(null, null, "");
  }

  /**
   * @param slip only what came on this slip
   * @param start the place on the first sheet at which to begin, from 1
   * @param copies of each
   * @param after only what stands after this line of the list: fifty sheets are printed at a time
   */
  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/intake/lots/{id}/labels.pdf")
  ResponseEntity<byte[]> ofLot(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long slip,
      @RequestParam(defaultValue = "1") int start,
      @RequestParam(defaultValue = "1") int copies,
      @RequestParam(defaultValue = "-1") long after,
      Occasion occasion) {
    intake.lot(occasion.actor(), id);
    var items = slip == null ? intake.received(id) : intake.receivedOn(id, slip);
    var labels =
        items.stream()
            .filter(item -> item.line() > after)
            .map(item -> label(item.tag(), shown.word(item.kind()), item.maker(), item.model()));
    return sheets(labels, start, copies, "labels-" + id + ".pdf");
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/intake/{tag}/label.pdf")
  ResponseEntity<byte[]> ofDevice(
      @PathVariable String tag,
      @RequestParam(defaultValue = "1") int start,
      @RequestParam(defaultValue = "1") int copies) {
    var device = custody.device(Tag.parse(tag));
    var seen = device.observed();
    return sheets(
        Stream.of(label(device.tag(), shown.word(seen.kind()), seen.maker(), seen.model())),
        start,
        copies,
        device.tag().printed() + ".pdf");
  }

  private Label label(
      @Nullable Tag tag, String kind, @Nullable String maker, @Nullable String model) {
    if (tag == null) throw new IllegalStateException("only what came has a label");
    var about = new StringBuilder(kind);
    for (var part : new String[] {maker, model})
      if (part != null) about.append(' ').append(Text.cut(part, 40));
    return new Label(tag.printed(), Qr.svg(address(tag)), about.toString());
  }

  /** In capitals, which a QR code packs closest; our addresses do not mind. */
  private String address(Tag tag) {
    var origin =
        publicUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri()
            : URI.create(publicUrl);
    var address = origin.getScheme() + "://" + origin.getAuthority() + "/" + tag.code();
    return address.toUpperCase(Locale.ROOT);
  }

  private ResponseEntity<byte[]> sheets(Stream<Label> labels, int start, int copies, String name) {
    if (start < 1 || start > ON_A_SHEET || copies < 1 || copies > 10)
      throw new Refusal("intake.refusal.label-start", ON_A_SHEET);
    var all = new ArrayList<Label>();
    for (int used = 1; used < start; used++) all.add(Label.USED);
    labels
        .limit((long) SHEETS * ON_A_SHEET / copies)
        .forEach(label -> {
          for (int copy = 0; copy < copies; copy++) all.add(label);
        });
    if (all.size() < start) throw new Refusal("intake.refusal.no-labels");
    var sheets = new ArrayList<List<Label>>();
    for (int from = 0; from < all.size(); from += ON_A_SHEET)
      sheets.add(all.subList(from, Math.min(all.size(), from + ON_A_SHEET)));
    var pdf = paper.pdf("intake/labels", Map.of("sheets", sheets), LocaleContextHolder.getLocale());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name).build().toString())
        .body(pdf);
  }
}
