package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.cast.Played;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Personal;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.training.Duty;
import org.greenclassroom.training.Teachers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Each page that shows whoever is signed in an address or a telephone of somebody else has it
 * written down: all pages are opened, and what they say is held against all that is kept.
 */
class EveryLookTest extends House {
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d -]{6,18}\\d");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired ApplicationContext house;
  @Autowired List<Personal> rooms;
  @Autowired Teachers teachers;

  /** What reaches somebody, as it stands in the database, without what is the house's own. */
  private Set<String> reaching() {
    var all = new HashSet<String>();
    for (var room : rooms)
      for (var held : room.held())
        for (var field : held.fields()) {
          if (field.kind() != Held.Kind.MAIL && field.kind() != Held.Kind.PHONE) continue;
          for (var value :
              jdbc.sql(
                      "select distinct \"%1$s\" from %2$s.\"%3$s\" where \"%1$s\" is not null"
                          .formatted(field.column(), held.room(), held.table()))
                  .query(String.class)
                  .list())
            if (field.kind() == Held.Kind.MAIL && value.contains("@"))
              all.add(Somebody.lower(value));
            else if (field.kind() == Held.Kind.PHONE && Somebody.digits(value).length() >= 7)
              all.add(Somebody.digits(value));
        }
    return all;
  }

  private static boolean shows(String body, Set<String> reaching) {
    var main = body.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ");
    var address = ADDRESS.matcher(main);
    while (address.find()) if (reaching.contains(Somebody.lower(address.group()))) return true;
    var phone = PHONE.matcher(main.replaceAll("<[^>]*>", " "));
    while (phone.find()) if (reaching.contains(Somebody.digits(phone.group()))) return true;
    return false;
  }

  /** At the school whose room gives out links to teachers. */
  private void aTeacherWhoIsWrittenTo() {
    var school =
        jdbc.sql(
                """
                select school from classrooms.classrooms
                 where classroom = (select min(classroom) from lessons.timetables)
                """)
            .query(Long.class)
            .single();
    teachers.record(
        Occasion.of(Actor.HOUSE, clock.instant()),
        new Teachers.Known(
            school,
            unique("Wei"),
            unique("wei").replace(" ", ".") + "@example.org",
            null,
            "zh",
            Duty.TEACHER,
            null,
            null,
            true));
  }

  /** What a form answers as a file says as much as the file behind the same address. */
  @Test
  void a_file_that_is_asked_for_by_a_form_is_written_down_where_it_is_behind_a_link() {
    var marked = new HashSet<String>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
              && handler.hasMethodAnnotation(ShowsPeople.class))
            marked.addAll(info.getPatternValues());
        });
    var wrong = new TreeSet<String>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (handler.getMethod().getReturnType() == ResponseEntity.class
              && !handler.hasMethodAnnotation(ShowsPeople.class))
            for (var pattern : info.getPatternValues())
              if (marked.contains(pattern)) wrong.add(handler + " " + pattern);
        });
    assertThat(marked).hasSizeGreaterThan(20);
    assertThat(wrong).as("say @ShowsPeople on the handler").isEmpty();
  }

  @Test
  void every_page_that_shows_how_others_are_reached_is_written_down() {
    Played.in(house);
    aTeacherWhoIsWrittenTo();
    var reaching = reaching();
    assertThat(reaching).hasSizeGreaterThan(20);
    var said = new HashMap<String, Boolean>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
            for (var pattern : info.getPatternValues())
              said.put(pattern, handler.hasMethodAnnotation(ShowsPeople.class));
        });
    Map<Role, Visitor> visitors = new HashMap<>();
    var wrong = new TreeMap<String, Role>();
    int showing = 0;
    for (var address : Addresses.all(mapping, jdbc)) {
      if (address.role() == null) continue;
      var seen = visitors.computeIfAbsent(address.role(), this::visitor).get(address.path());
      if (seen.status() != 200 || !shows(seen.body(), reaching)) continue;
      showing++;
      if (!said.getOrDefault(address.pattern(), false))
        wrong.put(address.pattern(), address.role());
    }
    assertThat(wrong).as("say @ShowsPeople on the handler").isEmpty();
    assertThat(showing).isGreaterThan(5);
  }
}
