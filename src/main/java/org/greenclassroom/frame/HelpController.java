package org.greenclassroom.frame;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Help for everybody; every page leads to it from the same place (WCAG 2.2, 3.2.6). */
@Controller
class HelpController {
  /** One subject and how many sentences are said of it. */
  record Part(String name, int sentences) {
    public List<Integer> lines() {
      return IntStream.rangeClosed(1, sentences).boxed().toList();
    }
  }

  record HelpPage(List<Part> parts) {}

  private static final HelpPage PAGE =
      new HelpPage(
          List.of(
              new Part("way", 3),
              new Part("keyboard", 3),
              new Part("reader", 4),
              new Part("offline", 4),
              new Part("forms", 2),
              new Part("who", 2)));

  @AllowEveryone
  @GetMapping("/help")
  String help(Model model) {
    model.addAttribute("page", PAGE);
    return "frame/help";
  }
}
