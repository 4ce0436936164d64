package org.greenclassroom.privacy;

import org.greenclassroom.frame.AllowEveryone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is kept on whom and why, for everybody (PIPL, article 17; GDPR, articles 13 and 14). */
@Controller
class NoticeController {
  private final Privacy privacy;

  NoticeController(Privacy privacy) {
    this.privacy = privacy;
  }

  @AllowEveryone
  @GetMapping("/privacy")
  String notice(Model model) {
    model.addAttribute("page", Notice.of(privacy.list()));
    return "privacy/notice";
  }
}
