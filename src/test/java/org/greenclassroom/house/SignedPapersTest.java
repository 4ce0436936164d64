package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.greenclassroom.House;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Verifier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Whoever holds a paper that we signed learns at the page for all papers that it is ours. That its
 * very file is known, each room's own test shows.
 */
class SignedPapersTest extends House {
  @Autowired ConfigurableListableBeanFactory beans;

  @Test
  void every_room_that_signs_or_remembers_papers_knows_them_again() {
    var making = new TreeSet<String>();
    Stream.of(beans.getBeanDefinitionNames())
        .filter(name -> asksFor(type(name), PaperSeal.class) || asksFor(type(name), Prints.class))
        .map(name -> room(type(name)))
        .forEach(making::add);
    var knowing = new TreeSet<String>();
    for (var name : beans.getBeanNamesForType(Verifier.class)) {
      var hangings = beans.getMergedBeanDefinition(name).getFactoryBeanName();
      knowing.add(room(type(Objects.requireNonNull(hangings))));
    }
    assertThat(making)
        .contains(
            "attendance",
            "delivery",
            "editions",
            "impact",
            "outcomes",
            "papers",
            "takeback",
            "wiping");
    assertThat(knowing).containsAll(making);
  }

  private static boolean asksFor(Class<?> type, Class<?> wanted) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(each -> Arrays.asList(each.getParameterTypes()).contains(wanted));
  }

  private Class<?> type(String bean) {
    return ClassUtils.getUserClass(Objects.requireNonNull(beans.getType(bean)));
  }

  private static String room(Class<?> type) {
    return type.getPackageName().replaceFirst(".*\\.", "");
  }
}
