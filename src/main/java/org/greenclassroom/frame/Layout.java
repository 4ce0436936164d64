package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's surroundings show: doors, who is signed in, the language, a refusal. */
@ControllerAdvice
class Layout {
  private final Menu menu;
  private final List<Way> ways;
  private final List<PersonName> names;
  private final Assets assets;
  private final Here here;
  private final Shown shown;
  private final Typed typed;
  private final Origin origin;
  private final Graph graph;

  Layout(
      Menu menu,
      ObjectProvider<Way> ways,
      List<PersonName> names,
      Assets assets,
      Here here,
      Shown shown,
      Typed typed,
      Origin origin,
      Graph graph) {
    this.origin = origin;
    this.graph = graph;
    this.assets = assets;
    this.here = here;
    this.shown = shown;
    this.typed = typed;
    this.menu = menu;
    this.ways = ways.stream().sorted(Comparator.comparingInt(Way::order)).toList();
    this.names = names;
  }

  /** The surroundings of one page; templates know it as {@code layout}. */
  record Surroundings(
      @Nullable Actor actor,
      @Nullable String person,
      Menu.Part menu,
      List<Way> ways,
      String here,
      String language,
      @Nullable String refused,
      Assets assets,
      String origin,
      boolean inOneLanguage,
      boolean writesLinks) {
    /** The one address of this page that search engines are to keep. */
    public String canonical() {
      return inOneLanguage ? translated(language) : untranslated();
    }

    /** The same page in that language, whoever asks. */
    public String translated(String other) {
      return untranslated() + "?language=" + other;
    }

    /** The same page in the reader's own language. */
    public String untranslated() {
      return origin + here;
    }

    /**
     * The address of a script, style or picture in a room's pages drawer: {@code room/file.ext}.
     */
    public String asset(String name) {
      return assets.url(name);
    }

    /** A key for a form, so that the same form posted twice is done once. */
    public String newKey() {
      return UUID.randomUUID().toString();
    }

    /** A day in the reader's form, in the programme's calendar. */
    public String day(Temporal when) {
      return inZone(when, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
    }

    /** Day and time in the reader's form. */
    public String time(Temporal when) {
      return inZone(
          when, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
    }

    private String inZone(Temporal when, DateTimeFormatter form) {
      var local = form.withLocale(Locale.forLanguageTag(language));
      return when instanceof Instant instant
          ? local.format(instant.atZone(Occasion.PROGRAMME_ZONE))
          : local.format(when);
    }

    public boolean isHere(String path) {
      return Menu.isHere(path, here);
    }
  }

  /** What pages say often; as model attributes, since Thymeleaf keeps beans out of attributes. */
  @ModelAttribute
  void sayings(Model model) {
    model.addAttribute("here", here);
    model.addAttribute("shown", shown);
    model.addAttribute("typed", typed);
    model.addAttribute("graph", graph);
  }

  @ModelAttribute("layout")
  Surroundings surroundings(HttpServletRequest request) {
    var actor = Gate.actor();
    var path = request.getRequestURI();
    if (path.startsWith("/assets/") || path.startsWith("/api/"))
      return new Surroundings(
          actor, null, Menu.NONE, List.of(), path, "en", null, assets, "", false, false);
    var locale = LocaleContextHolder.getLocale();
    var person =
        actor == null || actor.isGuest()
            ? null
            : names.stream().map(name -> name.of(actor)).findFirst().orElse(null);
    return new Surroundings(
        actor,
        person,
        menu.of(actor, path, locale),
        actor == null ? ways : List.of(),
        path,
        locale.getLanguage(),
        (String) request.getAttribute(Refusals.REFUSED),
        assets,
        origin.here(),
        request.getParameter("language") != null,
        origin.isSure());
  }
}
