package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** That every address still leads to its page is what {@code HandlersTest} is for. */
class SignpostTest extends House {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @ParameterizedTest
  @CsvSource({
    "/devices/{tag}/facts, /devices/",
    "/devices, /devices",
    "/{typed:[0-9A-Z]{8}}, /",
    "/a/b{c}/d, /a/",
    "/a/*/d, /a/",
    "/a/b?/d, /a/",
    "/a/**, /a/",
  })
  void how_the_addresses_of_a_pattern_begin(String pattern, String beginning) {
    assertThat(Signpost.beginning(PathPatternParser.defaultInstance.parse(pattern)))
        .isEqualTo(beginning);
  }

  @Test
  void it_stands_in_the_house_and_reads_letters_that_are_written_as_numbers() {
    assertThat(mapping).isInstanceOf(Signpost.class);
    var officer = visitor(Role.OFFICER);
    officer.get("/%70artners").is(200);
    officer.get("/%70artners/1").is(200);
    officer.get("/partners/1").is(200);
    officer.get("/nowhere/1").is(404);
  }
}
