package org.greenclassroom.signin;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what changed in how an account signs in, and tells its owner by letter. */
@Service
@Transactional
class Changes {
  /**
   * A link that was asked for before, perhaps into a mailbox of somebody else's, ends with these.
   */
  private static final Set<Change> ENDS_RECOVERIES =
      EnumSet.of(Change.ADDRESS, Change.ENDED, Change.RESET);

  private final ChangeTable table;
  private final RecoveryTable recoveries;
  private final People people;

  Changes(ChangeTable table, RecoveryTable recoveries, People people) {
    this.table = table;
    this.recoveries = recoveries;
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
    if (ENDS_RECOVERIES.contains(what)) recoveries.useAll(account, occasion.now());
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

  /** Letters go to another address from now on; the old one is told, and so is the new. */
  void moved(Occasion occasion, long account, String address, Locale language) {
    if (people.mailbox(account).isPresent()) note(occasion, account, Change.ADDRESS, account);
    people.writeTo(account, address, language);
    note(occasion, account, Change.ADDRESS, account);
  }

  @Transactional(readOnly = true)
  List<ChangeTable.Line> last(long account) {
    return table.last(account, 10);
  }
}
