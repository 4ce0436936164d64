package org.greenclassroom.custody;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Checking the book: a page for people, an address for programs. */
@Controller
class BookController {
  private final Chain chain;

  BookController(Chain chain) {
    this.chain = chain;
  }

  record BookPage(@Nullable Verification result, List<Checkpoints.Checkpoint> checkpoints) {}

  @Allow({Role.AUDITOR, Role.ADMINISTRATOR, Role.OFFICER})
  @GetMapping("/book")
  String book(@RequestParam(required = false) @Nullable String check, Model model) {
    model.addAttribute(
        "page", new BookPage(check == null ? null : chain.verify(), chain.newestSeals(30)));
    return "custody/book";
  }

  @Allow({Role.AUDITOR, Role.ADMINISTRATOR, Role.OFFICER})
  @GetMapping("/api/v1/custody/verification")
  @ResponseBody
  Verification verification() {
    return chain.verify();
  }
}
