package org.greenclassroom.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Entrance;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Another address for one's letters: wishing it, and the page behind the link in the letter. */
@Controller
class AddressController {
  private static final String MINE = "/me/signing-in";
  private static final String ADDRESS = MINE + "/address";
  private static final String LINK = ADDRESS + "/{code:[0-9a-z]{32}}";

  private final Addresses addresses;
  private final Entrance entrance;
  private final Origin origin;

  AddressController(Addresses addresses, Entrance entrance, Origin origin) {
    this.addresses = addresses;
    this.entrance = entrance;
    this.origin = origin;
  }

  /**
   * @param address that would be confirmed
   * @param another whether letters went to another one so far
   */
  record ConfirmPage(String code, String address, boolean another) {}

  @AllowSignedIn
  @PostMapping(ADDRESS)
  String wish(
      @RequestParam String address,
      @RequestParam String spoken,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    entrance.needsFresh(request);
    var language =
        Words.LANGUAGES.stream()
            .filter(each -> each.getLanguage().equals(spoken))
            .findFirst()
            .orElseThrow(() -> new Refusal("frame.refusal.unreadable", "spoken", spoken));
    boolean wished = addresses.wish(occasion, address, language, here());
    Said.that(
        redirect, wished ? "signin.said.address-wished" : "signin.said.spoken", address.strip());
    return "redirect:" + MINE;
  }

  @AllowSignedIn
  @PostMapping(ADDRESS + "/again")
  String again(Occasion occasion, HttpServletRequest request, RedirectAttributes redirect) {
    entrance.needsFresh(request);
    Said.that(redirect, "signin.said.address-wished", addresses.again(occasion, here()));
    return "redirect:" + MINE;
  }

  @AllowSignedIn
  @PostMapping(ADDRESS + "/withdrawal")
  String withdraw(Occasion occasion, RedirectAttributes redirect) {
    addresses.withdraw(occasion);
    Said.that(redirect, "signin.said.address-withdrawn");
    return "redirect:" + MINE;
  }

  /** Looking confirms nothing: mail servers follow links before anybody reads them. */
  @AllowSignedIn
  @GetMapping(LINK)
  String open(@PathVariable String code, Occasion occasion, Model model) {
    var wish = addresses.look(occasion, code);
    model.addAttribute(
        "page", new ConfirmPage(code, wish.address(), addresses.leavesAnother(wish)));
    return "signin/confirm";
  }

  @AllowSignedIn
  @PostMapping(LINK)
  String confirm(@PathVariable String code, Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "signin.said.address", addresses.confirm(occasion, code));
    return "redirect:" + MINE;
  }

  private String here() {
    if (!origin.isSure()) throw new Refusal(Refusal.Kind.NOT_ALLOWED, "signin.refusal.no-origin");
    return origin.here();
  }
}
