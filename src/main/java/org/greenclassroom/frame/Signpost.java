package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * in how they begin, which is looked up once for each request. What is hung up while the house runs
 * is not found; nothing is.
 */
final class Signpost extends RequestMappingHandlerMapping {
  /** What is asked for just now may lead there; none: anywhere. */
  private static final ThreadLocal<Set<RequestMappingInfo>> MAY = new ThreadLocal<>();

  /**
   * A pattern of the house.
   *
   * @param beginning the letters with which its addresses begin
   */
  private record Way(RequestMappingInfo info, String beginning) {}

  /** By the first part of their addresses; where that varies, by none. */
  private Map<String, List<Way>> ways = Map.of();

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> all) {
    super.handlerMethodsInitialized(all);
    ways =
        all.keySet().stream()
            .flatMap(Signpost::ways)
            .collect(Collectors.groupingBy(way -> first(way.beginning())));
  }

  private static Stream<Way> ways(RequestMappingInfo info) {
    var patterns = info.getPathPatternsCondition();
    return patterns == null
        ? Stream.of(new Way(info, ""))
        : patterns.getPatterns().stream().map(pattern -> new Way(info, beginning(pattern)));
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    if (path.indexOf('%') < 0) MAY.set(mayFit(path)); // such a one may mean other letters
    try {
      return super.lookupHandlerMethod(path, request);
    } finally {
      MAY.remove();
    }
  }

  private Set<RequestMappingInfo> mayFit(String path) {
    var may = Collections.<RequestMappingInfo>newSetFromMap(new IdentityHashMap<>());
    for (var first : List.of(first(path), ""))
      for (var way : ways.getOrDefault(first, List.of()))
        if (path.startsWith(way.beginning())) may.add(way.info());
    return may;
  }

  /** Of {@code /devices/A2B3}: {@code devices}. */
  private static String first(String path) {
    int end = path.indexOf('/', 1);
    return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
  }

  @Override
  protected @Nullable RequestMappingInfo getMatchingMapping(
      RequestMappingInfo info, HttpServletRequest request) {
    var may = MAY.get();
    return may == null || may.contains(info) ? super.getMatchingMapping(info, request) : null;
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
