package org.greenclassroom.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.KnowsPeople;
import org.greenclassroom.frame.Personal;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of privacy: what is kept of one person, and forgetting them. */
@Service
@Transactional
public class Privacy {
  /** GDPR, article 12 (3): within one month. */
  static final int DAYS_TO_ANSWER = 30;

  private static final int NEWEST = 50;

  /** An address that stands there is of nobody else by that. */
  private static final Set<String> BESIDE =
      Set.of("people/mailbox", "signin/wish", "frame/letter", "privacy/request");

  private final Everywhere everywhere;
  private final Requests requests;
  private final LookTable looks;
  private final Rounds rounds;
  private final People people;
  private final ObjectProvider<Personal> rooms;
  private final ObjectProvider<KnowsPeople> knowing;

  Privacy(
      Everywhere everywhere,
      Requests requests,
      LookTable looks,
      Rounds rounds,
      People people,
      ObjectProvider<Personal> rooms,
      ObjectProvider<KnowsPeople> knowing) {
    this.everywhere = everywhere;
    this.requests = requests;
    this.looks = looks;
    this.rounds = rounds;
    this.people = people;
    this.rooms = rooms;
    this.knowing = knowing;
  }

  /**
   * What one table has of a person.
   *
   * @param byName rows that have the same name and nothing else to tell whose they are
   */
  public record Found(Held held, int rows, int byName) {}

  /**
   * The rows of one table.
   *
   * @param inAll how many there are; more than are told only where they are past counting by hand
   */
  public record Told(Held held, List<Map<String, @Nullable Object>> rows, int inAll) {}

  /** How much went. */
  public record Forgotten(int deleted, int emptied) {}

  /** All lines of all lists, room by room. */
  public List<Held> list() {
    return rooms.stream()
        .sorted(Comparator.comparing(Personal::room))
        .flatMap(room -> room.held().stream())
        .toList();
  }

  /** Everything that means the same person as this. */
  @Transactional(readOnly = true)
  public Somebody person(Somebody asked) {
    var contacts = list().stream().filter(Privacy::saysWhoElse).toList();
    var all = asked;
    while (true) { // an account leads to an address, which leads to a volunteer
      var more = all;
      for (var room : knowing.orderedStream().toList()) more = more.and(room.known(more));
      for (var held : contacts) more = more.and(everywhere.said(held, all));
      if (more.equals(all)) return all;
      all = more;
    }
  }

  /** Rows of somebody without a number, found by an address that has a name beside it. */
  private static boolean saysWhoElse(Held held) {
    return held.has(Held.Kind.NAME)
        && (held.has(Held.Kind.MAIL) || held.has(Held.Kind.PHONE))
        && held.fields().stream().noneMatch(field -> field.kind().isNumber());
  }

  /** Addresses that accounts of this person, or others at its addresses, have and nobody proved. */
  @Transactional(readOnly = true)
  public List<People.Unproved> unproved(Somebody person) {
    return people.unproved(person.accounts(), person.addresses());
  }

  /** With the addresses that only this person's accounts have, though nobody proved them. */
  private Somebody withUnproved(Somebody person) {
    var all = person;
    for (var typed : people.unproved(person.accounts(), Set.of()))
      if (isOnlyOf(person, typed.address())) all = all.and(Somebody.address(typed.address()));
    return all;
  }

  private boolean isOnlyOf(Somebody person, String address) {
    var at = Somebody.address(address);
    return people.unproved(Set.of(), Set.of(address)).stream()
            .allMatch(typed -> person.accounts().contains(typed.account()))
        && person(at).equals(at)
        && list().stream()
            .filter(held -> !BESIDE.contains(held.room() + "/" + held.table()))
            .allMatch(held -> everywhere.count(held, at, false) == 0);
  }

  /**
   * What surely is one account's own: its number, the addresses it proved, and what rooms know by
   * these. Not what rooms know beside: a telephone, another address stand there as somebody typed
   * them, perhaps this account itself.
   */
  @Transactional(readOnly = true)
  public Somebody own(long account) {
    var one = Somebody.account(account);
    var proved = one;
    for (var address : people.proved(account)) proved = proved.and(Somebody.address(address));
    var all = known(proved);
    // others have that address too: what is told by the number alone
    boolean shared = all.and(one).maybeSeveral();
    var tied = shared ? known(one) : all;
    return new Somebody(
        Set.of(account),
        tied.volunteers(),
        tied.teachers(),
        shared ? Set.of() : proved.addresses(),
        Set.of(),
        shared ? Set.of() : all.names());
  }

  private Somebody known(Somebody asked) {
    var all = Somebody.NOBODY;
    for (var room : knowing.orderedStream().toList()) all = all.and(room.known(asked));
    return all;
  }

  /** Everywhere, running text of others too: for an administrator. */
  @Transactional(readOnly = true)
  public List<Found> found(Somebody person) {
    return found(person, list());
  }

  /** Where an address, a telephone or a number says that it is this person. */
  @Transactional(readOnly = true)
  List<Found> foundSurely(Somebody person) {
    return found(person, list().stream().filter(Held::isFoundSurely).toList());
  }

