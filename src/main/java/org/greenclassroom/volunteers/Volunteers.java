package org.greenclassroom.volunteers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of volunteers: who they are, what they lack, how they come in. */
@Service
@Transactional
public class Volunteers {
  /** Guests' numbers below are drivers' passes. */
  public static final long FIRST = 1_000_000_000L;

  /** A letter that was read on Monday opens the door on Saturday. */
  private static final Duration LINK_IS_GOOD = Duration.ofDays(7);

  /** Whoever was entered by a stranger and never answered is forgotten. */
  private static final Duration UNANSWERED = Duration.ofDays(30);

  private static final Set<String> SPOKEN = Set.of("en", "zh", "fr");
  private static final Set<Integer> AGES = Set.of(16, 18, 21);

  private final VolunteerTable table;
  private final TextTable texts;
  private final LinkTable links;
  private final Partners partners;
  private final Post post;
  private final Origin origin;
  private final MessageSource words;
  private final ObjectProvider<Forgotten> forgotten; // rooms above hang theirs

  Volunteers(
      VolunteerTable table,
      TextTable texts,
      LinkTable links,
      Partners partners,
      Post post,
      Origin origin,
      MessageSource words,
      ObjectProvider<Forgotten> forgotten) {
    this.table = table;
    this.texts = texts;
    this.links = links;
    this.partners = partners;
    this.post = post;
    this.origin = origin;
    this.words = words;
    this.forgotten = forgotten;
  }

  /**
   * Finds a person by e-mail or enters them. What is known of somebody already is not changed: who
   * types the address may be a stranger. Typed by one of ours, they are nobody's invention and are
   * not forgotten for never having answered.
   *
   * @return the volunteer's number
   */
  public long known(Occasion occasion, Person typed) {
    var email = Post.address(typed.email());
    var already = table.mailed(email);
    if (already.isPresent()) {
      vouch(occasion, already.get().volunteer());
      return already.get().volunteer();
    }
    var person =
        new Person(
            typed.name(),
            email,
            spoken(typed.language().getLanguage()),
            typed.partner(),
            typed.atLeast());
    check(person.name(), person.partner(), person.atLeast());
    return table
        .insert(person, email, occasion.now(), occasion.actor().account())
        .orElseGet(() -> table.mailed(email).orElseThrow().volunteer());
  }

  /** The volunteer who acts: a guest by a link of theirs, or an account that is attached to one. */
  @Transactional(readOnly = true)
  public Optional<Long> of(Actor actor) {
    if (actor.account() > 0) return table.ofAccount(actor.account());
    if (!actor.isGuest() || -actor.account() < FIRST) return Optional.empty();
    return table.volunteer(-actor.account()).filter(one -> !one.erased()).map(Volunteer::volunteer);
  }

  @Transactional(readOnly = true)
  public Volunteer volunteer(long volunteer) {
    return table.volunteer(volunteer).orElseThrow(() -> Refusal.notFound(Long.toString(volunteer)));
  }

  /**
   * What is missing for that day; empty: nothing. A person says it for themselves, of their page.
   */
  @Transactional(readOnly = true)
  public List<Lack> lacks(long number, Needs needs, LocalDate day) {
    var lacks = lacks(List.of(number), needs, day).get(number);
    if (lacks == null) throw Refusal.notFound(Long.toString(number));
    return lacks;
  }

  /** The same for many people at once; of a number that nobody has nothing is said. */
  @Transactional(readOnly = true)
  public Map<Long, List<Lack>> lacks(Collection<Long> numbers, Needs needs, LocalDate day) {
    var papers = new HashMap<Long, VolunteerTable.Clearance>();
    if (needs.clearance() != null)
      for (var paper : table.clearances(numbers))
        if (paper.kind() == needs.clearance()) papers.put(paper.volunteer(), paper);
    var signed =
        needs.texts().isEmpty()
            ? Map.<Long, List<TextTable.Signed>>of()
            : texts.signed(numbers).stream()
                .collect(Collectors.groupingBy(TextTable.Signed::volunteer));
    var lacks = new HashMap<Long, List<Lack>>();
    for (var one : table.volunteers(numbers))
      lacks.put(
          one.volunteer(),
          lacks(
              one,
              papers.get(one.volunteer()),
              signed.getOrDefault(one.volunteer(), List.of()),
              needs,
              day));
    return lacks;
  }

