package org.greenclassroom.applications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.greenclassroom.applications.FormTable.Form;
import org.greenclassroom.frame.Flaw;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for schools: a form is begun, left, continued, sent, followed, answered and
 * withdrawn.
 */
@Service
@Transactional
public class Applying {
  /** By one network within an hour; a county's schools may share one. */
  private enum Attempt {
    BEGIN(120),
    SEND(60),
    MAIL(5),
    ANSWER(30);

    final int most;

    Attempt(int most) {
      this.most = most;
    }
  }

  /** A form that nobody came back to. */
  static final Duration UNSENT = Duration.ofDays(30);

  /** A person after the last step of an application that ended; the privacy note promises it. */
  static final Duration PERSON = Duration.ofDays(730);

  static final int LONGEST_ANSWER = 4_000;
  private final FormTable forms;
  private final ApplicationTable table;
  private final QuestionTable questions;
  private final Letters letters;
  private final Partners partners;
  private final Floods floods;

  Applying(
      FormTable forms,
      ApplicationTable table,
      QuestionTable questions,
      Letters letters,
      Partners partners,
      Floods floods) {
    this.forms = forms;
    this.table = table;
    this.questions = questions;
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

  /** A whole form at once, for a program that writes it down. */
  long record(Occasion occasion, Locale locale, Map<String, String> fields) {
    return send(occasion, "", begin(occasion, "", locale, fields), locale);
  }

  void save(Occasion occasion, String secret, Locale locale, Map<String, String> typed) {
    forms.save(form(secret).form(), locale.getLanguage(), typed, occasion.now());
  }

  /** More photographs of a form, or of an application that is still open. */
  void add(String secret, List<Photograph> photographs) {
    var form = forms.unsent(secret).map(Form::form).orElseGet(() -> open(secret).form());
    if (forms.photographs(form).size() + photographs.size() > Photograph.MOST)
      throw new Refusal("applications.refusal.photographs", Photograph.MOST);
    for (var photograph : photographs) forms.add(form, photograph);
  }

  void takeOut(String secret, long photograph) {
    forms.takeOut(form(secret).form(), photograph);
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
   * Makes it an application. From then on its words stay as they are.
   *
   * @throws Refusal when something is wrong with it, or too many came from there
   */
  public long send(Occasion occasion, String from, String secret, Locale locale) {
    var form = form(secret);
    if (!form.typed().getOrDefault("website", "").isBlank())
      throw new Refusal("applications.refusal.by-a-program");
    var sheet = sheet(occasion, form);
    var told = sheet.read();
    if (told == null) {
      var first = sheet.flaws().getFirst();
      throw new Refusal(first.key(), first.argumentArray());
    }
    count(occasion, from, Attempt.SEND);
    var application =
        table.insert(
            form.form(),
            told,
            locale,
            occasion.now(),
            isOfficer(occasion) ? occasion.actor().account() : null);
    table.insertParts(application, told, occasion.now());
    table.step(application, Application.State.RECEIVED, occasion.now(), occasion.actor().account());
    forms.sent(form.form(), occasion.now());
    letters.arrived(occasion, table.application(application).orElseThrow());
    return application;
  }

  /** The school says what it was asked; photographs may come along, all or nothing. */
  void answer(
      Occasion occasion,
      String from,
      String secret,
      long question,
      String answer,
      List<Photograph> photographs) {
    var application = open(secret);
    var said = answer.replace("\u0000", "").strip();
    if (said.isEmpty()) throw new Refusal("applications.refusal.no-answer");
    if (said.length() > LONGEST_ANSWER)
      throw new Refusal("applications.refusal.answer-long", LONGEST_ANSWER);
    count(occasion, from, Attempt.ANSWER);
    if (questions.answer(application.application(), question, said, occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(question));
    if (!photographs.isEmpty()) add(secret, photographs);
  }

  /** The school thinks otherwise: the application ends, and the person is forgotten. */
  void withdraw(Occasion occasion, String secret) {
    var application = open(secret);
    end(occasion, application);
  }

  private void end(Occasion occasion, Application application) {
    table.become(application.application(), Application.State.WITHDRAWN);
    table.step(
        application.application(),
        Application.State.WITHDRAWN,
        occasion.now(),
        occasion.actor().account());
    table.forget(application.application());
    forms.takeOutAll(application.form());
  }

  private Application open(String secret) {
    var application = application(secret);
    table.lock(application.application());
    application = table.application(application.application()).orElseThrow();
    if (!application.isOpen())
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "applications.refusal.ended",
          application.number(),
          application.state());
    return application;
  }

  /** The form behind this link while it was not sent. */
  Optional<Form> unsent(String secret) {
    return forms.unsent(secret);
  }

  /** The application behind this link once it was sent. */
  @Transactional(readOnly = true)
  Application application(String secret) {
    return table.behind(secret).orElseThrow(() -> Refusal.notFound(secret));
  }

  @Transactional(readOnly = true)
  List<Photograph.Kept> photographs(long form) {
    return forms.photographs(form);
  }

  /** The customs territories in which the programme has a house. */
  @Transactional(readOnly = true)
  Set<String> territories() {
    var all = new TreeSet<String>();
    for (var house : partners.of(PartnerKind.HOUSE)) all.add(house.territory());
    return all;
  }

  /**
   * Forgets forms nobody came back to, and persons and photographs two years after the last step.
   */
  void forget(Instant now) {
    forms.forgetUnsent(now.minus(UNSENT));
    floods.forget(now);
    table.forgetOld(now.minus(PERSON));
    table.forgetOldPhotographs(now.minus(PERSON));
  }

  private Form form(String secret) {
    return forms.unsent(secret).orElseThrow(() -> Refusal.notFound(secret));
  }

  private Sheet sheet(Occasion occasion, Form form) {
    return new Sheet(
        form.typed(),
        occasion.today(),
        territories(),
        isOfficer(occasion),
        forms.photographs(form.form()).size());
  }

  private void count(Occasion occasion, String from, Attempt what) {
    if (!isOfficer(occasion)) floods.count("applications/" + what, from, what.most, occasion.now());
  }

  private static boolean isOfficer(Occasion occasion) {
    return occasion.actor().is(Role.OFFICER);
  }
}
