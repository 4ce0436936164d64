package org.greenclassroom.signin;

import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.Account;
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
  Slice<EverybodyController.Row> page(Occasion occasion, String part, String after, int size) {
    var accounts = people.page(part, true, after, size);
    var ids = accounts.rows().stream().map(Account::account).toArray(Long[]::new);
    var codes = table.since(ids);
    var keys = passkeys.counts(ids);
    var asked = table.asked(ids);
    return new Slice<>(
        accounts.rows().stream()
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
            .toList(),
        accounts.next());
  }

  /** Ends every session, token and personal key of an account; it may sign in again at once. */
  void end(Occasion occasion, long account) {
    people.known(account);
    people.endAll(occasion, account);
    changes.note(occasion, account, Change.ENDED, occasion.actor().account());
  }
}