  private static List<Lack> lacks(
      Volunteer volunteer,
      VolunteerTable.@Nullable Clearance seen,
      List<TextTable.Signed> signed,
      Needs needs,
      LocalDate day) {
    var lacks = new ArrayList<Lack>();
    if (volunteer.erased())
      lacks.add(Lack.of("volunteers.lack.forgotten", "" + volunteer.volunteer()));
    if (needs.minAge() > Objects.requireNonNullElse(volunteer.atLeast(), 0))
      lacks.add(Lack.of("volunteers.lack.age", needs.minAge()));
    if (needs.clearance() != null) {
      if (seen == null || seen.result() != ClearanceResult.CLEAR)
        lacks.add(Lack.of("volunteers.lack.clearance", needs.clearance()));
      else if (seen.validUntil().isBefore(day))
        lacks.add(Lack.of("volunteers.lack.clearance-over", needs.clearance(), seen.validUntil()));
    }
    for (var text : signed)
      if (text.agreedAt() == null && needs.texts().contains(text.text()))
        lacks.add(
            Lack.of(
                text.before() ? "volunteers.lack.text-new" : "volunteers.lack.text", text.text()));
    return lacks;
  }

  /**
   * Writes a letter with a link that lets its reader in, without an account, and leads to a page of
   * ours. Nothing shows whether the address is known: to an unknown one nothing is written.
   *
   * @param path of our own, beginning with one slash
   * @throws Refusal where a link may lead elsewhere
   */
  public void sendLink(Occasion occasion, String typedAddress, String path, Locale locale) {
    origin.mustBeSure(occasion.actor());
    table
        .mailed(Post.address(typedAddress))
        .ifPresent(
            one -> sendLink(occasion, one.volunteer(), path, "volunteers.letter.link", locale));
  }

  /** The same to somebody who is known, in their own language. */
  public void sendLink(Occasion occasion, long volunteer, String path) {
    sendLink(occasion, volunteer, path, "volunteers.letter.link", null);
  }

  /**
   * The same with words of another room: {@code <key>.subject} and {@code <key>.body}, whose first
   * argument is the person's name, the second the link, the third until when it is good; then
   * yours. Where a link may lead elsewhere, the letter says instead how one comes by it.
   */
  public void sendLink(
      Occasion occasion,
      long volunteer,
      String path,
      String key,
      @Nullable Locale locale,
      Object... arguments) {
    if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\"))
      throw new IllegalArgumentException("not a path of ours: " + path);
    var known = volunteer(volunteer);
    if (known.email() == null) return;
    var language =
        locale == null
            ? Locale.forLanguageTag(Objects.requireNonNullElse(known.language(), "en"))
            : locale;
    var until = occasion.now().plus(LINK_IS_GOOD);
    var all = new ArrayList<Object>();
    all.add(Objects.requireNonNullElse(known.name(), ""));
    all.add(
        origin.isSure(occasion.actor())
            ? link(occasion, volunteer, path, until)
            : words.getMessage("volunteers.letter.no-link", null, language));
    all.add(until);
    all.addAll(List.of(arguments));
    post.writeSealed(occasion, known.email(), language, key, all.toArray());
  }

  private String link(Occasion occasion, long volunteer, String path, Instant until) {
    var secret = PublicLinks.secret();
    links.insert(volunteer, PublicLinks.hash(secret), path, occasion.now(), until);
    return origin.here() + "/v/" + secret;
  }

