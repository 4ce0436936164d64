package org.greenclassroom.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Glyphs;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Labels on sheets: as a PDF, as a picture of the first sheet, as ZPL, as a list. */
@Component
class LabelSheets {
  private final Paper paper;
  private final Shown shown;
  private final Glyphs glyphs;
  private final Address address;

  LabelSheets(Paper paper, Shown shown, Glyphs glyphs, Address address) {
    this.paper = paper;
    this.shown = shown;
    this.glyphs = glyphs;
    this.address = address;
  }

  /** One label where it lies, ready to be drawn. */
  record Placed(int x, int y, Code code, String tag, List<String> lines, @Nullable String part) {
    public String at() {
      return "left: " + Geometry.mm(x) + "mm; top: " + Geometry.mm(y) + "mm";
    }
  }

  /** Refuses what would be refused while printing. */
  void check(Labels.Run run) {
    switch (run.how().form()) {
      case PDF -> {
        sheets(run);
        run.labels().stream().map(Label::about).distinct().forEach(glyphs::check);
      }
      case ZPL -> zpl(run);
      case CSV -> {}
    }
  }

  byte[] pdf(Labels.Run run) {
    var layout = Layout.of(run.how().sheet().geometry());
    return paper.pdf(
        "labels/paper",
        Map.of("style", style(run.how().sheet().geometry(), layout), "sheets", sheets(run)),
        LocaleContextHolder.getLocale());
  }

  /** The first sheet, as a drawing for the screen. */
  String picture(Labels.Run run) {
    var geometry = run.how().sheet().geometry();
    return new Picture(geometry)
        .used(run.how().begins() - 1)
        .labels(Layout.of(geometry), sheets(run).getFirst())
        .svg();
  }

  /** Every label's outline and two rulers, to hold a printed page against the real sheet. */
  byte[] ruler(Sheet sheet) {
    var geometry = sheet.geometry();
    return paper.pdf(
        "labels/ruler",
        Map.of(
            "style",
            style(geometry, Layout.of(geometry)),
            "name",
            sheet.name(),
            "large",
            geometry.height() > 60_000,
            "picture",
            new Picture(geometry).rulers().svg()),
        LocaleContextHolder.getLocale());
  }

  String zpl(Labels.Run run) {
    var sheet = run.how().sheet();
    var dots = run.how().dots();
    var zpl = new Zpl(glyphs, Layout.of(sheet.geometry()), dots == null ? 203 : dots);
    var all = new StringBuilder();
    Label before = null;
    for (var label : run.labels()) {
      if (label.equals(before)) continue; // the printer makes the copies
      before = label;
      var says = sheet.code() == Code.Kind.QR ? address.of(label.tag()) : label.tag().code();
      var code = address.code(label.tag(), sheet.code());
      all.append(zpl.label(label, code, says, part(label), run.how().copies()));
    }
    return all.toString();
  }

  /** For whoever prints elsewhere: tag as printed, tag as scanned, address. */
  String csv(Labels.Run run) {
    var csv = new StringBuilder("\uFEFFtag,code,address\r\n");
    Label before = null;
    for (var label : run.labels()) {
      if (before != null && label.tag().equals(before.tag())) continue;
      before = label;
      csv.append(label.tag().printed()).append(',').append(label.tag().code()).append(',');
      csv.append(address.of(label.tag())).append("\r\n");
    }
    return csv.toString();
  }

  /** What a label says of a device, in the reader's language. */
  String about(Shelf.Known device) {
    var about = new StringBuilder(shown.word(device.kind()));
    for (var part : new String[] {device.maker(), device.model()})
      if (part != null && !part.isBlank()) about.append(' ').append(part.strip());
    return about.toString();
  }

  private List<List<Placed>> sheets(Labels.Run run) {
    var sheet = run.how().sheet();
    var layout = Layout.of(sheet.geometry());
    int places = sheet.geometry().places();
    var sheets = new ArrayList<List<Placed>>();
    int place = run.how().begins() - 1;
    Label before = null;
    @Nullable Code code = null;
    for (var label : run.labels()) {
      if (sheets.isEmpty() || place == places) {
        sheets.add(new ArrayList<>());
        place %= places;
      }
      if (code == null || before == null || !before.tag().equals(label.tag()))
        code = address.code(label.tag(), sheet.code()).fitting(layout.code());
      before = label;
      var part = part(label);
      sheets
          .getLast()
          .add(
              new Placed(
                  sheet.geometry().x(place),
                  sheet.geometry().y(place),
                  code,
                  label.tag().printed(),
                  glyphs.lines(
                      label.about(),
                      layout.aboutSize(),
                      layout.textWidth(),
                      layout.aboutLines(part != null)),
                  part));
      place++;
    }
    return sheets;
  }

  private @Nullable String part(Label label) {
    return label.part() == null ? null : shown.word(label.part());
  }

  private static String style(Geometry geometry, Layout layout) {
    return String.format(
        Locale.ROOT,
        """
        @page { size: %smm %smm; margin: 0; }
        body { margin: 0; font-family: Sans; color: #000000; }
        .sheet { position: relative; width: %smm; height: %smm; overflow: hidden; page-break-after: always; }
        .sheet.last { page-break-after: auto; }
        .whole { position: absolute; left: 0; top: 0; width: %smm; height: %smm; }
        .note { position: absolute; left: 25mm; top: 25mm; width: 150mm; font-size: 10pt; }
        .label { position: absolute; width: %smm; height: %smm; overflow: hidden; }
        .code { position: absolute; left: %smm; top: %smm; width: %smm; height: %smm; }
        .tag { position: absolute; left: %smm; top: %smm; font-family: Mono; font-size: %smm; line-height: 1.3; white-space: nowrap; }
        .about { position: absolute; left: %smm; top: %smm; font-size: %smm; line-height: 1.3; white-space: nowrap; }
        .part { position: absolute; left: %smm; top: %smm; font-size: %smm; line-height: 1.3; font-weight: 700; white-space: nowrap; }
        """,
        mm(geometry.width()),
        mm(geometry.height()),
        mm(geometry.width()),
        mm(geometry.height() - 100L),
        mm(geometry.width()),
        mm(geometry.height() - 100L),
        mm(layout.width()),
        mm(layout.height()),
        mm(layout.edge()),
        mm(layout.codeY()),
        mm(layout.code()),
        mm(layout.code()),
        mm(layout.textX()),
        mm(layout.edge()),
        mm(layout.tagSize()),
        mm(layout.textX()),
        mm(layout.aboutY()),
        mm(layout.aboutSize()),
        mm(layout.textX()),
        mm(layout.partY()),
        mm(layout.aboutSize()));
  }

  private static String mm(long micrometres) {
    return Geometry.mm(micrometres);
  }
}
