package org.greenclassroom.takeback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTest {
  @Test
  void a_pasted_list_becomes_entries() {
    assertThat(Typed.entries(" 7K3M-9QX2\r\nPF0ABC12,  SN 4711；\n\n7K3M-9QX2"))
        .containsExactly("7K3M-9QX2", "PF0ABC12", "SN 4711");
  }

  @Test
  void a_scanned_address_is_its_last_part() {
    assertThat(Typed.entries("https://green.example/7K3M9QX2")).containsExactly("7K3M9QX2");
  }

  @Test
  void control_characters_and_endless_lines_do_no_harm() {
    assertThat(Typed.entries("\u0000\u001bAB\u0000C")).containsExactly("ABC");
    assertThat(Typed.entries("x".repeat(5_000)).getFirst()).hasSize(100);
    assertThat(Typed.entries(" \n ")).isEmpty();
  }

  @Test
  void what_reads_like_a_tag_is_not_called_foreign() {
    assertThat(Typed.readsLikeATag("7k3m-9qx3")).isTrue();
    assertThat(Typed.readsLikeATag("SCHOOL-PC-0815")).isFalse();
  }
}
