package org.greenclassroom.applications;

import java.util.Locale;
import org.greenclassroom.frame.LetterLinks;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;

/** What a school is written about its application, in the language in which it came. */
@Component
class Letters {
  private final Post post;
  private final LetterLinks links;
  private final ApplicationTable table;

  Letters(Post post, LetterLinks links, ApplicationTable table) {
    this.post = post;
    this.links = links;
    this.table = table;
  }

  /** The link under which a form was left. */
  void left(Occasion occasion, String email, Locale locale, String secret) {
    post.write(occasion, email, locale, "applications.letter.left", link(secret, locale));
  }

  void arrived(Occasion occasion, Application application) {
    var told = application.told();
    write(occasion, application, "applications.letter.arrived", told.room(), told.seats());
  }

  void asked(Occasion occasion, Application application, String question) {
    write(occasion, application, "applications.letter.asked", question);
  }

  void surveyed(Occasion occasion, Application application) {
    write(occasion, application, "applications.letter.survey", application.told().room());
  }

  void approved(Occasion occasion, Application application, Decision.Plan plan, String note) {
    write(
        occasion,
        application,
        "applications.letter.approved",
        plan.room(),
        plan.seats(),
        paragraph(note));
  }

  void waiting(Occasion occasion, Application application, String note) {
    write(occasion, application, "applications.letter.waiting", paragraph(note));
  }

  void rejected(Occasion occasion, Application application, Decision.Reason reason, String note) {
    write(occasion, application, "applications.letter.rejected", reason, paragraph(note));
  }

  /** Arguments of each letter: person, number, link, then its own. */
  private void write(Occasion occasion, Application application, String key, Object... arguments) {
    var contact = table.contact(application.application()).orElse(null);
    if (contact == null || !contact.hasEmail()) return;
    var all = new Object[arguments.length + 3];
    all[0] = contact.person();
    all[1] = application.number();
    all[2] = link(application.secret(), contact.language());
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    post.write(occasion, contact.email(), contact.language(), key, all);
  }

  private static String paragraph(String note) {
    return note.isBlank() ? "" : note + "\n\n";
  }

  private String link(String secret, Locale locale) {
    return links.to("/apply/" + secret, locale);
  }
}
