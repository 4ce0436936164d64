package org.greenclassroom.frame;

import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What went out by e-mail, what waits, what could not be sent. What letters say is not shown. */
@Controller
class LetterController {
  private final Post post;
  private final Postman postman;

  LetterController(Post post, Postman postman) {
    this.post = post;
    this.postman = postman;
  }

  /**
   * @param sends whether letters go out at all
   * @param waiting how many wait
   * @param maySend whether this person may have a letter tried again
   */
  record LettersPage(
      Slice<Letter> letters,
      Letter.@Nullable State state,
      boolean sends,
      long waiting,
      boolean maySend) {
    public List<Letter.State> states() {
      return List.of(Letter.State.values());
    }
  }

  @Allow({Role.ADMINISTRATOR, Role.OFFICER})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/letters")
  String letters(
      @RequestParam(required = false) Letter.@Nullable State state,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    // letters hang on no school: whose role holds in some places only would read all addresses
    if (occasion.actor().places() != null)
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "frame.refusal.not-allowed");
    model.addAttribute(
        "page",
        new LettersPage(
            post.page(state, after),
            state,
            postman.sends(),
            post.waiting(),
            occasion.actor().is(Role.ADMINISTRATOR)));
    return "frame/letters";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/letters/{letter}/again")
  String again(@PathVariable long letter, Occasion occasion, RedirectAttributes redirect) {
    post.again(occasion, letter);
    Said.that(redirect, "frame.letters.said.again");
    return "redirect:/letters?state=WAITING";
  }
}
