package org.greenclassroom.ceremonies;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.greenclassroom.attendance.Certificates;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Prints the sheets of a kit, in any of our languages, under the letterhead that acts there. */
@Component
class Printing {
  /** A panel of a seat card, in millimetres, without its margins. */
  private static final double PANEL = 178;

  private final Paper paper;
  private final Shown shown;
  private final Entities entities;
  private final Origin origin;
  private final Certificates certificates;

  Printing(Paper paper, Shown shown, Entities entities, Origin origin, Certificates certificates) {
    this.paper = paper;
    this.shown = shown;
    this.entities = entities;
    this.origin = origin;
    this.certificates = certificates;
  }

  /** One folded card. */
  record Card(Fit name, @Nullable Fit title, @Nullable Fit organisation) {}

  /** What the plaque says; every line fits. */
  record Plaque(Fit head, @Nullable Fit school, List<Fit> patrons) {}

  /**
   * What a template gets.
   *
   * @param here where the house stands, before a path
   */
  record SheetPage(Kit kit, String here, List<Card> cards, @Nullable Plaque plaque) {
    /** Long names are set smaller, never cut. */
    public String width(String name) {
      return Fit.ems(name) > 14 ? "long" : "";
    }

    /** The time of a line of the run-sheet. */
    public String at(int minute) {
      return kit.activity().from().plusMinutes(minute).toString();
    }

    /** Who is named for it; for a speech else the speakers of that side. */
    public String who(RoomTable.Line line) {
      if (line.who() != null) return line.who();
      var party = line.party();
      if (party == null) return "";
      return kit.speakers().stream()
          .filter(one -> one.party() == party)
          .map(Guest::name)
          .collect(Collectors.joining(" · "));
    }

    public List<Fact> missing() {
      return kit.facts().stream().filter(Fact::missing).toList();
    }

    /** Two cards on each page. */
    public List<List<Card>> pairs() {
      var pairs = new ArrayList<List<Card>>();
      for (int i = 0; i < cards.size(); i += 2)
        pairs.add(cards.subList(i, Math.min(cards.size(), i + 2)));
      return pairs;
    }
  }

  byte[] pdf(Kit kit, Sheet sheet, Locale locale, LocalDate today) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      var model = new HashMap<String, Object>();
      model.put(
          "page",
          new SheetPage(
              kit.told(Facts.of(kit.room(), shown)),
              origin.here(),
              sheet == Sheet.SEAT_CARDS
                  ? kit.seated().stream().map(Printing::card).toList()
                  : List.of(),
              sheet == Sheet.PLAQUE ? plaque(kit) : null));
      model.put("style", "ceremonies/paper.css");
      model.put("issued", shown.day(today));
      return paper.pdf("ceremonies/paper-" + sheet.path(), model, locale, letterhead(kit, today));
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private Letterhead letterhead(Kit kit, LocalDate today) {
    return entities.actingFor(kit.room() == null ? "CN" : kit.room().territory(), today);
  }

  /**
   * All of them; each page is written as soon as it is made. Numbered certificates of hours are
   * those of the house, each a file, signed as it was issued.
   */
  void zip(OutputStream out, Kit kit, List<Locale> languages, LocalDate today) throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      for (var language : languages)
        for (var sheet : Sheet.values()) {
          if (sheet == Sheet.SEAT_CARDS && kit.seated().isEmpty()) continue;
          if (sheet == Sheet.CERTIFICATES && kit.participants().isEmpty()) continue;
          zip.putNextEntry(
              new ZipEntry(
                  language.getLanguage()
                      + "/"
                      + (sheet.ordinal() + 1)
                      + "-"
                      + sheet.path()
                      + ".pdf"));
          zip.write(pdf(kit, sheet, language, today));
          zip.closeEntry();
        }
      for (var language : languages)
        for (var one : kit.helpers()) {
          var certificate = one.certificate();
          if (certificate == null) continue;
          byte[] paper;
          try {
            paper = certificates.paper(certificate, language, origin.here());
          } catch (Refusal ended) {
            continue; // taken back, or its holder forgotten, while the kit was made
          }
          zip.putNextEntry(
              new ZipEntry(language.getLanguage() + "/certificates/" + one.number() + ".pdf"));
          zip.write(paper);
          zip.closeEntry();
        }
    }
  }

  private static Card card(Guest guest) {
    return new Card(
        Fit.of(guest.name(), PANEL, 2, 54, 46, 40, 34, 28, 22),
        guest.title().isEmpty() ? null : Fit.of(guest.title(), PANEL, 2, 20, 18, 16, 14, 12),
        guest.organisation().isEmpty()
            ? null
            : Fit.of(guest.organisation(), PANEL, 2, 20, 18, 16, 14, 12));
  }

  private static Plaque plaque(Kit kit) {
    var room = kit.room();
    var patrons = kit.patrons();
    var sizes =
        patrons.size() <= 2
            ? new int[] {27, 24, 21, 18, 15, 12}
            : patrons.size() <= 4 ? new int[] {18, 16, 14, 12} : new int[] {12, 11, 10, 9};
    return new Plaque(
        Fit.of(room == null ? kit.activity().title() : room.name(), 225, 2, 40, 34, 28, 24, 20),
        kit.school() == null ? null : Fit.of(kit.school(), 225, 2, 22, 19, 16, 13),
        patrons.stream().map(one -> Fit.of(one, 225, 2, sizes)).toList());
  }
}
