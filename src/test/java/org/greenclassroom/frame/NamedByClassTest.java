package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** What a constructor asks for is found under its class name, and otherwise as ever. */
class NamedByClassTest {
  interface Sound {}

  record Bell() implements Sound {}

  record Drum() implements Sound {}

  record Band(Bell bell, Sound drum, List<Sound> all) {}

  /** Its parameter has a name that is no bean. */
  static final class Lists {
    final Bell bell;

    Lists(Bell anyName) {
      bell = anyName;
    }
  }

  private static AnnotationConfigApplicationContext house(Class<?>... beans) {
    var house = new AnnotationConfigApplicationContext();
    house.setBeanNameGenerator(new FullyQualifiedAnnotationBeanNameGenerator());
    new NamedByClass().initialize(house);
    house.register(beans);
    return house;
  }

  @Test
  void a_class_is_found_by_its_name_an_interface_by_its_type_and_a_list_is_whole() {
    try (var house = house(Bell.class, Drum.class, Lists.class)) {
      house.registerBean("drum", Drum.class);
      house.registerBean(Band.class);
      house.refresh();
      var band = house.getBean(Band.class);
      assertThat(band.bell()).isSameAs(house.getBean(Bell.class.getName()));
      assertThat(house.getBean(Lists.class).bell).isSameAs(band.bell());
      assertThat(band.drum()).isSameAs(house.getBean("drum"));
      assertThat(band.all()).hasSize(3);
    }
  }

  @Test
  void one_that_is_marked_as_first_choice_wins_over_the_name() {
    try (var house = house(Bell.class, Lists.class)) {
      var first = new Bell();
      house.registerBean(
          "first", Bell.class, () -> first, definition -> definition.setPrimary(true));
      house.refresh();
      assertThat(house.getBean(Lists.class).bell).isSameAs(first);
    }
  }

  @Test
  void it_is_part_of_every_start() {
    assertThat(
            org.springframework.core.io.support.SpringFactoriesLoader.loadFactories(
                org.springframework.context.ApplicationContextInitializer.class, null))
        .hasAtLeastOneElementOfType(NamedByClass.class);
  }
}
