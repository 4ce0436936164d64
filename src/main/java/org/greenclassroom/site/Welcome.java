package org.greenclassroom.site;

import java.util.List;
import org.greenclassroom.frame.FrontPage;
import org.greenclassroom.kernel.Occasion;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands at {@code /}, and what search engines are told of each page. */
@Component
class Welcome implements FrontPage {
  /** Those that a stranger understands at once; all of them stand on the page of figures. */
  private static final List<String> AT_HOME =
      List.of("devices-received", "devices-lent-now", "computer-years", "devices-dismantled");

  private final Counters counters;
  private final Stories stories;
  private final MessageSource words;

  Welcome(Counters counters, Stories stories, MessageSource words) {
    this.counters = counters;
    this.stories = stories;
    this.words = words;
  }

  record HomePage(List<Counter> counters, List<Story> stories) {}

  @Override
  public String show(Occasion occasion, Model model) {
    var told = counters.told().stream().filter(one -> AT_HOME.contains(one.figure())).toList();
    index(model, "site.home.lead");
    model.addAttribute(
        "page", new HomePage(told, stories.newest(LocaleContextHolder.getLocale().getLanguage())));
    return "site/home";
  }

  /**
   * A page that search engines may show.
   *
   * @param key words key of its description
   */
  void index(Model model, String key) {
    model.addAttribute("indexed", true);
    model.addAttribute("described", words.getMessage(key, null, LocaleContextHolder.getLocale()));
  }
}
