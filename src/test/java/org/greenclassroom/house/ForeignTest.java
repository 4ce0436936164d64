package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What is another organisation's answers as if it did not exist: a donor, a school and a plant that
 * own nothing ask for what the demonstration's have, at every address with an id in it, and for an
 * id that nothing has; both answers are the same.
 */
class ForeignTest extends House {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired ApplicationContext house;
  @Autowired Partners partners;

  private static final Map<Role, PartnerKind> OUTSIDE =
      Map.of(
          Role.DONOR, PartnerKind.DONOR,
          Role.SCHOOL, PartnerKind.SCHOOL,
          Role.DISMANTLER, PartnerKind.DISMANTLER);

  private List<HandlersTest.Way> withIds() {
    return HandlersTest.ways(mapping).stream()
        .filter(way -> way.path().contains("{") && way.roles() != null)
        .filter(way -> OUTSIDE.keySet().stream().anyMatch(way::open))
        .filter(way -> !ForeignIds.isShared(way.path()))
        .toList();
  }

  @Test
  void another_organisations_ids_answer_as_if_they_did_not_exist() {
    Strewn.in(house);
    api(Role.OFFICER); // somebody has a token
    var wrong = new ArrayList<String>();
    var unasked = new ArrayList<String>();
    int asked = 0;
    for (var outside : OUTSIDE.entrySet()) {
      var caller = newcomer(outside.getKey(), outside.getValue());
      for (var way : withIds()) {
        if (!way.open(outside.getKey())) continue;
        var real = ForeignIds.of(jdbc, way.path());
        if (real.isEmpty()) unasked.add(way.toString());
        for (var values : real) {
          asked++;
          var absent = ForeignIds.missing(values);
          var fields = fields(handler(way));
          var foreign = caller.call(way, ForeignIds.filled(way.path(), values), fields);
          var missing = caller.call(way, ForeignIds.filled(way.path(), absent), fields);
          if (foreign.status() != missing.status()
              || !words(foreign.body(), values).equals(words(missing.body(), absent))
              || foreign.status() / 100 == 2
              || (way.verb().equals("GET") && foreign.status() != 404)
              || foreign.status() >= 500)
            wrong.add(
                "%s as %s with %s: %s, but %s where nothing is: %s | %s"
                    .formatted(
                        way,
                        outside.getKey(),
                        values,
                        foreign,
                        missing,
                        cut(words(foreign.body(), values)),
                        cut(words(missing.body(), absent))));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unasked).as("nobody says in ForeignIds where its ids are").isEmpty();
    assertThat(asked).isGreaterThan(150);
  }

  private Caller newcomer(Role role, PartnerKind kind) {
    var partner =
        partners.record(
            Occasion.of(Actor.HOUSE, clock.instant()),
            unique("Newcomer"),
            List.of(kind),
            "CN",
            "1 New Road");
    return Caller.signedIn(port, people.known(actor(role, partner).account()).login(), PASSWORD);
  }

  private HandlerMethod handler(HandlersTest.Way way) {
    return handler(mapping, way);
  }

  static HandlerMethod handler(RequestMappingHandlerMapping mapping, HandlersTest.Way way) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getKey().getPatternValues().contains(way.path()))
        .map(Map.Entry::getValue)
        .filter(handler ->
            way.handler()
                .equals(
                    handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName()))
        .findFirst()
        .orElseThrow();
  }

  /** What a form sends, made up by type, so that the refusal is not about the form. */
  static List<String> fields(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .flatMap(ForeignTest::said)
        .distinct()
        .toList();
  }

  private static Stream<String> said(MethodParameter parameter) {
    if (parameter.hasParameterAnnotation(PathVariable.class)) return Stream.empty();
    var named = parameter.getParameterAnnotation(RequestParam.class);
    var type = parameter.getParameterType();
    if (named != null) {
      var name =
          named.name().isEmpty()
              ? Arrays.stream(parameter.getExecutable().getParameters())
                  .skip(parameter.getParameterIndex())
                  .findFirst()
                  .orElseThrow()
                  .getName()
              : named.name();
      return made(name, type);
    }
    if (!type.isRecord() || !type.getName().startsWith("org.greenclassroom."))
      return Stream.empty();
    if (type == Occasion.class) return Stream.empty();
    var fields = new LinkedHashMap<String, Class<?>>();
    for (var part : type.getRecordComponents()) fields.put(part.getName(), part.getType());
    return fields.entrySet().stream().flatMap(field -> made(field.getKey(), field.getValue()));
  }

  private static Stream<String> made(String name, Class<?> type) {
    if (type == String.class) return Stream.of(name + "=x");
    if (type == LocalDate.class) return Stream.of(name + "=2026-11-27");
    if (type == boolean.class || type == Boolean.class) return Stream.of(name + "=true");
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) return Stream.of(name + "=1");
    if (type.isEnum()) return Stream.of(name + "=" + type.getEnumConstants()[0]);
    return Stream.empty();
  }

  /** What a person reads, whichever id was asked for. */
  static String words(String body, List<String> values) {
    var text =
        body.replaceAll("(?s)<(script|style|nav).*?</\\1>", "")
            .replaceAll("<[^>]+>", " ")
            .replace("&#39;", "’"); // no id, though a thing may be the 39th
    for (var value : values)
      for (var written : List.of(slip(value), printed(value), value))
        text = text.replaceAll("\\b\\Q" + written + "\\E\\b", "…");
    return text.replaceAll("\\s+", " ");
  }

  private static String printed(String tag) {
    return tag.length() == 8 ? tag.substring(0, 4) + "-" + tag.substring(4) : tag;
  }

  private static String slip(String number) {
    return number.matches("\\d{1,9}") ? "S-%06d".formatted(Long.parseLong(number)) : number;
  }

  private static String cut(String text) {
    int begin = Math.max(0, text.indexOf("Refused"));
    return text.substring(begin, Math.min(text.length(), begin + 200));
  }
}
