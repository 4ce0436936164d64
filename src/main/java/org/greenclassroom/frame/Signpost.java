package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Where an address has a part that varies, Spring holds it against every pattern of the house, one
 * after the other, and asks each for the verb, the headers and the types first. Nearly all differ
 * in how they begin, which is one comparison of letters.
 */
final class Signpost extends RequestMappingHandlerMapping {
  /** Of the very objects that Spring holds: found by what they are, not by what they say. */
  private Map<RequestMappingInfo, String[]> beginnings = Map.of();

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> ways) {
    super.handlerMethodsInitialized(ways);
    var all = new IdentityHashMap<RequestMappingInfo, String[]>();
    for (var info : ways.keySet()) all.put(info, beginnings(info));
    beginnings = all;
  }

  @Override
  protected @Nullable RequestMappingInfo getMatchingMapping(
      RequestMappingInfo info, HttpServletRequest request) {
    var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
    return mayFit(info, path.value()) ? super.getMatchingMapping(info, request) : null;
  }

  private boolean mayFit(RequestMappingInfo info, String path) {
    // such an address may mean other letters than it shows
    if (path.indexOf('%') >= 0 || path.indexOf(';') >= 0) return true;
    var begins = beginnings.get(info);
    if (begins == null) return true; // hung up later
    for (var beginning : begins) if (path.startsWith(beginning)) return true;
    return false;
  }

  private static String[] beginnings(RequestMappingInfo info) {
    var patterns = info.getPathPatternsCondition();
    return patterns == null
        ? new String[] {""}
        : patterns.getPatterns().stream().map(Signpost::beginning).toArray(String[]::new);
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
