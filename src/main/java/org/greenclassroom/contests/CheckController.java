package org.greenclassroom.contests;

import jakarta.servlet.http.HttpServletRequest;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What anybody sees who scans the code on a certificate: the contest, the category, the award and
 * the number. Neither a name nor a school: those stand on the paper, by hand.
 */
@Controller
class CheckController {
  private static final int MOST_AN_HOUR = 60;

  private final Awards awards;
  private final Floods floods;

  CheckController(Awards awards, Floods floods) {
    this.awards = awards;
    this.floods = floods;
  }

  @AllowEveryone
  @GetMapping({"/w/{code}", "/W/{code}"})
  String check(
      @PathVariable String code, HttpServletRequest request, Occasion occasion, Model model) {
    floods.count("contests/check", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    model.addAttribute("page", awards.certified(code));
    return "contests/checked";
  }
}
