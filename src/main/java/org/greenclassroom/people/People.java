package org.greenclassroom.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The front door of people: who may enter, and as what. */
@Service
@Transactional
public class People {
  private static final Duration LONGEST_TOKEN = Duration.ofDays(366);
  private static final Duration TOKEN_MEMORY = Duration.ofSeconds(3);

  private final Accounts accounts;
  private final Tokens tokens;
  private final Happenings happenings;
  private final Guesses guesses;
  private final Entries entries;
  private final PasswordEncoder passwords;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final Post post;
  private final ObjectProvider<SecondFactor> second; // the room above hangs it
  private final ObjectProvider<PersonalKey> keys; // rooms above hang theirs
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final String nobodysHash;

  People(
      Accounts accounts,
      Tokens tokens,
      Happenings happenings,
      Guesses guesses,
      Entries entries,
      PasswordEncoder passwords,
      FindByIndexNameSessionRepository<? extends Session> sessions,
      Post post,
      ObjectProvider<SecondFactor> second,
      ObjectProvider<PersonalKey> keys,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.happenings = happenings;
    this.guesses = guesses;
    this.entries = entries;
    this.passwords = passwords;
    this.sessions = sessions;
    this.post = post;
    this.second = second;
    this.keys = keys;
    this.clock = clock;
    this.nobodysHash = passwords.encode("nobody");
  }

  /**
   * @param suffices whether as many proofs were shown for it as its account is asked for
   */
  private record Known(Actor actor, boolean suffices, Instant until) {
    Optional<Actor> let() {
      if (!suffices) throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.token-one-proof");
      return Optional.of(actor);
    }
  }

  /** The same from a browser that nobody knows. */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public Actor signIn(String typedLogin, String password, String address) {
    return signIn(typedLogin, password, address, _ -> Optional.empty());
  }

  /**
   * A password is right, or it is refused; too many wrong ones, and whoever guesses waits ({@link
   * Guesses}). An unknown login takes as long as a wrong password. No connection is held while a
   * password is compared.
   *
   * @param browser what an account knows the browser by; empty: it does not
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  Actor signIn(
      String typedLogin, String password, String address, LongFunction<Optional<String>> browser) {
    var login = typedLogin.strip().toLowerCase(Locale.ROOT);
    var secret = accounts.secretOf(login);
    var known = secret.flatMap(each -> browser.apply(each.account()));
    var guess = guesses.password(login, address, known.orElse(null));
    var hash = secret.map(Accounts.Secret::passwordHash); // none: nobody comes in by a password
    boolean matches = passwords.matches(password, hash.orElse(nobodysHash));
    boolean right = hash.isPresent() && matches;
    if (!right || secret.isEmpty() || secret.get().disabled())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.sign-in");
    // it may have been changed, or the account closed, while it was compared
    var now = accounts.secretOf(login);
    if (!now.equals(secret) && now.filter(each -> isOpen(each, password)).isEmpty())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.sign-in");
    guesses.right(guess);
    var account = secret.get().account();
    if (passwords.upgradeEncoding(hash.get())) // made when less was thought slow enough
    accounts.rehash(account, hash.get(), passwords.encode(password));
    return new Actor(account, accounts.grants(account));
  }

  private boolean isOpen(Accounts.Secret secret, String password) {
    var hash = secret.passwordHash();
    return !secret.disabled() && hash != null && passwords.matches(password, hash);
  }

  /**
   * The account behind an API token; remembered for three seconds, so a revoked one lives on that
   * long.
   *
   * @throws Refusal when it was issued with one proof and two are asked of its account
   */
  @Transactional(propagation = Propagation.SUPPORTS) // a remembered one needs no connection
  public Optional<Actor> bearer(String token) {
    var hash = PublicLinks.hash(token);
    var now = clock.instant();
    var remembered = known.get(hash);
    if (remembered != null && remembered.until().isAfter(now)) return remembered.let();
    var good = tokens.good(hash, now);
    if (good.isEmpty()) {
      known.remove(hash);
      return Optional.empty();
    }
    var whole = new Actor(good.get().account(), accounts.grants(good.get().account()));
    var carried =
        whole.grants().stream()
            .filter(grant -> good.get().roles().contains(grant.role().name()))
            .toList();
    var fresh =
        new Known(
            new Actor(whole.account(), carried),
            suffices(whole, good.get().issued()),
            now.plus(TOKEN_MEMORY));
    if (known.size() > 10_000) known.clear();
    known.put(hash, fresh);
    return fresh.let();
  }