  private List<Found> found(Somebody person, List<Held> list) {
    var all = new ArrayList<Found>();
    for (var held : list) {
      int sure = everywhere.count(held, person, false);
      int byName = held.has(Held.Kind.NAME) ? everywhere.count(held, person, true) - sure : 0;
      if (sure + byName > 0) all.add(new Found(held, sure, byName));
    }
    return all;
  }

  /** The rows themselves; those where others mention the person only for an administrator. */
  @Transactional(readOnly = true)
  public List<Told> told(Somebody person, boolean all) {
    var told = new ArrayList<Told>();
    for (var held : list()) {
      if (!all && (held.whose() == Held.Whose.MENTIONED || held.isFoundByName())) continue;
      var rows = everywhere.rows(held, person, all);
      if (rows.isEmpty()) continue;
      int inAll =
          rows.size() < Everywhere.MOST_ROWS ? rows.size() : everywhere.count(held, person, all);
      told.add(new Told(held, rows, inAll));
    }
    return told;
  }

  /**
   * Who looked, the newest before that one.
   *
   * @param account who; null: anybody
   */
  @Transactional(readOnly = true)
  Slice<LookTable.Seen> looks(long before, @Nullable Long account, int size) {
    return Slice.of(
        looks.before(before, account, size + 1), size, look -> Long.toString(look.look()));
  }

  /** Who looked at this person alone. */
  @Transactional(readOnly = true)
  List<LookTable.Seen> looksAt(long account, Somebody person) {
    return looks.at(account, person.volunteers(), person.teachers(), NEWEST);
  }

  /** How often lists were looked at on which this person may stand. */
  @Transactional(readOnly = true)
  List<LookTable.Lists> listsOf(long account, Somebody person) {
    var kinds = new ArrayList<String>();
    kinds.add(Held.Whose.ACCOUNT.name());
    if (!person.volunteers().isEmpty()) kinds.add(Held.Whose.VOLUNTEER.name());
    if (!person.teachers().isEmpty()) kinds.add(Held.Whose.TEACHER.name());
    return looks.lists(account, kinds);
  }

  /** What went at night, the newest before that one. */
  @Transactional(readOnly = true)
  Slice<Rounds.Swept> swept(long before, int size) {
    return Slice.of(rounds.before(before, size + 1), size, one -> Long.toString(one.sweep()));
  }

  /** A person asks to be forgotten; twice is once. */
  public void ask(Occasion occasion) {
    requests.ask(
        occasion.key(),
        occasion.actor().account(),
        occasion.now(),
        occasion.today().plusDays(DAYS_TO_ANSWER));
  }

  @Transactional(readOnly = true)
  Optional<Requests.Request> asked(Actor actor) {
    return requests.ofAccount(actor.account());
  }

  /**
   * An administrator looks for somebody, by a mail address, a telephone, a login or the number of
   * an account.
   */
  long look(Occasion occasion, String typed) {
    var word = typed.strip();
    var now = occasion.now();
    var by = occasion.actor().account();
    var account = people.actorOf(Somebody.lower(word)).map(Actor::account);
    if (account.isPresent())
      return requests.look(occasion.key(), account.get(), null, null, now, by);
    if (word.matches("#?\\d{1,6}")) {
      long number = Long.parseLong(word.replace("#", ""));
      people.known(number);
      return requests.look(occasion.key(), number, null, null, now, by);
    }
    if (word.contains("@"))
      return requests.look(occasion.key(), null, Somebody.lower(word), null, now, by);
    var digits = Somebody.digits(word);
    if (digits.length() >= 7 && digits.length() <= 20 && word.matches("[+()\\d\\s./-]+"))
      return requests.look(occasion.key(), null, null, digits, now, by);
    throw new Refusal("privacy.refusal.whom", word);
  }

  @Transactional(readOnly = true)
  Requests.Request request(long request) {
    return requests.request(request).orElseThrow(() -> Refusal.notFound(Long.toString(request)));
  }

  @Transactional(readOnly = true)
  List<Requests.Request> open() {
    return requests.open();
  }

  @Transactional(readOnly = true)
  List<Requests.Request> settled() {
    return requests.settled();
  }

  /**
   * Forgets whoever a request is about, in every room and in this one transaction. Again, or twice
   * at once, changes nothing more.
   *
   * @param byName also where a name is all that is known
   * @param one whoever looked says that all this is one person
   * @throws Refusal when it is the last administrator, or may be several people
   */
  public Forgotten forget(Occasion occasion, long request, boolean byName, boolean one) {
    var asked = requests.lock(request).orElseThrow(() -> Refusal.notFound(Long.toString(request)));
    if (!asked.open()) return new Forgotten(0, 0);
    var person = person(asked.person());
    if (person.maybeSeveral() && !one) throw new Refusal("privacy.refusal.several");
    person = withUnproved(person);
    int deleted = 0;
    int emptied = 0;
    // the rooms' own ways first: whether somebody is the last administrator is read from the roles
    for (var room : knowing.orderedStream().toList()) room.forget(occasion, person);
    for (var held : list()) {
      int rows = everywhere.forget(held, person, byName);
      if (held.act() == Held.Act.DELETE) deleted += rows;
      else emptied += rows;
    }
    var by = occasion.actor().account();
    requests.settle(request, occasion.now(), by, deleted, emptied);
    requests.settleOthers(person, occasion.now(), by);
    return new Forgotten(deleted, emptied);
  }
}
