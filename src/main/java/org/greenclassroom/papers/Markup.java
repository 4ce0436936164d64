package org.greenclassroom.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Refusal;

/**
 * How texts are written: one line is one block.
 *
 * <pre>
 * # the title, on the first line
 * ## a heading
 * 3.1 a numbered paragraph
 * - one of a list
 * anything else is a paragraph; a backslash before it keeps it one
 * </pre>
 *
 * <p>There is no other markup: whatever else stands there is shown as it is.
 */
final class Markup {
  private static final int LONGEST = 100_000;
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){0,3}[.、)]?)\\s+(\\S.*)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9-]{0,30})\\}");

  private Markup() {}

  /** Blocks of a text. Blank lines part nothing that is not parted already. */
  static List<Block> read(String words) {
    var blocks = new ArrayList<Block>();
    for (var line : words.lines().map(String::strip).toList())
      if (!line.isEmpty()) blocks.add(block(line));
    return List.copyOf(blocks);
  }

  /** The one way in which these blocks are written down; {@code read(write(blocks))} are they. */
  static String write(List<Block> blocks) {
    return blocks.stream().map(Markup::line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static Block block(String line) {
    if (line.startsWith("\\")) return new Block(Block.Kind.PARAGRAPH, "", line.substring(1));
    if (line.startsWith("## ")) return new Block(Block.Kind.HEADING, "", line.substring(3).strip());
    if (line.startsWith("# ")) return new Block(Block.Kind.TITLE, "", line.substring(2).strip());
    if (line.startsWith("- ")) return new Block(Block.Kind.ITEM, "", line.substring(2).strip());
    var numbered = NUMBER.matcher(line);
    return numbered.matches()
        ? new Block(Block.Kind.NUMBERED, numbered.group(1), numbered.group(2))
        : new Block(Block.Kind.PARAGRAPH, "", line);
  }

  private static String line(Block block) {
    return switch (block.kind()) {
      case TITLE -> "# " + block.text();
      case HEADING -> "## " + block.text();
      case ITEM -> "- " + block.text();
      case NUMBERED -> block.mark() + " " + block.text();
      case PARAGRAPH -> block(block.text()).equals(block) ? block.text() : "\\" + block.text();
    };
  }

  /**
   * A text that an officer wrote, in its one written form.
   *
   * @throws Refusal when it does not begin with its title, is too long, or has signs that are
   *     unseen or turn the reading round
   */
  static String checked(String words, String language) {
    if (words.length() > LONGEST) throw new Refusal("papers.refusal.text-long", language, LONGEST);
    words
        .codePoints()
        .filter(sign -> sign != '\n' && sign != '\r' && sign != '\t' && isUnseen(sign))
        .findFirst()
        .ifPresent(sign -> {
          throw new Refusal("papers.refusal.text-sign", language, "U+%04X".formatted(sign));
        });
    var blocks = read(words.replace('\t', ' '));
    if (blocks.size() < 2
        || blocks.getFirst().kind() != Block.Kind.TITLE
        || blocks.stream().filter(each -> each.kind() == Block.Kind.TITLE).count() != 1)
      throw new Refusal("papers.refusal.text-title", language);
    return write(blocks);
  }

  /** Controls, and what turns the direction of reading: two could read two different texts. */
  static boolean isUnseen(int sign) {
    return Character.isISOControl(sign)
        || sign == 0x200E
        || sign == 0x200F
        || sign == 0x061C
        || sign >= 0x202A && sign <= 0x202E
        || sign >= 0x2028 && sign <= 0x2029
        || sign >= 0x2066 && sign <= 0x2069
        || sign >= 0xE0000 && sign <= 0xE007F
        || sign == 0xFEFF
        || Character.getType(sign) == Character.SURROGATE
        || Character.getType(sign) == Character.UNASSIGNED;
  }

  /** The names of the placeholders in it. */
  static TreeSet<String> placeholders(String words) {
    var found = new TreeSet<String>();
    var matcher = PLACEHOLDER.matcher(words);
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }

  /** Whether a brace stands there that begins or ends no placeholder. */
  static boolean hasLooseBrace(String words) {
    return PLACEHOLDER.matcher(words).replaceAll("").matches("(?s).*[{}].*");
  }

  /**
   * The blocks with their placeholders filled. What is filled in stays in its block: it begins no
   * heading, no list and no placeholder.
   */
  static List<Block> filled(List<Block> blocks, UnaryOperator<String> value) {
    return blocks.stream()
        .map(block ->
            new Block(
                block.kind(),
                block.mark(),
                PLACEHOLDER
                    .matcher(block.text())
                    .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(value.apply(found.group(1))))
                    .strip()))
        .toList();
  }
}
