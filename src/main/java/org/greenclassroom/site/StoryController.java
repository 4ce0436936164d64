package org.greenclassroom.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Graph;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.photographs.Usable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stories for everybody, and the desk at which officers write them and the newsletter. */
@Controller
class StoryController {
  private final Stories stories;
  private final Newsletter newsletter;
  private final Counters counters;
  private final Shown shown;
  private final Welcome welcome;
  private final Graph graph;
  private final Origin origin;

  StoryController(
      Stories stories,
      Newsletter newsletter,
      Counters counters,
      Shown shown,
      Welcome welcome,
      Graph graph,
      Origin origin) {
    this.graph = graph;
    this.origin = origin;
    this.stories = stories;
    this.newsletter = newsletter;
    this.counters = counters;
    this.shown = shown;
    this.welcome = welcome;
  }

  record StoriesPage(Slice<Story> stories) {}

  /**
   * @param others the same story in other languages
   */
  record StoryPage(Story story, List<Story> others, List<Usable> photographs) {}

  /**
   * @param languages in which it does not stand yet
   */
  record TranslationPage(Story story, Map<String, String> languages) {}

  /**
   * @param days of which a story can be told, by number
   * @param languages by their letters
   */
  record DeskPage(
      List<Story> stories,
      Map<Long, String> days,
      Map<String, String> languages,
      List<ReaderTable.Counted> readers,
      List<ReaderTable.Issue> issues,
      List<Counter> counters,
      boolean mayWrite) {}

  @AllowEveryone
  @GetMapping("/stories")
  String stories(@RequestParam(defaultValue = "9223372036854775807") long after, Model model) {
    welcome.index(model, "site.stories.lead");
    model.addAttribute("page", new StoriesPage(stories.page(after, spoken())));
    return "site/stories";
  }

  @AllowEveryone
  @GetMapping("/stories/{story:\\d{1,18}}")
  String story(@PathVariable long story, Model model) {
    var it = stories.open(story);
    welcome.index(model, "site.stories.lead");
    model.addAttribute("described", it.title());
    Graph.tell(
        model,
        Graph.node(
            "Article",
            "@id",
            origin.here() + "/stories/" + story + "#story",
            "headline",
            it.title(),
            "inLanguage",
            it.language(),
            "datePublished",
            it.publishedAt().toString(),
            "mainEntityOfPage",
            origin.here() + "/stories/" + story,
            "image",
            graph.card(it.language()),
            "author",
            graph.us(),
            "publisher",
            graph.us()));
    model.addAttribute("page", new StoryPage(it, stories.others(it), stories.photographs(it)));
    return "site/story";
  }

  @AllowEveryone
  @GetMapping("/stories/{story:\\d{1,18}}/{photograph:\\d{1,18}}.jpg")
  ResponseEntity<byte[]> photograph(@PathVariable long story, @PathVariable long photograph) {
    return RoomController.jpeg(stories.photograph(story, photograph));
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/site")
  String desk(Occasion occasion, Model model) {
    var days = new LinkedHashMap<Long, String>();
    for (var day : stories.days())
      days.put(day.activity(), shown.day(day.day()) + " · " + day.title());
    model.addAttribute(
        "page",
        new DeskPage(
            stories.all(),
            days,
            languages(),
            newsletter.counted(),
            newsletter.issues(),
            counters.told(),
            occasion.actor().is(Role.OFFICER)));
    return "site/desk";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/site/readings")
  String read(Occasion occasion, RedirectAttributes redirect) {
    counters.read(occasion);
    Said.that(redirect, "site.said.read");
    return "redirect:/site";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/site/stories")
  String publish(
      @RequestParam(required = false) @Nullable Long activity,
      @RequestParam(defaultValue = "") String spoken,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (activity == null) throw new Refusal("site.refusal.no-day");
    stories.publish(occasion, activity, spoken, title, words);
    Said.that(redirect, "site.said.published");
    return "redirect:/site";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/site/stories/{story:\\d{1,18}}/translations")
  String translate(
      @PathVariable long story,
      @RequestParam(defaultValue = "") String spoken,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    stories.translate(occasion, story, spoken, title, words);
    Said.that(redirect, "site.said.published");
    return "redirect:/site";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/site/stories/{story:\\d{1,18}}")
  String translation(@PathVariable long story, Model model) {
    var it = stories.open(story);
    var languages = languages();
    languages.remove(it.language());
    for (var other : stories.others(it)) languages.remove(other.language());
    model.addAttribute("page", new TranslationPage(it, languages));
    return "site/translation";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/site/stories/{story:\\d{1,18}}/ending")
  String end(@PathVariable long story, Occasion occasion, RedirectAttributes redirect) {
    stories.end(occasion, story);
    Said.that(redirect, "site.said.ended");
    return "redirect:/site";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/site/issues")
  String send(
      @RequestParam(defaultValue = "") String spoken,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    int readers = newsletter.send(occasion, spoken, subject, words);
    Said.that(redirect, "site.said.sent", readers);
    return "redirect:/site";
  }

  private Map<String, String> languages() {
    var languages = new LinkedHashMap<String, String>();
    for (var language : Words.LANGUAGES)
      languages.put(
          language.getLanguage(), shown.text("#frame.language." + language.getLanguage()));
    return languages;
  }

  private static String spoken() {
    return LocaleContextHolder.getLocale().getLanguage();
  }
}
