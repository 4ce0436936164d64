package org.greenclassroom.frame;

import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Saved views: opened, kept, removed. */
@Controller
class ViewController {
  private final SavedViews views;

  ViewController(SavedViews views) {
    this.views = views;
  }

  @AllowSignedIn
  @GetMapping("/views/{view}")
  RedirectView open(@PathVariable long view, Occasion occasion) {
    return to(views.view(view, occasion.actor()).address());
  }

  @AllowSignedIn
  @PostMapping("/views")
  RedirectView keep(
      @RequestParam String path,
      @RequestParam(defaultValue = "") String query,
      @RequestParam String name,
      @RequestParam(defaultValue = "false") boolean shared,
      Occasion occasion,
      RedirectAttributes redirect) {
    var address = views.keep(occasion, path, query, name, shared);
    Said.that(redirect, "frame.said.view-kept", name.strip());
    return to(address);
  }

  @AllowSignedIn
  @PostMapping("/views/{view}/removal")
  RedirectView remove(@PathVariable long view, Occasion occasion, RedirectAttributes redirect) {
    var gone = views.view(view, occasion.actor());
    views.remove(occasion, view);
    Said.that(redirect, "frame.said.view-removed", gone.name());
    return to(gone.address());
  }

  /** The address is written already; nothing in it is a name to be filled in. */
  private static RedirectView to(String address) {
    var view = new RedirectView(address, true, false, false);
    view.setExpandUriTemplateVariables(false);
    return view;
  }
}
