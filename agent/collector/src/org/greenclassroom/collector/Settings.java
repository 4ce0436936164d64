package org.greenclassroom.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who we are: name, platform, our key to sign with, and the letters that let agents in. */
final class Settings {
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int KEY_BYTES = 32;
  private final Path file;
  private final Properties all = new Properties();

  Settings(Path folder) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    file = folder.resolve("collector.properties");
    if (Files.exists(file))
      try (var in = Files.newBufferedReader(file)) {
        all.load(in);
      }
    if (room().isEmpty()) {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var open = pair.getPublic().getEncoded();
      all.setProperty("secret", base64(pair.getPrivate().getEncoded()));
      // the last 32 bytes of its X.509 form are the key itself (RFC 8410)
      all.setProperty("public", base64(Arrays.copyOfRange(open, open.length - KEY_BYTES, open.length)));
      var random = new SecureRandom();
      var letters = new StringBuilder();
      for (int i = 0; i < 12; i++) letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      all.setProperty("room", letters.toString());
      save();
    }
  }

  String collector() {
    return all.getProperty("collector", "");
  }

  String server() {
    return all.getProperty("server", "");
  }

  /** The twelve letters that are typed on each computer of the room. */
  String room() {
    return all.getProperty("room", "");
  }

  String shownRoom() {
    return room().replaceAll("(.{4})(?=.)", "$1-");
  }

  String publicKey() {
    return all.getProperty("public", "");
  }

  void enrolled(String server, String collector) throws IOException {
    all.setProperty("server", server);
    all.setProperty("collector", collector);
    save();
  }

  String sign(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getDecoder().decode(all.getProperty("secret", "")))));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return base64(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Whether whoever said this knows the letters of the room. */
  boolean knowsRoom(byte[] said, String seal) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var letters = room().replace("-", "").toUpperCase(Locale.ROOT);
      // the agent's shell has its key in hexadecimal: the hash of the letters
      var key = java.util.HexFormat.of().parseHex(Batch.sha256(letters.getBytes(StandardCharsets.UTF_8)));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return java.security.MessageDigest.isEqual(
          mac.doFinal(said), java.util.HexFormat.of().parseHex(seal));
    } catch (GeneralSecurityException | IllegalArgumentException notASeal) {
      return false;
    }
  }

  private void save() throws IOException {
    var aside = file.resolveSibling("collector.properties.new");
    try (var out = Files.newBufferedWriter(aside)) {
      all.store(out, "Green Classroom collector");
    }
    try {
      Files.setPosixFilePermissions(
          aside, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    } catch (UnsupportedOperationException windows) {
      // the folder of the account keeps others out
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
