package org.greenclassroom.signin;

import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How all accounts sign in, for the administrator. */
@Service
@Transactional
class Everybody {
  private final FactorTable table;
  private final PasskeyTable passkeys;
  private final SecondFactors factors;
  private final Changes changes;
  private final People people;

  Everybody(
      FactorTable table,
      PasskeyTable passkeys,
      SecondFactors factors,
      Changes changes,
      People people) {
    this.table = table;
    this.passkeys = passkeys;
    this.factors = factors;
    this.changes = changes;
    this.people = people;
  }

  @Transactional(readOnly = true)
  List<EverybodyController.Row> rows(Occasion occasion) {
    var codes = table.all();
    var keys = passkeys.counts();
    var asked = table.allAsked();
    return people.all().stream()
        .filter(account -> !account.disabled())
        .map(account -> {
          var own = asked.getOrDefault(account.account(), Asked.BY_ROLE);
          return new EverybodyController.Row(
              account,
              codes.get(account.account()),
              keys.getOrDefault(account.account(), 0),
              factors.must(own, new Actor(account.account(), account.grants())),
              own,
              own.isGracious(occasion.now()));
        })
        .toList();
  }

  /** Ends every session and every token of an account; it may sign in again at once. */
  void end(Occasion occasion, long account) {
    people.known(account);
    people.endAll(occasion, account);
    changes.note(occasion, account, Change.ENDED, occasion.actor().account());
  }
}
