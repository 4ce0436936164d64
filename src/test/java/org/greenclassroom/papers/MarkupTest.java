package org.greenclassroom.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts: five kinds of lines and nothing else; what is filled in changes no line's kind. */
class MarkupTest {
  @Test
  void a_line_is_a_block() {
    assertThat(
            Markup.read("# T\n\n## H\n1.2 one\n3、two\n- a\n-b\nplain <b>x</b>\n\\# not a title\n"))
        .containsExactly(
            new Block(Block.Kind.TITLE, "", "T"),
            new Block(Block.Kind.HEADING, "", "H"),
            new Block(Block.Kind.NUMBERED, "1.2", "one"),
            new Block(Block.Kind.PARAGRAPH, "", "3、two"),
            new Block(Block.Kind.ITEM, "", "a"),
            new Block(Block.Kind.PARAGRAPH, "", "-b"),
            new Block(Block.Kind.PARAGRAPH, "", "plain <b>x</b>"),
            new Block(Block.Kind.PARAGRAPH, "", "# not a title"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a title",
        "## a heading",
        "- an item",
        "9.9 a clause",
        "\\ back",
        "{years}",
        "$1"
      })
  void what_is_filled_in_stays_in_its_line(String value) {
    var text = Markup.read("# T\n{lot}\n1.1 of {lot}.\n");
    var filled = Markup.filled(text, Map.of("lot", value)::get);
    assertThat(filled)
        .extracting(Block::kind)
        .containsExactly(Block.Kind.TITLE, Block.Kind.PARAGRAPH, Block.Kind.NUMBERED);
    assertThat(filled.get(1).text()).isEqualTo(value.strip());
    assertThat(Markup.read(Markup.write(filled))).isEqualTo(filled);
  }

  @Test
  void a_text_says_the_same_to_everybody_who_reads_it() {
    for (var sign : List.of("\u202e", "\u2066", "\u200f", "\u0007", "\u2028", "\ufeff"))
      assertThatThrownBy(() -> Markup.checked("# T\nno " + sign + " here", "en"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("text-sign");
    assertThat(Markup.checked("# T\r\n𠮷 שלום é\r\n", "en")).isEqualTo("# T\n𠮷 שלום é\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no title\nat all", "# one\n# two", "# only a title", "x\n# T\ny"})
  void a_text_has_one_title_at_its_head(String words) {
    assertThatThrownBy(() -> Markup.checked(words, "en"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("text-title");
  }

  @Test
  void braces_belong_to_placeholders() {
    assertThat(Markup.placeholders("{lot} and {who-wipes}, {Lot}"))
        .containsExactly("lot", "who-wipes");
    assertThat(Markup.hasLooseBrace("{lot} and {Lot}")).isTrue();
    assertThat(Markup.hasLooseBrace("{lot} and {lot}")).isFalse();
  }

  @Test
  void two_versions_beside_each_other() {
    assertThat(Difference.of(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
        .containsExactly(
            new Difference.Row("a", "a"),
            new Difference.Row("b", "x"),
            new Difference.Row("c", "c"),
            new Difference.Row(null, "d"));
  }
}
