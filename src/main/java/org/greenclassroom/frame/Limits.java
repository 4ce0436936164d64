package org.greenclassroom.frame;

import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * How many requests a minute may come from one network, account or token, and how many from the
 * agents of one network; 0 is no limit.
 *
 * <p>A school is one address: each of these leaves room for a whole one. Asked from the networks
 * that are spared (the machine itself, unless set otherwise) nothing is counted.
 */
@Component
class Limits {
  private final int network;
  private final int account;
  private final int token;
  private final int agents;
  private final List<IpAddressMatcher> spared;

  Limits(
      @Value("${greenclassroom.limits.network:3000}") int network,
      @Value("${greenclassroom.limits.account:1200}") int account,
      @Value("${greenclassroom.limits.token:6000}") int token,
      @Value("${greenclassroom.limits.agents:12000}") int agents,
      @Value("${greenclassroom.limits.spared:127.0.0.0/8, ::1}") String spared) {
    this.network = network;
    this.account = account;
    this.token = token;
    this.agents = agents;
    this.spared =
        Arrays.stream(spared.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(IpAddressMatcher::new)
            .toList();
  }

  int network() {
    return network;
  }

  int account() {
    return account;
  }

  int token() {
    return token;
  }

  int agents() {
    return agents;
  }

  boolean spares(String address) {
    for (var each : spared) if (each.matches(address)) return true;
    return false;
  }
}