  /**
   * Whether a token that was issued so is good for an account: what one proof was enough for within
   * days of grace does not outlive them.
   */
  private boolean suffices(Actor owner, Tokens.Issuing issued) {
    var twofold = issued.twofold();
    return Boolean.TRUE.equals(twofold)
        || second.stream()
            .noneMatch(each ->
                each.isAskedOf(owner)
                    && (twofold != null || !each.had(owner.account(), issued.at())));
  }

  /**
   * A new API token, shown this once.
   *
   * @param roles the rights it carries: some of the account's own; null: all of them
   * @param life how long it is good, at most a year
   * @param twofold whether whoever asks has shown two proofs
   */
  NewToken issueToken(
      Occasion occasion, String name, @Nullable Set<Role> roles, Duration life, boolean twofold) {
    var own = EnumSet.noneOf(Role.class);
    for (var grant : occasion.actor().grants()) own.add(grant.role());
    var wanted = roles == null ? own : roles;
    if (wanted.isEmpty() || !own.containsAll(wanted))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.rights-not-yours");
    if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_TOKEN) > 0)
      throw new Refusal("people.refusal.token-life");
    if (!suffices(occasion.actor(), new Tokens.Issuing(occasion.now(), twofold)))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.token-wants-two");
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var token = "gc_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var expires = occasion.now().plus(life);
    var label = name.isBlank() ? "token" : name.strip();
    if (!tokens.insert(
        occasion.actor().account(),
        label,
        PublicLinks.hash(token),
        wanted,
        occasion.key(),
        twofold,
        occasion.now(),
        expires)) throw new Refusal(Refusal.Kind.CONFLICT, "people.refusal.token-issued");
    return new NewToken(token, expires, wanted.stream().sorted().toList());
  }

  /** A token fresh from the press. */
  public record NewToken(String token, Instant expiresAt, List<Role> roles) {}

  /**
   * One's own token.
   *
   * @param suffices false: it is refused, for it was issued with one proof and two are asked
   */
  record OwnToken(Tokens.Listed token, boolean suffices) {}

  @Transactional(readOnly = true)
  List<OwnToken> tokensOf(Occasion occasion) {
    return tokens.of(occasion.actor().account(), occasion.now()).stream()
        .map(each -> new OwnToken(each, suffices(occasion.actor(), each.issued())))
        .toList();
  }

  /** A personal key that an account has, and the page where it was made. */
  public record OpenKey(String key, String path, Instant since) {}

  /** By what programs read for this account without signing in. */
  @Transactional(readOnly = true)
  public List<OpenKey> keysOf(long account) {
    return keys.orderedStream()
        .flatMap(each ->
            each.since(account).map(since -> new OpenKey(each.key(), each.path(), since)).stream())
        .toList();
  }

  public void revokeToken(Occasion occasion, long token) {
    if (tokens.revoke(token, occasion.actor().account(), occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(token));
    known.clear();
  }

  /** Opens an account with its first role. */
  public long open(
      Occasion occasion, String login, String name, String password, Role role, long partner) {
    var clean = login.strip().toLowerCase(Locale.ROOT);
    if (!clean.matches("[\\p{L}\\p{N}._@+-]{2,80}"))
      throw new Refusal("people.refusal.login", login);
    if (name.isBlank()) throw new Refusal("frame.refusal.missing", "name");
    if (accounts.secretOf(clean).isPresent())
      throw new Refusal(Refusal.Kind.CONFLICT, "people.refusal.login-taken", clean);
    var hash = encoded(password, clean, name);
    long account;
    try {
      account = accounts.insert(clean, name.strip(), hash, occasion.now());
    } catch (DuplicateKeyException atTheSameTime) {
      throw new Refusal(Refusal.Kind.CONFLICT, "people.refusal.login-taken", clean);
    }
    happened(occasion, account, Happening.OPENED);
    granted(occasion, account, new Actor.Grant(role, partner));
    return account;
  }

  /** Answers false when the account has it already. */
  private boolean granted(Occasion occasion, long account, Actor.Grant grant) {
    if (accounts.give(account, grant, occasion.now()) == 0) return false;
    happenings.add(occasion, account, Happening.ROLE_GIVEN, grant);
    return true;
  }

  /** Writes down what was done to an account, and by whom. */
  public void happened(Occasion occasion, long account, Happening what) {
    happenings.add(occasion, account, what, null);
  }

  /**
   * One line of what was done to an account.
   *
   * @param role of a role that was given or taken, as are organisation and place
   * @param by the login of who did it; null: the house
   */
  public record Happened(
      Happening what,
      @Nullable Role role,
      @Nullable Long partner,
      @Nullable String place,
      Instant at,
      @Nullable String by) {}

  /** What was done to an account of late, the newest first. */
  @Transactional(readOnly = true)
  public List<Happened> happenings(long account) {
    return happenings.last(account, 50);
  }

  /** The very first account; its password was looked at before, or is a demonstration's. */
  long openFirst(Occasion occasion, String login, String name, String password, long house) {
    var account = accounts.insert(login, name, passwords.encode(password), occasion.now());
    for (var role : List.of(Role.ADMINISTRATOR, Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER))
      granted(occasion, account, new Actor.Grant(role, house));
    return account;
  }

  /** The same for the demonstration, whose password whoever started it answers for. */
  public long openShown(
      Occasion occasion, String login, String name, String password, Role role, long partner) {
    var account = accounts.insert(login, name, passwords.encode(password), occasion.now());
    granted(occasion, account, new Actor.Grant(role, partner));
    return account;
  }

  public void give(Occasion occasion, long account, Role role, long partner) {
    give(occasion, account, new Actor.Grant(role, partner));
  }

  /** One more role; officers and field engineers may have theirs in one or several places only. */
  public void give(Occasion occasion, long account, Actor.Grant grant) {
    var whose = known(account);
    var place = grant.place().strip().replaceFirst("(00)+$", "");
    if (!place.isEmpty()
        && !grant.role().equals(Role.OFFICER)
        && !grant.role().equals(Role.ENGINEER)) throw new Refusal("people.refusal.no-place");
    if (!place.matches("([1-9]\\d(\\d{2}(\\d{2})?)?)?"))
      throw new Refusal("people.refusal.place", grant.place().strip());
    if (granted(occasion, account, new Actor.Grant(grant.role(), grant.partner(), place)))
      tell(occasion, account, "people.letter.given", whose.name(), grant.role(), occasion.now());
    signOutEverywhere(account);
  }

  public void take(Occasion occasion, long account, Actor.Grant grant) {
    if (account == occasion.actor().account() && grant.role() == Role.ADMINISTRATOR)
      throw new Refusal("people.refusal.not-your-own-role");
    if (accounts.take(account, grant) == 0) throw Refusal.notFound(grant.role().name());
    happenings.add(occasion, account, Happening.ROLE_TAKEN, grant);
    var name = known(account).name();
    tell(occasion, account, "people.letter.taken", name, grant.role(), occasion.now());
    signOutEverywhere(account);
  }

  /** A new password; whoever came in by the old one, or by a token, is out. */
  public void changePassword(Occasion occasion, long account, String password) {
    var whose = known(account);
    accounts.changePassword(account, encoded(password, whose.login(), whose.name()));
    happened(occasion, account, Happening.PASSWORD);
    endAll(occasion, account);
    tell(occasion, account, "people.letter.password", whose.name(), occasion.now());
  }

  /** Writes to an account, if it has an address for letters. */
  public void tell(Occasion occasion, long account, String key, Object... arguments) {
    // of its own: two acts that came with one key are two letters
    var own = Occasion.of(occasion.actor(), occasion.now());
    accounts
        .mailbox(account)
        .ifPresent(box -> post.write(own, box.address(), box.spoken(), key, arguments));
  }

  /**
   * A letter with a secret in it, to where the account's owner surely reads it: an address they
   * proved, else a login that is an address.
   *
   * @param otherwise the language where none is known
   * @return whether there is such an address
   */
  public boolean tellSurely(
      Occasion occasion, long account, Locale otherwise, String key, Object... arguments) {
    var box =
        accounts
            .surely(account, otherwise.getLanguage())
            .filter(each -> Post.isAddress(each.address()));
    box.ifPresent(
        each -> post.writeSealed(occasion, each.address(), each.spoken(), key, arguments));
    return box.isPresent();
  }

  /** Where letters to this account go. */
  @Transactional(readOnly = true)
  public Optional<Mailbox> mailbox(long account) {
    return accounts.mailbox(account);
  }

  /**
   * Letters go there from now on; their reader has just proved to read them there.
   *
   * @throws Refusal when it is another account's address
   */
  public void writeTo(long account, String typed, Locale language) {
    var address = Post.address(typed);
    var taken = new Refusal(Refusal.Kind.CONFLICT, "people.refusal.address-taken", address);
    accounts.hold(address.toLowerCase(Locale.ROOT));
    if (accounts.isOfAnother(address.toLowerCase(Locale.ROOT), account)) throw taken;
    try {
      accounts.writeTo(account, address, language.getLanguage(), clock.instant());
    } catch (DuplicateKeyException atTheSameTime) {
      throw taken;
    }
  }

  /** Letters are written in this language from now on. */
  public void speakTo(long account, Locale language) {
    accounts.speakTo(account, language.getLanguage());
  }

  /** The open accounts that somebody means by a name or by an address that was proved. */
  @Transactional(readOnly = true)
  public List<Account> meant(String typed) {
    return accounts.meant(typed.strip().toLowerCase(Locale.ROOT)).stream()
        .map(this::known)
        .toList();
  }

  /**
   * Where letters to an account go, and in which language.
   *
   * @param confirmed whether somebody proved to read them there; nobody is known by another
   */
  public record Mailbox(String address, String language, boolean confirmed) {
    Locale spoken() {
      return Locale.forLanguageTag(language);
    }

    public boolean isAt(String other) {
      return address.equalsIgnoreCase(other);
    }
  }

  /** Letters to this account go to an address that nobody proved; it is in small letters. */
  public record Unproved(long account, String address) {}

  /** The addresses that nobody proved: of these accounts, or these very ones. */
  @Transactional(readOnly = true)
  public List<Unproved> unproved(Set<Long> of, Set<String> addresses) {
    return accounts.unproved(of, addresses);
  }

  /** The addresses that surely are an account's: a login that is one, the mailbox it confirmed. */
  @Transactional(readOnly = true)
  public Set<String> proved(long account) {
    var all = new TreeSet<String>();
    var login = accounts.account(account).map(Account::login).orElse("");
    if (login.contains("@")) all.add(Somebody.lower(login));
    // whoever typed an address and did not prove it may have typed somebody else's
    accounts
        .mailbox(account)
        .filter(box -> box.confirmed())
        .ifPresent(box -> all.add(Somebody.lower(box.address())));
    return all;
  }

  /** Whoever finds a browser open cannot take the account by it: the old password is asked. */
  @Transactional(noRollbackFor = Refusal.class)
  public void changeOwnPassword(Occasion occasion, String current, String password) {
    var account = occasion.actor().account();
    if (!isPassword(account, current))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.current-password");
    changePassword(occasion, account, password);
  }

  /** Ends the tokens of an account; answers how many were good. */
  public int endTokens(Occasion occasion, long account) {
    int ended = tokens.revokeAll(account, occasion.now());
    if (ended > 0) known.clear();
    return ended;
  }

  /** Ends every session, every token and every personal key of an account. */
  public void endAll(Occasion occasion, long account) {
    tokens.revokeAll(account, occasion.now());
    keys.forEach(each -> each.end(occasion, account));
    second.forEach(each -> each.endLinks(occasion, account));
    signOutEverywhere(account);
  }

  /** Ends every session of an account, of which more proofs are asked from now on. */
  public void endSessions(long account) {
    signOutEverywhere(account);
  }

  /** Its address is free for another account; whoever opens it again proves it anew. */
  public void disable(Occasion occasion, long account) {
    if (account == occasion.actor().account()) throw new Refusal("people.refusal.not-yourself");
    known(account);
    accounts.disable(account, occasion.now());
    accounts.unprove(account);
    happened(occasion, account, Happening.CLOSED);
    endAll(occasion, account);
  }

  public void enable(Occasion occasion, long account) {
    known(account);
    accounts.enable(account);
    happened(occasion, account, Happening.REOPENED);
  }

  @Transactional(readOnly = true)
  public List<Account> all() {
    return accounts.all();
  }

  /** Some accounts, by login; those whose login or name has this part, if there is one. */
  @Transactional(readOnly = true)
  public Slice<Account> page(String part, boolean openOnly, String after, int size) {
    var wanted = part.strip();
    if (wanted.indexOf('\0') >= 0 || after.indexOf('\0') >= 0) return new Slice<>(List.of(), null);
    return Slice.of(accounts.page(wanted, openOnly, after, size + 1), size, Account::login);
  }

  @Transactional(readOnly = true)
  public Account known(long account) {
    return accounts.account(account).orElseThrow(() -> Refusal.notFound(String.valueOf(account)));
  }

  /**
   * The one open account to which letters to this e-mail address surely go: by its login, or by an
   * address it confirmed. Where these are two, it is neither.
   */
  @Transactional(readOnly = true)
  public Optional<Account> reachedAt(String address) {
    return accounts.reachedAt(address.strip().toLowerCase(Locale.ROOT)).flatMap(accounts::account);
  }

  /** Writes down that this account came by another way than a password. */
  void came(Occasion occasion, long account, String way, boolean twoFactors) {
    entries.add(account, way, twoFactors, occasion.now());
  }

  void forgetEntries(Instant now) {
    entries.forget(now);
  }

  /** The account of this login as somebody who acts; used by the demonstration and by jobs. */
  @Transactional(readOnly = true)
  public Optional<Actor> actorOf(String login) {
    return accounts
        .secretOf(login)
        .map(secret -> new Actor(secret.account(), accounts.grants(secret.account())));
  }

  /**
   * This account as somebody who acts.
   *
   * @throws Refusal when it is closed or was never there
   */
  @Transactional(readOnly = true)
  public Actor acting(long account) {
    if (known(account).disabled())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.closed");
    return new Actor(account, accounts.grants(account));
  }

  /**
   * Counts one more try at something that must not be guessed, before it is looked at; {@link
   * #guessed} forgets them when it was right.
   *
   * @throws Refusal when there were so many within a quarter of an hour
   */
  @Transactional(noRollbackFor = Refusal.class)
  public void tries(String subject, int most) {
    guesses.count(subject, most);
  }

  public void guessed(String subject) {
    guesses.right(subject);
  }

  /** Whether this is the account's password; wrong ones are counted apart from signing in. */
  @Transactional(noRollbackFor = Refusal.class)
  public boolean isPassword(long account, String password) {
    var subject = "own:" + account;
    guesses.count(subject, Guesses.MOST);
    var right =
        accounts
            .secretOf(known(account).login())
            .map(Accounts.Secret::passwordHash)
            .filter(hash -> passwords.matches(password, hash))
            .isPresent();
    if (right) guesses.right(subject);
    return right;
  }

  boolean nobodyYet() {
    return accounts.none();
  }

  private String encoded(String password, String login, String name) {
    PasswordRules.check(password, login, name);
    return passwords.encode(password);
  }

  /** Sessions carry the roles of the moment of signing in; changed rights end them. */
  private void signOutEverywhere(long account) {
    sweep(account);
    if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
    // whoever was at signing in by what was good until then
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            sweep(account);
          }
        });
  }

  private void sweep(long account) {
    known.clear();
    sessions
        .findByPrincipalName(new Actor(account, List.of()).toString())
        .keySet()
        .forEach(sessions::deleteById);
  }
}
