package org.greenclassroom.training;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInTraining() {
    return Personal.in(
        "training",
        """
        teacher            TEACHER   TAKE_PART AOS own              asked  teacher=teacher name=name email=mail phone=phone subject=words
        observation        TEACHER   PROVE     AOS blank            asked  teacher=teacher words=words
        observation@observer TEACHER PROVE     AOS blank            asked  observer=name/former
        certificate        TEACHER   PROVE     AOS keep:CERTIFICATE always teacher=teacher
        certificate@reason MENTIONED PROVE     AOS redact           always reason=words
        session            MENTIONED TAKE_PART AOS redact           always title=words place=words reason=words
        session@trainer    TEACHER   PROVE     AOS blank            asked  trainer_name=name/former
        declaration        MENTIONED PROVE     AOS redact           always words=words
        """,
        """
        taught confirmed: by whom, as one of three words
        """);
  }
}
