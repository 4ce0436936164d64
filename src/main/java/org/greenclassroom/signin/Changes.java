package org.greenclassroom.signin;

import java.util.List;
import java.util.Locale;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what changed in how an account signs in, and tells its owner by letter. */
@Service
@Transactional
class Changes {
  private final ChangeTable table;
  private final RecoveryTable recoveries;
  private final WishTable wishes;
  private final People people;

  Changes(ChangeTable table, RecoveryTable recoveries, WishTable wishes, People people) {
    this.table = table;
    this.recoveries = recoveries;
    this.wishes = wishes;
    this.people = people;
  }

  /**
   * Tokens that were issued under the old ways of signing in end where those change: whoever took
   * the account by one does not keep it by the other.
   *
   * @param by who did it: the account itself, or an administrator
   */
  void note(Occasion occasion, long account, Change what, long by) {
    table.insert(account, what, occasion.now(), by);
    // one that was asked for before went, perhaps, into a mailbox of somebody else's
    if (what == Change.ADDRESS) endLinks(occasion, account);
    int tokens = what.endsTokens() ? people.endTokens(occasion, account) : 0;
    people.tell(
        occasion,
        account,
        "signin.letter.changed",
        people.known(account).name(),
        what,
        occasion.now(),
        tokens);
  }

  /** Written down without a letter. */
  void noteQuietly(Occasion occasion, long account, Change what, long by) {
    table.insert(account, what, occasion.now(), by);
  }

  /**
   * Letters go to this address from now on, where their reader was just seen to read them; the old
   * one is told.
   */
  void moved(Occasion occasion, String address, Locale language) {
    var account = occasion.actor().account();
    boolean other = leavesAnother(account, address);
    if (other) note(occasion, account, Change.ADDRESS, account);
    people.writeTo(account, address, language);
    if (other) return;
    endLinks(occasion, account);
    noteQuietly(occasion, account, Change.ADDRESS_CONFIRMED, account);
  }

  /** Whether letters went elsewhere so far. */
  @Transactional(readOnly = true)
  boolean leavesAnother(long account, String address) {
    return people.mailbox(account).filter(box -> !box.isAt(address)).isPresent();
  }

  void endLinks(Occasion occasion, long account) {
    recoveries.useAll(account, occasion.now());
    wishes.remove(account);
  }

  @Transactional(readOnly = true)
  List<ChangeTable.Line> last(long account) {
    return table.last(account, 10);
  }
}
