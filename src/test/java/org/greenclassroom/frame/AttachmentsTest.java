package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file comes in parts, from where it stopped, whole or not at all. */
class AttachmentsTest extends House {
  @Autowired Attachments attachments;

  private static byte[] noise(int seed, int size) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void parts_go_on_where_the_last_ended() {
    var mine = occasion(Role.ENGINEER);
    var file = noise(1, 500_000);
    var hash = Files.sha256(file);
    assertThat(attachments.progress(mine, hash).offset()).isZero();
    assertThatThrownBy(() -> attachments.bytes(mine, hash))
        .hasMessageContaining("attachment-missing");
    attachments.add(mine, hash, file.length, 0, Arrays.copyOf(file, 200_000));
    // a part that came twice, and one that leaves a gap, change nothing
    assertThat(attachments.add(mine, hash, file.length, 0, Arrays.copyOf(file, 200_000)).offset())
        .isEqualTo(200_000);
    assertThat(attachments.add(mine, hash, file.length, 300_000, new byte[10]).offset())
        .isEqualTo(200_000);
    assertThatThrownBy(() -> attachments.bytes(mine, hash))
        .hasMessageContaining("attachment-missing");
    var last =
        attachments.add(
            mine, hash, file.length, 200_000, Arrays.copyOfRange(file, 200_000, file.length));
    assertThat(last.whole()).isTrue();
    assertThat(attachments.bytes(mine, hash)).isEqualTo(file);
    assertThat(attachments.add(mine, hash, file.length, 0, new byte[5]).whole()).isTrue();
    // it is nobody else's
    var other = occasion(Role.ENGINEER);
    assertThat(attachments.progress(other, hash).whole()).isFalse();
    assertThatThrownBy(() -> attachments.bytes(other, hash))
        .hasMessageContaining("attachment-missing");
  }

  @Test
  void what_is_not_what_was_announced_is_forgotten_and_begins_anew() {
    var mine = occasion(Role.ENGINEER);
    var file = noise(2, 1000);
    var hash = Files.sha256(file);
    assertThat(attachments.add(mine, hash, 1000, 0, noise(3, 1000)).broken()).isTrue();
    assertThat(attachments.progress(mine, hash).offset()).isZero();
    attachments.add(mine, hash, 1000, 0, Arrays.copyOf(file, 10));
    assertThat(attachments.add(mine, hash, 900, 10, noise(3, 10)).broken()).isTrue();
    assertThatThrownBy(() -> attachments.add(mine, hash, 1000, 0, new byte[0]))
        .hasMessageContaining("unreadable");
    assertThatThrownBy(() -> attachments.add(mine, hash, Files.LARGEST + 1L, 0, file))
        .hasMessageContaining("too-large");
    for (int i = 0; i < 15; i++)
      attachments.add(mine, Files.sha256(noise(i, 9)), Files.LARGEST, 0, new byte[] {1});
    assertThatThrownBy(() -> attachments.add(mine, hash, Files.LARGEST, 0, file))
        .hasMessageContaining("too-much-waits");
    assertThat(attachments.sweep(clock.instant().plus(Duration.ofDays(31)))).isPositive();
    assertThat(attachments.progress(mine, hash).offset()).isZero();
  }
}
