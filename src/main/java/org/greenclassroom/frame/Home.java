package org.greenclassroom.frame;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The home page (trays of work), the search, and the page that shows a refusal alone. */
@Controller
class Home {
  private final List<Tray> trays;
  private final List<Finder> finders;
  private final ObjectProvider<FrontPage> front;

  Home(List<Tray> trays, List<Finder> finders, ObjectProvider<FrontPage> front) {
    this.front = front;
    this.trays = trays.stream().sorted(Comparator.comparingInt(Tray::order)).toList();
    this.finders = finders;
  }

  record HomePage(LocalDate today, List<Filled> trays) {
    /** Trays with work in them first; else in their own order. */
    public List<Filled> filledFirst() {
      return trays.stream()
          .sorted(Comparator.comparing((Filled tray) -> tray.waiting().count() == 0))
          .toList();
    }
  }

  record Filled(String key, Tray.Waiting waiting) {}

  record FindPage(String typed, List<Finder.Hit> hits) {}

  /** Whoever has not signed in sees the public site; a guest with a pass has no home here. */
  @AllowEveryone
  @GetMapping("/")
  String home(Occasion occasion, Model model) {
    var actor = Gate.actor();
    var open = front.getIfAvailable();
    if (actor == null && open != null) return open.show(occasion, model);
    if (actor == null || actor.isGuest()) return "redirect:/sign-in";
    var filled =
        trays.stream()
            .filter(tray -> occasion.actor().is(tray.roles()))
            .map(tray -> new Filled(tray.key(), tray.waiting(occasion.by(tray.roles()))))
            .toList();
    model.addAttribute("page", new HomePage(occasion.today(), filled));
    return "frame/home";
  }

  @AllowSignedIn
  @GetMapping("/find")
  String find(@RequestParam(defaultValue = "") String q, Occasion occasion, Model model) {
    var typed = q.strip();
    var hits = new ArrayList<Finder.Hit>();
    if (!typed.isEmpty())
      for (var finder : finders) hits.addAll(finder.find(typed, occasion.actor()));
    var sure = hits.stream().filter(Finder.Hit::sure).toList();
    if (sure.size() == 1) return "redirect:" + sure.getFirst().path();
    model.addAttribute("page", new FindPage(typed, hits));
    return "frame/find";
  }

  @AllowEveryone
  @GetMapping("/refused")
  String refused() {
    return "frame/refused";
  }
}
