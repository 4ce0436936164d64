package org.greenclassroom.frame;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks what must be read again (AES-256-GCM): a nonce of 12 bytes, then the text and its tag of
 * 16.
 */
public final class Strongbox {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final SecureRandom random = new SecureRandom();
  private final SecretFile key;

  public Strongbox(SecretFile key) {
    this.key = key;
  }

  /**
   * @param about whose it is: what is locked for one opens for no other
   */
  public byte[] lock(byte[] text, long about) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var locked = run(Cipher.ENCRYPT_MODE, nonce, text, about);
    return ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
  }

  /**
   * @throws IllegalStateException when it was locked by another key, or for another
   */
  public byte[] open(byte[] locked, long about) {
    var in = ByteBuffer.wrap(locked);
    var nonce = new byte[NONCE];
    var rest = new byte[locked.length - NONCE];
    in.get(nonce).get(rest);
    return run(Cipher.DECRYPT_MODE, nonce, rest, about);
  }

  private byte[] run(int mode, byte[] nonce, byte[] text, long about) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(about).array());
      return cipher.doFinal(text);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("locked by another key than " + key, failure);
    }
  }
}
