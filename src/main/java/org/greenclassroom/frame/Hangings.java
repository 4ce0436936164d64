package org.greenclassroom.frame;

import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the walls hang on themselves. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door lettersDoor() {
    return new Door(92, "frame.letters.door", "/letters", Set.of(Role.ADMINISTRATOR));
  }

  @Bean
  Tray unsentLetters(Post post) {
    return new Tray() {
      @Override
      public int order() {
        return 900;
      }

      @Override
      public String key() {
        return "frame.letters.tray";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.ADMINISTRATOR);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return post.failed();
      }
    };
  }

  @Bean
  KnowsPeople lettersOfPeople(LetterTable letters) {
    return new KnowsPeople() {
      @Override
      public Somebody known(Somebody asked) {
        return Somebody.NOBODY;
      }

      @Override
      public void forget(Occasion occasion, Somebody person) {
        if (!person.addresses().isEmpty()) letters.forget(person.addresses());
      }
    };
  }
}
