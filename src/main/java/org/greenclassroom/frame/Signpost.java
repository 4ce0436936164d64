package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Where an address has a part that varies, Spring holds it against every pattern of the house, one
 * after the other, and asks each for the verb, the headers and the types first. Nearly all differ
 * in how they begin: only those that begin like the address are asked. Where exactly one fits, it
 * is the one that Spring would find; where several fit or none does, Spring chooses, or says what
 * is wrong. What is hung up while the house runs is not found; nothing is.
 */
final class Signpost extends RequestMappingHandlerMapping {
  /**
   * A pattern of the house.
   *
   * @param beginning the letters with which its addresses begin
   */
  private record Way(RequestMappingInfo info, HandlerMethod method, String beginning) {}

  /** By the first part of their addresses; where that varies, by none. */
  private Map<String, List<Way>> ways = Map.of();

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> all) {
    super.handlerMethodsInitialized(all);
    ways =
        all.entrySet().stream()
            .flatMap(one -> ways(one.getKey(), one.getValue()))
            .collect(Collectors.groupingBy(way -> first(way.beginning())));
  }

  private static Stream<Way> ways(RequestMappingInfo info, HandlerMethod method) {
    var patterns = info.getPathPatternsCondition();
    return patterns == null
        ? Stream.of(new Way(info, method, ""))
        : patterns.getPatterns().stream().map(pattern -> new Way(info, method, beginning(pattern)));
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    var only = path.indexOf('%') < 0 ? only(path, request) : null; // it may mean other letters
    if (only == null) return super.lookupHandlerMethod(path, request);
    request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, only.method());
    handleMatch(only.info(), path, request);
    return only.method();
  }

  /** The only one that fits, as far as it fits; null: there is none, or there are several. */
  private @Nullable Way only(String path, HttpServletRequest request) {
    Way only = null;
    Way of = null;
    for (var first : List.of(first(path), ""))
      for (var way : ways.getOrDefault(first, List.of())) {
        if (!path.startsWith(way.beginning()) || of != null && way.info() == of.info()) continue;
        var fits = getMatchingMapping(way.info(), request);
        if (fits == null) continue;
        if (only != null) return null;
        of = way;
        only = new Way(fits, way.method(), way.beginning());
      }
    return only;
  }

  /** Of {@code /devices/A2B3}: {@code devices}. */
  private static String first(String path) {
    int end = path.indexOf('/', 1);
    return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
  }

  /** Of {@code /devices/{tag}/facts}: {@code /devices/}. */
  static String beginning(PathPattern pattern) {
    var whole = pattern.getPatternString();
    int varies = 0;
    while (varies < whole.length() && "{*?".indexOf(whole.charAt(varies)) < 0) varies++;
    return varies == whole.length()
        ? whole
        : whole.substring(0, whole.lastIndexOf('/', varies) + 1);
  }

  @Configuration(proxyBeanMethods = false)
  static class Standing implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
      return new Signpost();
    }
  }
}
