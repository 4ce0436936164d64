package org.greenclassroom.donations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.greenclassroom.donations.FormTable.Form;
import org.greenclassroom.frame.Flaw;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for donors: a form is begun, left, continued, sent, followed and withdrawn. */
@Service
@Transactional
public class Giving {
  /** By one network within an hour; a company's people share one. */
  private enum Attempt {
    BEGIN(60),
    SEND(20),
    MAIL(5);

    final int most;

    Attempt(int most) {
      this.most = most;
    }
  }

  /** A form that nobody came back to. */
  static final Duration UNSENT = Duration.ofDays(30);

  /** A person after the last step; the privacy note promises it. */
  static final Duration PERSON = Duration.ofDays(730);

  private final FormTable forms;
  private final OfferTable offers;
  private final OfferLetters letters;
  private final Partners partners;
  private final Floods floods;

  Giving(
      FormTable forms, OfferTable offers, OfferLetters letters, Partners partners, Floods floods) {
    this.forms = forms;
    this.offers = offers;
    this.letters = letters;
    this.partners = partners;
    this.floods = floods;
  }

  /** Keeps what was typed so far under a new link, and answers the link's secret. */
  public String begin(Occasion occasion, String from, Locale locale, Map<String, String> typed) {
    count(occasion, from, Attempt.BEGIN);
    var secret = PublicLinks.secret();
    forms.insert(secret, locale.getLanguage(), typed, occasion.now());
    return secret;
  }

  void save(Occasion occasion, String secret, Locale locale, Map<String, String> typed) {
    forms.save(form(secret).form(), locale.getLanguage(), typed, occasion.now());
  }

  void enclose(String secret, List<Enclosure> files) {
    var form = form(secret).form();
    if (forms.enclosures(form).size() + files.size() > Enclosure.MOST)
      throw new Refusal("donations.refusal.enclosures", Enclosure.MOST);
    for (var file : files) forms.enclose(form, file);
  }

  void takeOut(String secret, long enclosure) {
    forms.takeOut(form(secret).form(), enclosure);
  }

  /** Sends the link to the address typed in the form, once; says whether it went. */
  boolean mailLink(Occasion occasion, String from, String secret, Locale locale) {
    var form = form(secret);
    var typed = form.typed().getOrDefault("email", "").strip();
    if (typed.isEmpty() || form.mailed()) return false;
    count(occasion, from, Attempt.MAIL);
    letters.left(occasion, Post.address(typed), locale, secret);
    forms.mailed(form.form());
    return true;
  }

  /** What keeps this form from being sent; nothing: it can be. */
  List<Flaw> flaws(Occasion occasion, String secret) {
    var sheet = sheet(occasion, form(secret));
    sheet.read();
    return sheet.flaws();
  }

  /**
   * Makes it an offer. From then on its words stay as they are.
   *
   * @throws Refusal when something is wrong with it, or too many came from there
   */
  public long send(Occasion occasion, String from, String secret, Locale locale) {
    var form = form(secret);
    if (!form.typed().getOrDefault("website", "").isBlank())
      throw new Refusal("donations.refusal.by-a-program");
    var told = sheet(occasion, form).read();
    if (told == null) throw new Refusal("donations.refusal.form-incomplete");
    count(occasion, from, Attempt.SEND);
    var byOfficer = isOfficer(occasion);
    var offer =
        offers.insert(
            form.form(),
            told,
            locale,
            occasion.now(),
            byOfficer ? occasion.actor().account() : null);
    for (var line : told.lines()) offers.insert(offer, line);
    offers.insert(offer, told, occasion.now());
    offers.step(offer, Offer.State.WAITING, occasion.now(), occasion.actor().account());
    forms.sent(form.form(), occasion.now());
    letters.arrived(
        occasion,
        new Contact(told.person(), told.email(), told.phone(), locale),
        offer,
        secret,
        told.lines());
    return offer;
  }

  /** The donor thinks otherwise: the offer ends, and the person is forgotten. */
  void withdraw(Occasion occasion, String secret) {
    var offer = offers.behind(secret).orElseThrow(() -> Refusal.notFound(secret));
    offers.lock(offer.offer());
    offer = offers.offer(offer.offer()).orElseThrow();
    if (!offer.isWaiting())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "donations.refusal.answered", offer.number(), offer.state());
    offers.become(offer.offer(), Offer.State.WITHDRAWN);
    offers.step(offer.offer(), Offer.State.WITHDRAWN, occasion.now(), occasion.actor().account());
    offers.forget(offer.offer());
    forms.takeOutAll(offer.form());
  }

  /** The form behind this link while it was not sent. */
  Optional<Form> unsent(String secret) {
    return forms.unsent(secret);
  }

  /** The offer behind this link once it was sent. */
  @Transactional(readOnly = true)
  Offer offer(String secret) {
    return offers.behind(secret).orElseThrow(() -> Refusal.notFound(secret));
  }

  @Transactional(readOnly = true)
  List<Enclosure.Kept> enclosures(long form) {
    return forms.enclosures(form);
  }

  /** The customs territories in which the programme has a house. */
  @Transactional(readOnly = true)
  Set<String> territories() {
    var all = new TreeSet<String>();
    for (Partner house : partners.of(PartnerKind.HOUSE)) all.add(house.territory());
    return all;
  }

  /**
   * Forgets forms nobody came back to; persons and what they attached, two years after the last
   * step; where somebody lives who is forgotten.
   */
  void forget(Instant now) {
    forms.forgetUnsent(now.minus(UNSENT));
    floods.forget(now);
    offers.forgetOld(now.minus(PERSON));
    offers.forgetOldEnclosures(now.minus(PERSON));
    offers.forgetHomes();
  }

  private Form form(String secret) {
    return forms.unsent(secret).orElseThrow(() -> Refusal.notFound(secret));
  }

  private Sheet sheet(Occasion occasion, Form form) {
    return new Sheet(form.typed(), occasion.today(), territories(), isOfficer(occasion));
  }

  private void count(Occasion occasion, String from, Attempt what) {
    if (isOfficer(occasion)) return;
    floods.count("donations/" + what, from, what.most, occasion.now());
  }

  private static boolean isOfficer(Occasion occasion) {
    return occasion.actor().is(Role.OFFICER);
  }
}
