package org.greenclassroom;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The same kind of hash made with little memory: the tests open thousands of accounts, and the
 * slowness that keeps guessers out was a good part of their time ({@code PeopleTest} looks at the
 * real one).
 */
@TestConfiguration(proxyBeanMethods = false)
class QuickPasswords {
  @Bean
  @Primary
  static PasswordEncoder quickPasswords() {
    return new Argon2PasswordEncoder(16, 32, 1, 32, 1);
  }
}
