package org.greenclassroom.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Platforms' lists come down to three numbers. */
class ParticipantsTest {
  @Test
  void zoom_has_minutes() {
    var list =
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
            + "\"Martin, Marie\",marie@example.org,47,Yes\nWang Fang,,44,Yes\n";
    assertThat(Participants.read(list.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Participants(2, 47, 91));
  }

  @Test
  void tencent_has_a_head_and_clocks_in_chinese() {
    var list = "会议主题,Scratch\n会议号,123 456 789\n\n用户昵称（入会昵称）,入会时长\n玛丽,00:46:30\n王芳,01:02:00\n合计,\n";
    assertThat(Participants.read(list.getBytes(Charset.forName("GB18030"))))
        .isEqualTo(new Participants(2, 62, 109));
  }

  @ParameterizedTest
  @CsvSource({
    "45, 45",
    "44.2, 45",
    "'44,2', 45",
    "0:45:00, 45",
    "45:10, 46",
    "1h 5min, 65",
    "1小时5分钟, 65",
    "50 sec, 1",
    "Marie, -1",
    "'', -1"
  })
  void a_duration_is_read_in_whole_minutes(String cell, int minutes) {
    assertThat(Participants.minutes(cell)).isEqualTo(minutes);
  }

  @Test
  void what_cannot_be_counted_is_refused_without_repeating_it() {
    for (var list : new String[] {"Name\nMarie Curie\n", "Name,Duration\nMarie Curie,soon\n", ""})
      assertThatThrownBy(() -> Participants.read(list.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Refusal.class)
          .hasMessageNotContaining("Marie");
  }
}
