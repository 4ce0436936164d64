package org.greenclassroom.federation;

import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Happening;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of federation: who elsewhere is which account here. */
@Service
@Transactional
public class Federation {
  private final LinkTable links;
  private final People people;
  private final Ways ways;

  Federation(LinkTable links, People people, Ways ways) {
    this.links = links;
    this.people = people;
    this.ways = ways;
  }

  /**
   * The account of somebody who comes in: the one that is linked, else the one that is reached at
   * the address for which the provider speaks, which is linked by that. Nobody gets an account here
   * by having one elsewhere.
   */
  long accountOf(Occasion occasion, Vouched who) {
    var known = links.of(who.issuer(), who.subject());
    if (known.isPresent()) {
      links.used(who.issuer(), who.subject(), occasion.now());
      return known.get().account();
    }
    var address = who.address();
    var label = ways.labelOf(who.issuer());
    if (address == null)
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, who.addressRefused(), label, who.shown());
    var account =
        people
            .reachedAt(address)
            .orElseThrow(() ->
                new Refusal(
                    Refusal.Kind.NOT_ALLOWED, "federation.refusal.nobody", label, who.shown()));
    // what was taken away on purpose does not come back by itself
    if (links.isParted(account.account(), who.issuer()))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "federation.refusal.parted", label);
    if (account.disabled()) throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.closed");
    put(occasion, account.account(), who, account.account());
    links.used(who.issuer(), who.subject(), occasion.now());
    return account.account();
  }

  /** Whoever is signed in is that one elsewhere, too. */
  void link(Occasion occasion, Vouched who) {
    put(occasion, occasion.actor().account(), who, occasion.actor().account());
  }

  /** An administrator writes down which member of WeChat Work an account is. */
  void linkMember(Occasion occasion, long account, String member) {
    people.known(account);
    if (!member.matches("[\\w.@-]{1,64}")) throw new Refusal("federation.refusal.member", member);
    var issuer = ways.named(WeCom.NAME).issuer();
    put(
        occasion,
        account,
        new Vouched(issuer, member, member, null, "federation.refusal.not-linked", false, null),
        occasion.actor().account());
  }

  private void put(Occasion occasion, long account, Vouched who, long by) {
    var label = ways.labelOf(who.issuer());
    var taken = links.of(who.issuer(), who.subject());
    if (taken.isPresent() && taken.get().account() == account) return;
    if (taken.isPresent())
      throw new Refusal(Refusal.Kind.CONFLICT, "federation.refusal.taken", label, who.shown());
    // an address that was given to somebody else over there does not open this account
    if (links.of(account, who.issuer()).isPresent())
      throw new Refusal(Refusal.Kind.CONFLICT, "federation.refusal.another", label, who.shown());
    links.insert(account, who, by, occasion.now());
    links.unpart(account, who.issuer());
    people.happened(occasion, account, Happening.LINKED);
    people.tell(
        occasion,
        account,
        "federation.letter.linked",
        people.known(account).name(),
        label,
        who.shown(),
        occasion.now());
  }

  /** It opens the account no longer; its owner, or an administrator, links it again. */
  void unlink(Occasion occasion, long account, long link) {
    var gone = links.delete(link, account).orElseThrow(() -> Refusal.notFound("" + link));
    links.part(account, gone.issuer(), occasion.now());
    people.happened(occasion, account, Happening.PARTED);
    people.tell(
        occasion,
        account,
        "federation.letter.removed",
        people.known(account).name(),
        ways.labelOf(gone.issuer()),
        gone.shown(),
        occasion.now());
  }

  @Transactional(readOnly = true)
  List<Link> linksOf(long account) {
    return links.of(account);
  }
}
