package org.greenclassroom.hooks;

import java.nio.file.Path;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.SecretFile;
import org.greenclassroom.frame.Strongbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Locks the secrets of hooks with one key in a file beside the database, so that whoever reads the
 * database, or a copy of it, can sign nothing in our name (AES-256-GCM). Several machines share one
 * file; without it, every hook must be made anew.
 */
@Component
class Lock {
  private final SecretFile secret;
  private final Strongbox box;

  Lock(@Value("${greenclassroom.data-dir}") Path folder) {
    this.secret = new SecretFile(folder, "hooks.secret");
    this.box = new Strongbox(secret);
  }

  KeyFile file() {
    return secret;
  }

  /** What is written down instead of the secret. */
  byte[] locked(byte[] secret) {
    return box.lock(secret, 0);
  }

  /** The secret again. One of an earlier release lies there as it is, until the night. */
  byte[] opened(byte[] written) {
    return written.length == Secret.BYTES ? written : box.open(written, 0);
  }
}