  /** Whom a link lets in; of others nothing is known. */
  @Transactional(readOnly = true)
  LinkTable.Link behind(String secret, Instant now) {
    return links
        .good(PublicLinks.hash(secret), now)
        .filter(link -> !volunteer(link.volunteer()).erased())
        .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "volunteers.refusal.link"));
  }

  /** The link is opened: the address is theirs; whoever is signed in becomes this volunteer. */
  LinkTable.Link open(Occasion occasion, String secret) {
    var link = behind(secret, occasion.now());
    table.verified(link.volunteer(), occasion.now());
    if (occasion.actor().account() > 0) table.attach(link.volunteer(), occasion.actor().account());
    return link;
  }

  /** What a person, or an officer, says of them now. */
  public void change(
      Occasion occasion,
      long volunteer,
      String name,
      String language,
      @Nullable Long partner,
      @Nullable Integer atLeast) {
    known(volunteer);
    check(name, partner, atLeast);
    vouch(occasion, volunteer);
    table.change(volunteer, name.strip(), spoken(language).getLanguage(), partner, atLeast);
  }

  /** An officer has seen a paper. Only what it said is written down. */
  public void clear(
      Occasion occasion,
      long volunteer,
      ClearanceKind kind,
      ClearanceResult result,
      LocalDate issuedOn,
      LocalDate validUntil) {
    known(volunteer);
    if (issuedOn.isAfter(occasion.today()))
      throw new Refusal("volunteers.refusal.issued-later", issuedOn);
    if (validUntil.isBefore(issuedOn))
      throw new Refusal("volunteers.refusal.valid-before", issuedOn, validUntil);
    vouch(occasion, volunteer);
    table.clear(
        volunteer,
        kind,
        result,
        issuedOn,
        validUntil,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("clearance"));
  }

  /** Forgets the person. The number stays, and what was counted under it. */
  public void erase(Occasion occasion, long volunteer) {
    if (volunteer(volunteer).erased()) return; // a second click
    erase(occasion, List.of(volunteer));
  }

  private void erase(Occasion occasion, List<Long> volunteers) {
    // first the rooms above: who has a place is written to that it is given up
    for (var volunteer : volunteers)
      forgotten.orderedStream().forEach(room -> room.forgotten(occasion, volunteer));
    links.endAll(volunteers);
    table.erase(volunteers, occasion.now());
  }

  /** At night: links that are over, people who never answered. */
  void sweep(Occasion occasion) {
    links.sweep(occasion.now());
    erase(occasion, table.unverified(occasion.now().minus(UNANSWERED)));
  }

  private void vouch(Occasion occasion, long volunteer) {
    if (occasion.actor().seesAll()) table.vouch(volunteer, occasion.actor().account());
  }

  @Transactional(readOnly = true)
  List<VolunteerTable.Clearance> clearances(long volunteer) {
    return table.clearances(List.of(volunteer));
  }

  @Transactional(readOnly = true)
  Slice<VolunteerTable.Row> page(String q, boolean unsigned, String after, int size) {
    int cut = after.lastIndexOf('~');
    long number = 0;
    if (cut >= 0)
      try {
        number = Long.parseLong(after.substring(cut + 1));
      } catch (NumberFormatException otherAddress) {
        throw Refusal.notFound(after);
      }
    return Slice.of(
        table.page(q.strip(), unsigned, cut < 0 ? "" : after.substring(0, cut), number, size + 1),
        size,
        row ->
            Objects.requireNonNullElse(row.name(), "").toLowerCase(Locale.ROOT)
                + "~"
                + row.volunteer());
  }

  @Transactional(readOnly = true)
  long count(String q, boolean unsigned) {
    return table.count(q.strip(), unsigned);
  }

  private Volunteer known(long number) {
    var volunteer = volunteer(number);
    if (volunteer.erased()) throw new Refusal("volunteers.refusal.forgotten", "" + number);
    return volunteer;
  }

  private void check(String name, @Nullable Long partner, @Nullable Integer atLeast) {
    if (name.isBlank() || name.strip().length() > 100) throw new Refusal("volunteers.refusal.name");
    if (partner != null) partners.partner(partner);
    if (atLeast != null && !AGES.contains(atLeast))
      throw new Refusal("volunteers.refusal.age", atLeast);
  }

  private static Locale spoken(String language) {
    return Locale.forLanguageTag(SPOKEN.contains(language) ? language : "en");
  }
}
