package org.greenclassroom.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all seals so far, with what was signed and how: one after another. */
final class SealSum {
  private String sum = Canon.START;

  void add(Checkpoints.Checkpoint seal) {
    try {
      var text =
          String.join(
              "\n",
              sum,
              Long.toString(seal.checkpoint()),
              seal.text(),
              seal.signature(),
              seal.publicKey());
      sum =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String hex() {
    return sum;
  }
}
