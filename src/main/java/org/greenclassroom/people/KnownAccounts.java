package org.greenclassroom.people;

import java.util.Set;
import java.util.TreeSet;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.KnowsPeople;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever has an account: known by its number, its login, the address it proved. */
@Service
@Transactional
class KnownAccounts implements KnowsPeople {
  private final Accounts accounts;
  private final People people;

  KnownAccounts(Accounts accounts, People people) {
    this.accounts = accounts;
    this.people = people;
  }

  @Override
  @Transactional(readOnly = true)
  public Somebody known(Somebody asked) {
    var numbers = new TreeSet<>(asked.accounts());
    for (var address : asked.addresses()) numbers.addAll(accounts.addressed(address));
    var all = Somebody.NOBODY;
    for (var number : numbers) {
      all = all.and(Somebody.account(number));
      var account = accounts.account(number);
      if (account.isEmpty() || accounts.isForgotten(number)) continue;
      all = all.and(Somebody.called(Set.of(account.get().name())));
      for (var address : people.proved(number)) all = all.and(Somebody.address(address));
    }
    return all;
  }

  /**
   * The account is closed and of nobody: its number stays, for the book names no one else.
   *
   * @throws Refusal when nobody would be left to open accounts
   */
  @Override
  public void forget(Occasion occasion, Somebody person) {
    if (person.accounts().isEmpty()) return;
    if (accounts.lockAdministrators().stream().noneMatch(one -> !person.accounts().contains(one))
        && person.accounts().stream().anyMatch(accounts::isAdministrator))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.last-administrator");
    for (var account : person.accounts()) {
      accounts.unprove(account);
      accounts.forget(account, Held.Whose.ACCOUNT.former(), occasion.now());
      people.endAll(occasion, account);
    }
  }
}
