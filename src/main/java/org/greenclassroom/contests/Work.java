package org.greenclassroom.contests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Refusal;
import org.springframework.http.ResponseEntity;

/**
 * A file somebody made, read by its content and written anew, so that nothing of the file that came
 * in is kept beside the work itself: no place, no camera, no author’s name in its head, no script.
 */
public record Work(Kind kind, byte[] bytes) {
  /** The fence for one file as it comes in. */
  public static final int LARGEST = 10 * 1024 * 1024;

  private static final int LONGEST_PROGRAM = 200_000;

  /** What a work may be. */
  public enum Kind {
    IMAGE("image/jpeg", "jpg"),
    PDF("application/pdf", "pdf"),
    SB3("application/x.scratch.sb3", "sb3"),
    PYTHON("text/plain;charset=UTF-8", "py");

    private final String mediaType;
    private final String ending;

    Kind(String mediaType, String ending) {
      this.mediaType = mediaType;
      this.ending = ending;
    }

    public String mediaType() {
      return mediaType;
    }

    public String ending() {
      return ending;
    }
  }

  /**
   * Reads a picture (JPEG, PNG, WebP), a PDF, a Scratch project or a program in Python.
   *
   * @param name only tells a program from other text; it is not kept
   * @throws Refusal for everything else, and for what is broken, locked, too large or a bomb
   */
  public static Work of(byte[] bytes, String name) {
    if (bytes.length == 0) throw new Refusal("contests.refusal.no-file");
    if (bytes.length > LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "contests.refusal.file-large", LARGEST >> 20);
    if (begins(bytes, '%', 'P', 'D', 'F', '-')) return new Work(Kind.PDF, Pages.clean(bytes));
    if (begins(bytes, 'P', 'K', 3, 4)) return new Work(Kind.SB3, ScratchFile.clean(bytes));
    if (name.toLowerCase(Locale.ROOT).endsWith(".py")) return new Work(Kind.PYTHON, program(bytes));
    if (!isPicture(bytes)) throw new Refusal("contests.refusal.file-kind");
    return new Work(Kind.IMAGE, Photograph.of(bytes).jpeg());
  }

  /** As an answer that no browser takes for a page, and no cache keeps. */
  public ResponseEntity<byte[]> answer(String name) {
    var shown = kind == Kind.IMAGE ? "inline" : "attachment";
    return ResponseEntity.ok()
        .header("Content-Type", kind.mediaType())
        .header(
            "Content-Disposition", "%s; filename=\"%s.%s\"".formatted(shown, name, kind.ending()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .body(bytes);
  }

  private static boolean isPicture(byte[] bytes) {
    return begins(bytes, 0xFF, 0xD8, 0xFF)
        || begins(bytes, 0x89, 'P', 'N', 'G')
        || begins(bytes, 'R', 'I', 'F', 'F');
  }

  private static byte[] program(byte[] bytes) {
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
      if (text.isEmpty()
          || text.length() > LONGEST_PROGRAM
          || text.startsWith("<")
          || text.chars().anyMatch(letter -> letter < ' ' && "\t\r\n\f".indexOf(letter) < 0))
        throw new Refusal("contests.refusal.program");
      Program.refuseNames(text);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException noText) {
      throw new Refusal("contests.refusal.program");
    }
  }

  static boolean begins(byte[] bytes, int... first) {
    if (bytes.length < first.length) return false;
    for (int i = 0; i < first.length; i++) if ((bytes[i] & 0xFF) != first[i]) return false;
    return true;
  }

  static Refusal broken(IOException why) {
    var refusal = new Refusal("contests.refusal.file-broken");
    refusal.addSuppressed(why);
    return refusal;
  }
}
