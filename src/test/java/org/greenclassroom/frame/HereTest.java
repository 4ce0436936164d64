package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class HereTest {
  private final Here here = new Here();

  private static void at(String path, String query) {
    var request = new MockHttpServletRequest("GET", path);
    request.setQueryString(query);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  @AfterEach
  void leave() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void another_language_keeps_the_filters() {
    at("/devices", "stage=READY&q=%E5%B8%8C%E6%9C%9B");
    assertThat(here.with("language", "zh"))
        .isEqualTo("/devices?stage=READY&q=%E5%B8%8C%E6%9C%9B&language=zh");
  }

  @Test
  void a_chip_goes_on_and_off_and_starts_at_the_first_page() {
    at("/devices", "after=77&kind=LAPTOP");
    assertThat(here.toggled("stage", "READY")).isEqualTo("/devices?kind=LAPTOP&stage=READY");
    assertThat(here.toggled("kind", "LAPTOP")).isEqualTo("/devices");
  }

  @Test
  void the_same_heading_twice_turns_the_order_round() {
    at("/devices", "sort=tag");
    assertThat(here.order("tag")).isEqualTo("ascending");
    assertThat(here.sorted("tag")).isEqualTo("/devices?sort=-tag");
    assertThat(here.sorted("grams")).isEqualTo("/devices?sort=grams");
  }

  @Test
  void no_address_leads_to_another_host() {
    at("//evil.example/x", "a=%zz");
    assertThat(here.with("language", "fr")).isEqualTo("/?language=fr");
  }
}
