package org.greenclassroom.distance;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInDistance() {
    return Personal.in(
        "distance",
        """
        request        CONTACT   TAKE_PART AO blank  job:forget-distance:90 person=name email=mail/empty phone=phone/empty remarks=words/empty
        request@reason MENTIONED TAKE_PART AO redact always                 reason=words
        session        CONTACT   TAKE_PART AO blank  job:forget-distance:90 adult_name=name/empty adult_phone=phone/empty
        session@words  MENTIONED TAKE_PART AO redact always                 host=words recording_reason=words recording_word=words overrule=words backup=words
        rehearsal      MENTIONED TAKE_PART AO redact always                 words=words
        told           MENTIONED TAKE_PART AO redact always                 words=words
        """,
        """
        request school_name course: an organisation and a course
        session approval link pass_code: how to come in
        """);
  }
}
