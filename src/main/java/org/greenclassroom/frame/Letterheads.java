package org.greenclassroom.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Letterheads under the hash of what they say: a paper keeps the hash, and with it the letterhead
 * of its day, whatever becomes of the entity.
 */
@Component
public class Letterheads {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .build();

  private final Files files;
  private final MessageSource words;

  Letterheads(Files files, MessageSource words) {
    this.files = files;
    this.words = words;
  }

  /** Keeps it in the caller's transaction; null for the plain one, which needs no keeping. */
  public @Nullable String keep(Letterhead letterhead) {
    if (letterhead.isPlain()) return null;
    return files.keep(json(letterhead), "letterhead.json", "application/json");
  }

  /** The letterhead of this hash; the plain one for null. */
  public Letterhead kept(@Nullable String sha256) {
    if (sha256 == null) return Letterhead.PLAIN;
    return JSON.readValue(files.file(sha256).bytes(), Letterhead.class);
  }

  /** Whether what is kept under this hash still has it. */
  public boolean fits(String sha256) {
    return Files.sha256(files.file(sha256).bytes()).equals(sha256);
  }

  static byte[] json(Letterhead letterhead) {
    return JSON.writeValueAsString(letterhead).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What a template of paper gets.
   *
   * @param registration form and number, said in the language of the paper; empty when unknown
   */
  public record Printed(
      Letterhead head, String language, String registration, Picture logo, Picture seal) {
    public String name() {
      return head.name(language);
    }

    /** The other names, under the first. */
    public List<String> otherNames() {
      return head.allNames(language).stream().skip(1).toList();
    }

    public String address() {
      return head.address(language);
    }
  }

  /** A data URL of a bitmap, or a drawing to be put into the page; both empty without a picture. */
  public record Picture(String url, String drawing) {}

  /** As the printer needs it; null for the plain one. */
  @Nullable Printed printed(Letterhead letterhead, Locale language) {
    if (letterhead.isPlain()) return null;
    return new Printed(
        letterhead,
        language.getLanguage(),
        registered(letterhead, language),
        picture(letterhead.logo()),
        picture(letterhead.seal()));
  }

  /** The lines under a letter: who writes, where it is registered, where it sits. */
  String signature(Letterhead letterhead, Locale language) {
    var lines = new ArrayList<String>(letterhead.allNames(language.getLanguage()));
    lines.addAll(registration(letterhead, language));
    var address = letterhead.address(language.getLanguage());
    if (!address.isEmpty()) lines.add(address);
    lines.addAll(letterhead.lines());
    return String.join("\n", lines) + "\n";
  }

  /** Form and number of registration in one line; empty when both are unknown. */
  public String registered(Letterhead letterhead, Locale language) {
    return String.join(" · ", registration(letterhead, language));
  }

  private List<String> registration(Letterhead letterhead, Locale language) {
    var said = new ArrayList<String>();
    if (!letterhead.form().isEmpty()) said.add(letterhead.form());
    if (!letterhead.number().isEmpty())
      said.add(
          String.valueOf(
              words.getMessage(
                  "frame.letterhead.number." + letterhead.numberKind(),
                  new Object[] {letterhead.number()},
                  language)));
    return said;
  }

  private Picture picture(@Nullable String sha256) {
    if (sha256 == null) return new Picture("", "");
    var file = files.file(sha256);
    if (file.mediaType().equals("image/svg+xml"))
      return new Picture("", new String(file.bytes(), StandardCharsets.UTF_8));
    if (!file.mediaType().startsWith("image/")) throw Refusal.notFound(sha256);
    return new Picture(
        "data:" + file.mediaType() + ";base64," + Base64.getEncoder().encodeToString(file.bytes()),
        "");
  }
}
