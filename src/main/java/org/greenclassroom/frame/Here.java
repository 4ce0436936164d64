package org.greenclassroom.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.standard.expression.Fragment;

/**
 * The address of the page that is shown, for links that keep most of it: {@code ${here.with('sort',
 * 'tag')}}.
 *
 * <p>A list's filters, order and language all live in the address, so that it can be sent to a
 * colleague; a changed filter starts at the first page again.
 */
@Component("here")
public class Here {
  private static final String PAGING = "after";

  /** This page, with this parameter set to this one value. */
  public String with(String name, Object value) {
    var kept = kept(name);
    kept.add(pair(name, value.toString()));
    return address(kept);
  }

  /** This page without that parameter. */
  public String without(String name) {
    return address(kept(name));
  }

  /** A chip: on when it is off, off when it is on. */
  public String toggled(String name, Object value) {
    return has(name, value) ? without(name) : with(name, value);
  }

  /** The same heading twice turns the order round: {@code tag}, then {@code -tag}. */
  public String sorted(String column) {
    return with("sort", has("sort", column) ? "-" + column : column);
  }

  /** What {@code aria-sort} says of this column; null when the list is not sorted by it. */
  public @Nullable String order(String column) {
    return has("sort", column) ? "ascending" : has("sort", "-" + column) ? "descending" : null;
  }

  public boolean has(String name, Object value) {
    return query().contains(pair(name, value.toString()));
  }

  /** The same list under another path: {@code ${here.at('/devices.csv')}}. */
  public String at(String path) {
    var kept = kept("language");
    return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
  }

  /**
   * What narrows and sorts this list, without the place in it: the part after the question mark.
   */
  public String filters() {
    return String.join("&", kept("language"));
  }

  public List<String> languages() {
    return Words.LANGUAGES.stream().map(Locale::getLanguage).toList();
  }

  /** Whether a page's content is a {@code main} itself, which must not stand in a second one. */
  public boolean bringsMain(Fragment content) {
    var model = content.getTemplateModel();
    if (model == null) return false;
    for (int at = 0; at < model.size(); at++) // the first event may be the template's own start
    if (model.get(at) instanceof IOpenElementTag tag)
        return tag.getElementCompleteName().equals("main");
    return false;
  }

  private static String address(List<String> query) {
    var path = path();
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static List<String> kept(String without) {
    var kept = new ArrayList<String>();
    for (var pair : query()) {
      var name = pair.split("=", 2)[0];
      if (!name.equals(without) && !name.equals(PAGING)) kept.add(pair);
    }
    return kept;
  }

  /** The pairs of the address, written our way whatever way the browser wrote them. */
  private static List<String> query() {
    var query = request().getQueryString();
    var pairs = new ArrayList<String>();
    if (query == null) return pairs;
    for (var each : query.split("&")) {
      if (each.isEmpty()) continue;
      try {
        var halves = each.split("=", 2);
        if (halves.length == 2 && halves[1].isEmpty()) continue; // a field left empty in a form
        pairs.add(pair(decoded(halves[0]), halves.length == 2 ? decoded(halves[1]) : ""));
      } catch (IllegalArgumentException unreadable) {
        // a broken escape is nobody's filter
      }
    }
    return pairs;
  }

  private static String path() {
    var request = request();
    var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    // a refusal that is shown alone stands for the page that was asked
    if (failed == null && request.getRequestURI().equals("/refused"))
      failed = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    var path = failed == null ? request.getRequestURI() : failed.toString();
    // "//host" would leave our own site
    return path.startsWith("//") ? "/" : path;
  }

  private static HttpServletRequest request() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
        .getRequest();
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
