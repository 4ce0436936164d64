package org.greenclassroom.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called, with what signature, and how often. */
class OutsideTest {
  private final Outside outside = new Outside("printer.internal, 10.1.2.3");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:a00:1::"
      })
  void what_is_inside_is_not_called(String address) throws UnknownHostException {
    assertThat(Outside.isInside(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2001:4860:4860::8888"})
  void the_open_internet_is(String address) throws UnknownHostException {
    assertThat(Outside.isInside(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hook",
        "ftp://8.8.8.8/x",
        "file:///etc/passwd",
        "http://8.8.8.8/x",
        "https://user:secret@8.8.8.8/",
        "https://8.8.8.8/#x",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.1.2.4/",
        "HTTPS://8.8.8.8/x",
        "https:// 8.8.8.8/"
      })
  void an_address_that_may_not_be_called_is_refused(String typed) {
    assertThatThrownBy(() -> outside.address(typed)).isInstanceOf(Refusal.class);
  }

  @Test
  void hosts_that_the_operator_names_are_called_also_inside_and_in_clear() {
    assertThat(outside.address(" http://PRINTER.internal:8080/told ").getPort()).isEqualTo(8080);
    assertThat(outside.address("https://10.1.2.3/x").getHost()).isEqualTo("10.1.2.3");
    assertThat(outside.address("https://8.8.8.8/x").getHost()).isEqualTo("8.8.8.8");
  }

  /** The example in the specification of Standard Webhooks. */
  @Test
  void the_signature_is_that_of_standard_webhooks() {
    var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            Secret.signature(
                secret,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(Secret.printed("x".getBytes(StandardCharsets.UTF_8))).isEqualTo("whsec_eA==");
    assertThat(Secret.fresh()).hasSize(32).isNotEqualTo(Secret.fresh());
  }

  @Test
  void pauses_grow_and_end() {
    var now = Instant.parse("2026-11-20T00:00:00Z");
    var last = Duration.ZERO;
    int tries = 0;
    for (var next = Delivery.again(0, now); next.isPresent(); next = Delivery.again(++tries, now)) {
      var pause = Duration.between(now, next.get());
      assertThat(pause).isGreaterThan(last);
      last = pause;
    }
    assertThat(tries).isEqualTo(8);
  }
}
