package org.greenclassroom.donations;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.LetterLinks;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;

/** What a donor is written about an offer, in the language in which it came. */
@Component
class OfferLetters {
  private final Post post;
  private final LetterLinks links;
  private final Wording wording;
  private final Entities entities;

  OfferLetters(Post post, LetterLinks links, Wording wording, Entities entities) {
    this.post = post;
    this.links = links;
    this.wording = wording;
    this.entities = entities;
  }

  /** The link under which a form was left. */
  void left(Occasion occasion, String email, Locale locale, String secret) {
    post.write(occasion, email, locale, "donations.letter.left", link(secret, locale));
  }

  void arrived(Occasion occasion, Contact contact, long offer, String secret, List<Line> lines) {
    if (!contact.hasEmail()) return;
    var locale = contact.language();
    post.write(
        occasion,
        contact.email(),
        locale,
        "donations.letter.arrived",
        contact.person(),
        Offer.number(offer),
        lines.stream()
            .map(line -> "– " + wording.line(line, locale))
            .collect(Collectors.joining("\n")),
        link(secret, locale));
  }

  void answered(
      Occasion occasion,
      Contact contact,
      Offer offer,
      Offer.State outcome,
      List<Line> lines,
      Answer answer,
      List<Specification> minima) {
    if (!contact.hasEmail()) return;
    var locale = contact.language();
    post.write(
        occasion,
        contact.email(),
        locale,
        entities.actingFor(offer.territory(), occasion.today()),
        switch (outcome) {
          case ACCEPTED -> "donations.letter.accepted";
          case PARTLY_ACCEPTED -> "donations.letter.partly-accepted";
          case DECLINED -> "donations.letter.declined";
          case WAITING, WITHDRAWN -> throw new IllegalArgumentException(outcome.name());
        },
        contact.person(),
        offer.number(),
        lines.stream()
            .map(line -> "– " + wording.answered(line, answer.of(line), locale))
            .collect(Collectors.joining("\n")),
        wording.advice(answer, minima, locale).stream()
            .map(sentence -> sentence + "\n\n")
            .collect(Collectors.joining()),
        link(offer.secret(), locale));
  }

  private String link(String secret, Locale locale) {
    return links.to("/give/" + secret, locale);
  }
}
