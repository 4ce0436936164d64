package org.greenclassroom.agents;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * From one secret in a file beside the database, the key of every agent: HMAC-SHA256 of its random
 * name. No agent's key is stored anywhere, so that whoever reads the database, or a copy of it, can
 * sign nothing. Several machines share one file; without it, every agent must enrol again.
 */
@Component
class MasterKey {
  private static final String HMAC = "HmacSHA256";
  private final SecretFile secret;

  MasterKey(@Value("${greenclassroom.data-dir}") Path folder) {
    this.secret = new SecretFile(folder, "agent-keys.secret");
  }

  KeyFile file() {
    return secret;
  }

  /** The key of the agent with this name. */
  byte[] of(String name) {
    return hmac(secret.bytes(), "agent " + name);
  }

  static byte[] hmac(SecretKeySpec key, byte[] text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    return hmac(new SecretKeySpec(key, HMAC), text.getBytes(StandardCharsets.UTF_8));
  }
}
