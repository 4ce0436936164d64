package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's surroundings show: doors, who is signed in, the language, a refusal. */
@ControllerAdvice
class Layout {
  private final List<Door> doors;
  private final List<PersonName> names;

  Layout(List<Door> doors, List<PersonName> names) {
    this.doors = doors.stream().sorted(Comparator.comparingInt(Door::order)).toList();
    this.names = names;
  }

  /** Who may say what a signed-in account is called; the room of people hangs it here. */
  record Surroundings(
      @Nullable Actor actor,
      @Nullable String person,
      List<Door> doors,
      String here,
      String language,
      @Nullable String refused) {
    public boolean isHere(Door door) {
      return here.equals(door.path()) || here.startsWith(door.path() + "/");
    }
  }

  @ModelAttribute("layout")
  Surroundings surroundings(HttpServletRequest request) {
    var actor = Gate.actor();
    var path = request.getRequestURI();
    if (path.startsWith("/assets/") || path.startsWith("/api/"))
      return new Surroundings(actor, null, List.of(), path, "en", null);
    var visible =
        actor == null
            ? List.<Door>of()
            : doors.stream().filter(door -> actor.is(door.roles())).toList();
    var person =
        actor == null
            ? null
            : names.stream().map(name -> name.of(actor)).findFirst().orElse(null);
    return new Surroundings(
        actor,
        person,
        visible,
        path,
        LocaleContextHolder.getLocale().getLanguage(),
        (String) request.getAttribute(Refusals.REFUSED));
  }
}
