package org.greenclassroom.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Report cards: on the screen, on paper, and of many schools at once. */
@Controller
class CardController {
  private static final int PAGE = 50;
  private final Cards cards;
  private final Paper paper;
  private final Values values;
  private final Shown shown;
  private final MessageSource words;

  CardController(Cards cards, Paper paper, Values values, Shown shown, MessageSource words) {
    this.cards = cards;
    this.paper = paper;
    this.values = values;
    this.shown = shown;
    this.words = words;
  }

  record ListPage(Slice<CardTable.Listed> schools, String place) {}

  /**
   * A card with its small chart.
   *
   * @param chart null: nothing was measured yet
   * @param staff whether the reader is of the programme
   */
  record CardPage(Card card, @Nullable String chart, boolean staff) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/cards")
  String list(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model) {
    var schools = cards.schools(occasion.actor(), place, after, PAGE);
    model.addAttribute("page", new ListPage(schools, place));
    return "watch/cards";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/watch/cards/{school:\\d+}")
  String card(@PathVariable long school, Occasion occasion, Model model) {
    var card = cards.card(occasion, school);
    model.addAttribute("page", page(card, occasion.actor().seesAll()));
    return "watch/card";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/watch/cards/{school:\\d+}/card.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable long school, Occasion occasion, Locale locale) {
    var card = cards.card(occasion, school);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"card-%d.pdf\"".formatted(school))
        .header("Cache-Control", "no-store")
        .body(pdf(card, occasion, locale));
  }

  /** One PDF for each school, made while it is sent. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/cards.zip")
  ResponseEntity<StreamingResponseBody> many(
      @RequestParam(defaultValue = "") String place, Occasion occasion, Locale locale) {
    cards.schools(
        occasion.actor(),
        place,
        null,
        1); // a place we cannot read is refused before anything is sent
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("application/zip"))
        .header("Content-Disposition", "attachment; filename=\"report-cards.zip\"")
        .body(stream -> {
          LocaleContextHolder.setLocale(locale);
          try {
            write(stream, place, occasion, locale);
          } catch (UncheckedIOException gone) {
            throw gone.getCause();
          } finally {
            LocaleContextHolder.resetLocaleContext();
          }
        });
  }

  private void write(OutputStream stream, String place, Occasion occasion, Locale locale)
      throws IOException {
    try (var zip = new ZipOutputStream(stream)) {
      cards.each(
          occasion,
          place,
          card -> {
            try {
              zip.putNextEntry(new ZipEntry("card-%06d.pdf".formatted(card.school())));
              zip.write(pdf(card, occasion, locale));
              zip.closeEntry();
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    }
  }

  private byte[] pdf(Card card, Occasion occasion, Locale locale) {
    var model = new HashMap<String, Object>();
    model.put("page", page(card, true));
    model.put("issued", shown.day(occasion.today()));
    return paper.pdf("watch/card-paper", model, locale);
  }

  private CardPage page(Card card, boolean staff) {
    return new CardPage(card, chart(card), staff);
  }

  private @Nullable String chart(Card card) {
    if (card.months().isEmpty()) return null;
    var bars = new ArrayList<Charts.Bar>();
    var last = card.months().subList(Math.max(0, card.months().size() - 6), card.months().size());
    for (var month : last) {
      var minutes = month.reporting() == 0 ? null : month.ofAll();
      bars.add(
          new Charts.Bar(
              values.month(month.month()),
              minutes == null ? 0 : minutes,
              minutes == null
                  ? word("watch.value.none")
                  : word("watch.value.minutes", shown.number(minutes))));
    }
    return Charts.bars(word("watch.card.trend"), word("watch.card.trend.says"), bars);
  }

  private String word(String key, Object... arguments) {
    return String.valueOf(words.getMessage(key, arguments, key, LocaleContextHolder.getLocale()));
  }
}
