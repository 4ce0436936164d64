package org.greenclassroom.frame;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.greenclassroom.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * The menu of every page. A page has each door twice, beside it and below it, and some see seventy:
 * a door is rendered once in each language, where one is and where one is not, and kept.
 */
@Component
class Menu {
  /** With more doors than there are places below a phone's page, the last place opens the rest. */
  private static final int PLACES = 5;

  static final Part NONE = new Part(List.of());

  private final List<Door> doors;
  private final Assets assets;
  private final SpringTemplateEngine templates;
  private final Map<Look, String> rendered = new ConcurrentHashMap<>();

  private record Look(Door door, String language, boolean here) {}

  Menu(List<Door> doors, Assets assets, SpringTemplateEngine templates) {
    this.doors = doors.stream().sorted(Comparator.comparingInt(Door::order)).toList();
    this.assets = assets;
    this.templates = templates;
  }

  /**
   * What one person sees, as HTML: an {@code li} for each door.
   *
   * @param items in their order
   */
  record Part(List<String> items) {
    public String all() {
      return String.join("", items);
    }

    public String first() {
      return String.join("", items.subList(0, cut()));
    }

    public String rest() {
      return String.join("", items.subList(cut(), items.size()));
    }

    private int cut() {
      return items.size() > PLACES ? PLACES - 1 : items.size();
    }
  }

  /**
   * @param path of the page that is shown
   */
  Part of(@Nullable Actor actor, String path, Locale locale) {
    if (actor == null) return NONE;
    return new Part(
        doors.stream()
            .filter(door -> actor.is(door.roles()))
            .map(door -> new Look(door, locale.getLanguage(), isHere(door.path(), path)))
            .map(look -> rendered.computeIfAbsent(look, this::render))
            .toList());
  }

  /** Whether a page lies behind that address. */
  static boolean isHere(String address, String path) {
    return path.equals(address) || path.startsWith(address + "/");
  }

  private String render(Look look) {
    var known =
        Map.<String, Object>of(
            "door", look.door(), "here", look.here(), "icons", assets.url("frame/icons.svg"));
    return templates
        .process("frame/door", new Context(Locale.forLanguageTag(look.language()), known))
        .strip();
  }
}
