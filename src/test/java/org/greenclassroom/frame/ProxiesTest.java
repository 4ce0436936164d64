package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.catalina.filters.RemoteIpFilter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose word about where others come from is believed, as Tomcat reads our settings. */
class ProxiesTest {
  private static final String BROWSER = "203.0.113.7";

  /** From where a request comes, as the house sees it. */
  private static String seen(String trusted, String from, String forwarded) throws Exception {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("ours", new ClassPathResource("application.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("set", Map.of("greenclassroom.trusted-proxies", trusted)));
    var filter = new RemoteIpFilter();
    filter.setInternalProxies(
        environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies"));
    filter.setHostHeader(
        environment.getProperty("server.tomcat.remoteip.host-header", "X-Forwarded-Host"));
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(from);
    request.addHeader("X-Forwarded-For", forwarded);
    request.addHeader("X-Forwarded-Host", "stranger.example");
    var chain = new MockFilterChain();
    filter.doFilter(request, new MockHttpServletResponse(), chain);
    var passed = chain.getRequest();
    assertThat(passed).isNotNull();
    assertThat(passed.getServerName()).as("believed from nobody").isEqualTo("localhost");
    return passed.getRemoteAddr();
  }

  @Test
  void this_machine_is_believed_whatever_else_is_set() throws Exception {
    for (var trusted : new String[] {"", "10\\.0\\.0\\.5"})
      for (var here : new String[] {"127.0.0.1", "::1", "0:0:0:0:0:0:0:1"})
        assertThat(seen(trusted, here, BROWSER)).as(trusted + " " + here).isEqualTo(BROWSER);
  }

  @Test
  void so_are_those_that_are_named_one_behind_the_other_too() throws Exception {
    var two = "10\\.0\\.0\\.5|10\\.0\\.0\\.6";
    assertThat(seen(two, "10.0.0.5", BROWSER)).isEqualTo(BROWSER);
    assertThat(seen(two, "10.0.0.6", BROWSER)).isEqualTo(BROWSER);
    assertThat(seen(two, "127.0.0.1", BROWSER + ", 10.0.0.6, 10.0.0.5")).isEqualTo(BROWSER);
  }

  @Test
  void nobody_else_is() throws Exception {
    for (var trusted : new String[] {"", "10\\.0\\.0\\.5"})
      for (var stranger : new String[] {"10.0.0.50", "110.0.0.5", "198.51.100.1", "1127.0.0.1"})
        assertThat(seen(trusted, stranger, BROWSER)).as(trusted).isEqualTo(stranger);
    assertThat(seen("", "127.0.0.1", BROWSER + ", 10.0.0.5")).isEqualTo("10.0.0.5");
  }
}
