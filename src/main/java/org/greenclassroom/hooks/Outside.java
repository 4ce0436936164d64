package org.greenclassroom.hooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be called. Who may write down a hook could else have this machine call what
 * only it can reach: a router's page, a cloud's metadata, the database (OWASP, “Server-Side Request
 * Forgery”).
 *
 * <p>The host is looked up again before each call, because a name may lead elsewhere tomorrow; the
 * call follows within milliseconds and Java answers it from the same look-up (it keeps an answer
 * for 30 seconds), so that nobody can slip another address between the two.
 */
@Component
class Outside {
  private static final int LONGEST = 500;
  private final Set<String> allowed;

  /**
   * @param allowed hosts, by comma, that may be called though they are inside; also without
   *     encryption
   */
  Outside(@Value("${greenclassroom.hooks.private-hosts:}") String allowed) {
    this.allowed =
        Arrays.stream(allowed.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What was typed, as an address that may be called.
   *
   * @throws Refusal when it is none, is not encrypted, carries a password, or leads inside
   */
  URI address(String typed) {
    var text = typed.strip();
    try {
      var address = new URI(text);
      var scheme = String.valueOf(address.getScheme());
      var host = address.getHost();
      if (host == null || text.length() > LONGEST || !scheme.matches("https?"))
        throw new Refusal("hooks.refusal.no-address", text);
      if (address.getUserInfo() != null || address.getFragment() != null)
        throw new Refusal("hooks.refusal.no-address", text);
      if (allows(host)) return address;
      if (scheme.equals("http")) throw new Refusal("hooks.refusal.not-encrypted", text);
      if (leadsInside(host)) throw new Refusal("hooks.refusal.inside", host);
      return address;
    } catch (URISyntaxException | UnknownHostException unknown) {
      throw new Refusal("hooks.refusal.no-address", text);
    }
  }

  private boolean allows(String host) {
    return allowed.contains(host.toLowerCase(Locale.ROOT));
  }

  /** One of its addresses suffices: which of them is taken is not ours to say. */
  private static boolean leadsInside(String host) throws UnknownHostException {
    for (var each : InetAddress.getAllByName(host)) if (isInside(each)) return true;
    return false;
  }

  /** RFC 6890 and its registries: everything that is not the open internet. */
  static boolean isInside(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) return true;
    var bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address)
      return first == 0
          || first >= 240
          || (first == 100 && second >= 64 && second < 128) // carriers' own
          || (first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2))
          || (first == 198 && (second == 18 || second == 19));
    // only 2000::/3 is given out; in it, 6to4 and Teredo carry an IPv4 address of anybody's choice
    return (first & 0xe0) != 0x20
        || (first == 0x20 && second == 0x02)
        || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
  }
}
