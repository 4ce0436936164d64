package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Follows every link from the home page, as every role, and looks at what is shown. */
class EveryPageTest extends House {
  private static final int PAGES = 80;
  private static final int OF_ONE_KIND = 2;
  private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"#]*)");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

  /** What no page of ours contains. */
  private static final Map<String, Pattern> NEVER = new LinkedHashMap<>();

  static {
    NEVER.put(
        "an inline script",
        Pattern.compile("(?i)<script(?![^>]*(?:\\bsrc=|type=\"application/ld\\+json\"))[^>]*>"));
    NEVER.put("an inline style", Pattern.compile("(?i)<style\\b|<[a-z][^>]*\\sstyle\\s*="));
    NEVER.put(
        "a handler in an attribute", Pattern.compile("(?i)<[a-z][^>]*\\son[a-z]+\\s*=\\s*[\"']"));
    NEVER.put("a script in an address", Pattern.compile("(?i)=\\s*[\"']\\s*javascript:"));
    NEVER.put(
        "something from another origin",
        Pattern.compile(
            "(?i)<(?:script|link(?! rel=\"(?:canonical|alternate)\")|img|source|iframe|object|embed|use|form|input|video|audio)\\b[^>]*"
                + "\\b(?:src|href|action|srcset|data)=\"(?:https?:)?//"));
    NEVER.put("a word that is missing", Pattern.compile("\\?\\?[\\w.-]+\\?\\?"));
    NEVER.put(
        "what a template should have filled in", Pattern.compile("<[^>]*\\sth:\\w+=|#\\{|\\$\\{"));
    NEVER.put("the name of a class", Pattern.compile("org\\.greenclassroom\\.|@[0-9a-f]{7,8}\\b"));
    NEVER.put(
        "a number below zero without a minus",
        Pattern.compile(">(?:[^<>]*[\\s(（：])?-\\d[\\d.,]*(?=[\\s<)）。，])"));
    NEVER.put("a number that is none", Pattern.compile(">\\s*(NaN|null|undefined)\\s*<"));
  }

  @Autowired Custody custody;
  @Autowired Partners partners;

  private record Shown(String path, String body) {}

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_page_is_whole_and_keeps_the_rules(Role role) {
    var wrong = new TreeMap<String, String>();
    var seen = shownTo(role);
    assertThat(seen).as("pages that " + role + " sees").isNotEmpty();
    for (var page : seen) {
      NEVER.forEach((what, pattern) -> {
        var found = pattern.matcher(page.body());
        if (found.find()) wrong.put(page.path() + ": " + what, found.group());
      });
      if (count(page.body(), "<main\\b") != 1)
        wrong.put(page.path() + ": main", "stands " + count(page.body(), "<main\\b") + " times");
      if (count(page.body(), "<h1\\b") != 1)
        wrong.put(page.path() + ": h1", "stands " + count(page.body(), "<h1\\b") + " times");
      if (!page.body()
          .matches("(?s).*</header>.*</main>.*<footer[^>]*><p><a class=\"help\" href=\"/help\".*"))
        wrong.put(page.path() + ": help", "not in its place");
      if (!page.body().contains("<html lang=\"zh"))
        wrong.put(page.path() + ": language", "not said");
      if (page.body().matches("(?s).*<title>\\s*(·.*)?</title>.*"))
        wrong.put(page.path() + ": title", "empty");
      var ids = new HashSet<String>();
      var id = ID.matcher(page.body().replaceAll("(?s)<svg.*?</svg>", ""));
      while (id.find())
        if (!ids.add(id.group(1))) wrong.put(page.path() + ": id twice", id.group(1));
    }
    assertThat(wrong).isEmpty();
  }

  private List<Shown> shownTo(Role role) {
    var partner = partnerOf(role);
    var visitor = visitor(role, partner).speaking("zh");
    var waiting = new ArrayDeque<>(List.of("/", "/me", "/find?q=a"));
    var asked = new HashSet<>(waiting);
    var kinds = new HashMap<String, Integer>();
    var shown = new ArrayList<Shown>();
    while (!waiting.isEmpty() && shown.size() < PAGES) {
      var path = waiting.poll();
      var page = visitor.get(path);
      assertThat(page.status()).as(role + " follows a link to " + path).isEqualTo(200);
      if (!page.response().headers().firstValue("Content-Type").orElse("").startsWith("text/html"))
        continue;
      shown.add(new Shown(path, page.body()));
      var link = LINK.matcher(page.body());
      while (link.find()) {
        var next = link.group(1).replace("&amp;", "&");
        if (next.startsWith("/assets/") || next.contains("language=") || !asked.add(next)) continue;
        if (kinds.merge(kind(next), 1, Integer::sum) <= OF_ONE_KIND) waiting.add(next);
      }
    }
    return shown;
  }

  /** Two addresses of one kind differ in their ids only. */
  private static String kind(String path) {
    return path.replaceAll("=[^&]*", "=")
        .replaceAll("/[0-9A-HJKMNP-TV-Z]{8}(?=/|\\?|$)", "/#")
        .replaceAll("\\d+", "#");
  }

  private long partnerOf(Role role) {
    var donor = partner("捐赠方", PartnerKind.DONOR);
    var school = partner("学校", PartnerKind.SCHOOL);
    var plant = partner("拆解厂", PartnerKind.DISMANTLER);
    var tags =
        custody.receiveNew(
            occasion(Role.OFFICER),
            custody.handOver(occasion(Role.OFFICER), handOver(donor, Partners.HOUSE)),
            List.of(laptop(donor), laptop(donor), laptop(donor)));
    var to = role == Role.DISMANTLER ? plant : school;
    custody.write(
        occasion(Role.OFFICER),
        tags.getFirst(),
        Entry.on(
            custody.handOver(occasion(Role.OFFICER), handOver(Partners.HOUSE, to)),
            new Fact.HandedOver()));
    return switch (role) {
      case SCHOOL -> school;
      case DONOR -> donor;
      case DISMANTLER -> plant;
      default -> Partners.HOUSE;
    };
  }

  private HandOver handOver(long from, long to) {
    return new HandOver(
        from,
        to,
        to == Partners.HOUSE ? 1L : null,
        clock.instant().minusSeconds(60),
        "A-17",
        new HandOver.Signature("王芳", null, null),
        null);
  }

  private static Observed laptop(long donor) {
    return new Observed(
        DeviceKind.LAPTOP, "联想", "ThinkPad", null, null, 1_900, Basis.ESTIMATED, donor, null, null);
  }

  private long partner(String name, PartnerKind kind) {
    return partners.record(occasion(Role.OFFICER), unique(name), List.of(kind), "CN", null);
  }

  private static int count(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    int count = 0;
    while (matcher.find()) count++;
    return count;
  }
}
