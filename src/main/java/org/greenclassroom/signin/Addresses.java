package org.greenclassroom.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The address for one's letters. Another one is wished first; it takes effect when its reader,
 * still signed in to the same account, follows the link in the letter there: whoever types somebody
 * else's address gets neither their letters nor what is kept of them.
 */
@Service
@Transactional
class Addresses {
  private static final Duration GOOD_FOR = Duration.ofHours(24);
  private static final int MOST = 5;

  private final WishTable table;
  private final Changes changes;
  private final People people;
  private final Post post;

  Addresses(WishTable table, Changes changes, People people, Post post) {
    this.table = table;
    this.changes = changes;
    this.people = people;
    this.post = post;
  }

  /**
   * Writes a letter with the link to the wished address; an earlier one opens nothing any longer.
   * Whether another account has that address shows only to who reads letters there.
   *
   * @param origin where the house is found from outside
   * @return whether a letter went; false: letters go there already, in that language from now on
   */
  @Transactional(noRollbackFor = Refusal.class)
  public boolean wish(Occasion occasion, String typed, Locale language, String origin) {
    var account = occasion.actor().account();
    var address = Post.address(typed);
    var now = people.mailbox(account);
    if (now.isPresent() && now.get().confirmed() && now.get().isAt(address)) {
      people.speakTo(account, language);
      table.remove(account);
      return false;
    }
    people.tries("address-of:" + account, MOST);
    people.tries("address:" + PublicLinks.hash(address.toLowerCase(Locale.ROOT)), MOST);
    var secret = PublicLinks.secret();
    var expires = occasion.now().plus(GOOD_FOR);
    table.set(
        new WishTable.Wish(account, address, language.getLanguage(), occasion.now(), expires),
        PublicLinks.hash(secret));
    post.writeSealed(
        occasion,
        address,
        language,
        "signin.letter.address",
        people.known(account).login(),
        origin + "/me/signing-in/address/" + secret,
        expires);
    return true;
  }

  /** The same letter again, with a new link and a new day. */
  @Transactional(noRollbackFor = Refusal.class)
  public String again(Occasion occasion, String origin) {
    var wish = table.of(occasion.actor().account()).orElseThrow(Addresses::over);
    wish(occasion, wish.address(), Locale.forLanguageTag(wish.language()), origin);
    return wish.address();
  }

  public void withdraw(Occasion occasion) {
    if (table.remove(occasion.actor().account()) == 0) throw over();
  }

  @Transactional(readOnly = true)
  public Optional<WishTable.Wish> waiting(long account) {
    return table.of(account);
  }

  /**
   * What a link would confirm; nothing happens.
   *
   * @throws Refusal when it opens nothing, or belongs to another account
   */
  public WishTable.Wish look(Occasion occasion, String secret) {
    var wish = table.lock(PublicLinks.hash(secret), occasion.now()).orElseThrow(Addresses::over);
    if (wish.account() != occasion.actor().account())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "signin.refusal.wish-of-another");
    return wish;
  }

  /** Whether letters went elsewhere so far, where that is told. */
  @Transactional(readOnly = true)
  public boolean leavesAnother(WishTable.Wish wish) {
    return changes.leavesAnother(wish.account(), wish.address());
  }

  /**
   * Letters go to the wished address from now on; the old one is told.
   *
   * @return the address
   */
  public String confirm(Occasion occasion, String secret) {
    var wish = look(occasion, secret);
    changes.moved(occasion, wish.address(), Locale.forLanguageTag(wish.language()));
    return wish.address();
  }

  int sweep(Instant now) {
    return table.forget(now.minus(Duration.ofDays(1)));
  }

  private static Refusal over() {
    return new Refusal(Refusal.Kind.NOT_FOUND, "signin.refusal.wish-over");
  }
}
