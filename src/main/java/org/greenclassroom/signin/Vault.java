package org.greenclassroom.signin;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.SecretFile;
import org.greenclassroom.frame.Strongbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must be read again (AES-256-GCM) by a key in a file beside the database, so that a
 * copy of the database makes no codes. Several machines share one file; without it everybody sets
 * up anew.
 */
@Component
class Vault {
  private final SecureRandom random = new SecureRandom();
  private final SecretFile secret;
  private final Strongbox box;

  Vault(@Value("${greenclassroom.data-dir}") Path folder) {
    this.secret = new SecretFile(folder, "second-factor.secret");
    this.box = new Strongbox(secret);
  }

  KeyFile file() {
    return secret;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  byte[] random(int bytes) {
    var made = new byte[bytes];
    random.nextBytes(made);
    return made;
  }

  /**
   * @param about whose it is: sealed for one account it opens for no other
   */
  byte[] seal(byte[] secret, long about) {
    return box.lock(secret, about);
  }

  byte[] open(byte[] sealed, long about) {
    return box.open(sealed, about);
  }
}
