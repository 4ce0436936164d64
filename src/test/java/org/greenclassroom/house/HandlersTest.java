package org.greenclassroom.house;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.greenclassroom.House;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Wall;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All handlers against all roles, really asked. Who may call what is printed in docs/rights.md. */
class HandlersTest extends House {
  private static final Path RIGHTS = Path.of("docs/rights.md");
  private static final Map<RequestMappingHandlerMapping, List<Way>> KNOWN =
      new ConcurrentHashMap<>();
  private static final Map<String, PathPattern> PATTERNS = new ConcurrentHashMap<>();

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired RequestMappingHandlerAdapter adapter;
  @Autowired List<Door> doors;
  @Autowired List<Reach> reaches;
  @Autowired List<Wall> walls;
  @Autowired List<Tray> trays;
  @Autowired MessageSource words;

  /**
   * A way into the house.
   *
   * @param roles who may come in; null for everybody, signed in or not
   * @param byKey for whoever holds a key made for it; no account, no role
   */
  record Way(
      String verb,
      String path,
      @Nullable Set<Role> roles,
      boolean multipart,
      boolean json,
      boolean byKey,
      String handler) {
    boolean open(@Nullable Role role) {
      return roles == null || (role != null && roles.contains(role));
    }

    boolean api() {
      return path.startsWith("/api/");
    }

    @Override
    public String toString() {
      return verb + " " + path + " (" + handler + ")";
    }
  }

  @Test
  void every_handler_says_who_may_call_it_and_says_it_once() {
    var wrong = new ArrayList<String>();
    for (var handler : ours()) {
      int said =
          (handler.hasMethodAnnotation(Allow.class) ? 1 : 0)
              + (handler.hasMethodAnnotation(AllowSignedIn.class) ? 1 : 0)
              + (handler.hasMethodAnnotation(AllowKeyHolder.class) ? 1 : 0)
              + (handler.hasMethodAnnotation(AllowEveryone.class) ? 1 : 0);
      if (said != 1) wrong.add(handler.getShortLogMessage() + " says it " + said + " times");
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void an_auditor_writes_nothing() {
    var own = Set.of("/me/", "/api/v1/tokens"); // the own account
    assertThat(ways())
        .filteredOn(way -> !way.verb().equals("GET") && way.open(Role.AUDITOR))
        .filteredOn(way -> own.stream().noneMatch(way.path()::startsWith))
        .filteredOn(way -> way.roles() != null && way.roles().size() < Role.values().length)
        .isEmpty();
  }

  @Test
  void no_address_leads_to_two_handlers() {
    // /v/{code} beside /v/{secret:[0-9a-z]{32}} starts well and breaks on the first address that
    // fits both
    var wrong = new ArrayList<String>();
    ways().stream()
        .collect(
            Collectors.groupingBy(
                way -> way.verb() + " " + way.path().replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", "{}")))
        .values()
        .stream()
        .filter(alike -> alike.stream().map(Way::path).distinct().count() > 1)
        .filter(alike -> alike.stream().anyMatch(way -> way.path().matches(".*\\{[a-z]\\w*}.*")))
        .forEach(alike -> wrong.add(alike.toString()));
    assertThat(wrong).isEmpty();
  }

  private static final String FIGURE = "/editions/{edition:\\d{1,18}}/figures/{nth:\\d{1,6}}";

  /** Asked for a moment after something was posted, to see just that. */
  private static final Map<String, String> OF_NOW =
      Map.ofEntries(
          entry("/sweeps/{sweep:\\d+}.csv", "whom the sweep that was just begun left out"),
          entry("/bench/rounds/{round:\\d+}.csv", "what was just scanned"),
          entry("/intake/imports/{id}/rows.csv", "what is wrong with a list that was just brought"),
          entry("/intake/lots/{lot}/differences.csv", "what the count that just ended found"),
          entry("/papers/{id}/annex.csv", "one file, of a paper that was just made"),
          entry("/sign/{secret}/annex.csv", "the same, for who is about to sign it"),
          entry("/plant/{id:\\d{1,18}}/devices.xlsx", "what is not certified yet"),
          entry("/tours/plans/{plan:\\d+}/stops.csv", "a plan that was just changed by hand"),
          entry("/plans/{plan}/devices.csv", "a plan that was just worked out"),
          entry("/plans/{plan}/devices.xlsx", "the same"),
          entry(FIGURE + "/rows.csv", "an edition that was just frozen"),
          entry(FIGURE + "/rows.xlsx", "the same"));

  @Test
  void a_file_of_rows_may_be_read_from_a_replica_or_there_is_a_reason() {
    var wrong = new ArrayList<String>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          boolean old = handler.hasMethodAnnotation(MayBeOld.class);
          boolean noted = handler.hasMethodAnnotation(ShowsPeople.class); // that is written
          if (old && noted) wrong.add(handler.getShortLogMessage() + " writes down who looked");
          for (var path : info.getPatternValues())
            if (path.matches(".*\\.(csv|xlsx)"))
              if (old == (noted || OF_NOW.containsKey(path))) wrong.add(path + " of " + handler);
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void whoever_reads_slowly_is_not_cut_off() {
    // the server's own patience is half a minute, be a line as slow as it may
    assertThat((Long) ReflectionTestUtils.getField(adapter, "asyncRequestTimeout"))
        .isGreaterThanOrEqualTo(Duration.ofHours(1).toMillis());
  }

  @Test
  void nothing_is_written_by_asking() {
    // a put has the hash of its content as its address: whoever sends it again writes nothing new
    assertThat(ways()).allMatch(way -> Set.of("GET", "POST", "PUT").contains(way.verb()));
  }

  @Test
  void a_stranger_is_asked_to_sign_in_wherever_he_is_not_welcome() {
    var stranger = Caller.stranger(port);
    var wrong = new ArrayList<String>();
    for (var way : ways()) {
      if (way.byKey()) continue;
      var answer = stranger.call(way);
      boolean turnedAway =
          way.api()
              ? answer.status() == 401
              : (answer.status() == 302 || answer.status() == 303)
                  && answer.location().contains("/sign-in")
                  && !way.path().startsWith("/sign-in/"); // its own steps begin at the first one
      if (way.open(null) == turnedAway || broke(way, answer))
        wrong.add(way + ": a stranger got " + answer);
      wrong.addAll(unguarded(way, answer));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void without_the_key_nobody_gets_anything_where_a_key_is_needed() {
    var wrong = new ArrayList<String>();
    var callers = new ArrayList<>(List.of(Caller.stranger(port)));
    for (var role : Role.values())
      callers.add(Caller.signedIn(port, people.known(actor(role, 1).account()).login(), PASSWORD));
    for (var way : ways()) {
      if (!way.byKey()) continue;
      for (var caller : callers) {
        var answer = caller.call(way);
        var status = answer.status();
        wrong.addAll(unguarded(way, answer));
        // 422: the key stands in the body, and an empty one holds none
        if (status != 401 && status != 404 && status != 422)
          wrong.add(way + " without its key: " + status);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * Whoever may not is turned away at every handler; of those who may, one goes in, another at each
   * handler (all of them with -Deverywhere): what lets them in is the same word on the handler. Of
   * those turned away one at each handler is shown the page that says so, the others the sentence.
   */
  @Test
  void everybody_else_gets_in_where_he_may_and_nowhere_else() {
    var wrong = new ArrayList<String>();
    for (var role : Role.values()) {
      var login = people.known(actor(role, 1).account()).login();
      var caller = Caller.signedIn(port, login, PASSWORD);
      for (var way : ways()) {
        if (closesTheDoorBehind(way) || way.byKey()) continue;
        if (way.open(role) && role != oneOf(way, true) && !Boolean.getBoolean("everywhere"))
          continue;
        caller.brief = !way.open(role) && role != oneOf(way, false);
        var answer = caller.call(way);
        if (way.open(role) && (answer.status() == 401 || answer.status() == 403))
          wrong.add(way + ": " + role + " may, and got " + answer);
        if (!way.open(role) && answer.status() != 403)
          wrong.add(way + ": " + role + " may not, and got " + answer);
        if (broke(way, answer)) wrong.add(way + ": " + role + " broke it, " + answer);
        wrong.addAll(unguarded(way, answer));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** One of those who may, or may not, the same in every run; null when there is none. */
  private static @Nullable Role oneOf(Way way, boolean may) {
    var those = Arrays.stream(Role.values()).filter(role -> way.open(role) == may).toList();
    return those.isEmpty() ? null : those.get(Math.floorMod(way.path().hashCode(), those.size()));
  }

  /** Every answer forbids foreign and inline scripts, being framed and being guessed at. */
  private static List<String> unguarded(Way way, Caller.Answer answer) {
    var wrong = new ArrayList<String>();
    var headers = answer.response().headers();
    var policy = headers.firstValue("Content-Security-Policy").orElse("");
    if (way.path().equals("/figures/embed")) { // the one page for frames of other sites
      if (!policy.contains("default-src 'none'") || policy.contains("script-src"))
        wrong.add(way + ": policy " + policy);
    } else if (!policy.contains("default-src 'self'")
        || !policy.contains("script-src 'self'")
        || !policy.contains("frame-ancestors 'none'")
        || policy.matches(".*('unsafe-|https?:|\\*).*")) wrong.add(way + ": policy " + policy);
    if (!headers.firstValue("X-Content-Type-Options").orElse("").equals("nosniff"))
      wrong.add(way + ": no nosniff");
    if (headers.firstValue("Referrer-Policy").isEmpty()) wrong.add(way + ": no referrer policy");
    if (headers.firstValue("Server").isPresent()) wrong.add(way + ": names its server");
    return wrong;
  }

  /** The page that says what broke, asked for nothing, says that something broke. */
  private static boolean broke(Way way, Caller.Answer answer) {
    return answer.status() >= 500 && !way.path().equals("/error");
  }

  @Test
  void a_door_and_a_tray_lead_where_one_may_go_and_have_their_words() {
    var wrong = new ArrayList<String>();
    for (var door : doors) {
      lacking(wrong, door.key());
      for (var role : door.roles()) mayOpen(wrong, "the door " + door.key(), door.path(), role);
    }
    for (var tray : trays) {
      for (var part : List.of(".title", ".some", ".none", ".action"))
        lacking(wrong, tray.key() + part);
      for (var role : tray.roles())
        mayOpen(wrong, "the tray " + tray.key(), tray.waiting(occasion(role)).path(), role);
    }
    assertThat(wrong).isEmpty();
  }

  private void lacking(List<String> wrong, String key) {
    for (var language : Words.LANGUAGES)
      if (words.getMessage(key, new Object[] {2}, "", language).isEmpty())
        wrong.add(key + " has no word in " + language);
  }

  private void mayOpen(List<String> wrong, String what, String address, Role role) {
    var path = PathContainer.parsePath(address.replaceAll("[?#].*", ""));
    var open =
        ways().stream()
            .filter(way -> way.verb().equals("GET"))
            .filter(way -> pattern(way).matches(path))
            .min(Comparator.comparing(HandlersTest::pattern, PathPattern.SPECIFICITY_COMPARATOR));
    if (open.isEmpty()) wrong.add(what + " leads nowhere: " + address);
    else if (!open.get().open(role)) wrong.add(what + " leads " + role + " to " + open.get());
  }

  private static PathPattern pattern(Way way) {
    return PATTERNS.computeIfAbsent(way.path(), PathPatternParser.defaultInstance::parse);
  }

  @Test
  void the_table_of_rights_is_fresh() throws IOException {
    var fresh = table();
    if (WordsTest.fresh()) {
      Files.createDirectories(RIGHTS.toAbsolutePath().getParent());
      Files.writeString(RIGHTS, fresh);
    }
    assertThat(RIGHTS).as("run make fresh").exists();
    assertThat(Files.readString(RIGHTS))
        .as("docs/rights.md is stale: run make fresh")
        .isEqualTo(fresh);
  }

  private String table() {
    var lines = new StringBuilder();
    lines.append("# Who may call what\n\n");
    lines.append("Written by `HandlersTest` from the handlers themselves (`make fresh`). ");
    lines.append("Whose rows one then sees is decided behind the door: another organisation's ");
    lines.append("things answer as if they did not exist. 🔑: whoever holds the key made for it, ");
    lines.append("whatever the account.\n\n");
    lines.append("| route |");
    for (var role : Role.values()) lines.append(' ').append(role.name().toLowerCase()).append(" |");
    lines.append(" nobody signed in |\n|---|").append("---|".repeat(Role.values().length + 1));
    lines.append('\n');
    for (var way : ways()) {
      lines.append("| `").append(way.verb()).append(' ').append(way.path().replace("|", "\\|"));
      lines.append("` |");
      for (var role : Role.values())
        lines.append(way.byKey() ? " 🔑 |" : way.open(role) ? " ● |" : "  |");
      lines.append(way.byKey() ? " 🔑 |\n" : way.open(null) ? " ● |\n" : "  |\n");
    }
    places(lines);
    walls(lines);
    return lines.toString();
  }

  private void places(StringBuilder lines) {
    lines.append("\n## Where: roles in places\n\n");
    lines.append(
        "A programme officer or field engineer may have the role in one or several places ");
    lines.append(
        "only (codes of divisions, on the page `/people`). What lies elsewhere answers as if ");
    lines.append("it did not exist, whatever the route, wherever its address names one of these: ");
    lines.append(reaches.stream().map(reach -> "`" + reach + "`").sorted().collect(joining(", ")));
    lines.append(
        "; `school`, `classroom`, `task` and `partner` also as a field of a form. Lists and exports ");
    lines.append(
        "of what hangs on a school are cut to the same schools. Not cut: what belongs to no school (donors, lots, ");
    lines.append(
        "devices in the workshop, plants), figures of the whole programme, plans of devices ");
    lines.append("and tours; a driver drives his own tours only. ");
    lines.append(
        "Who has several roles has at each route the places of those that the route allows, and ");
    lines.append("where it names something only the roles that hold there.\n");
  }

  private void walls(StringBuilder lines) {
    lines.append("\n## Behind the application: row-level security\n\n");
    lines.append(
        "Transactions for a donor's, a school's or a plant's own people run under a role of ");
    lines.append(
        "the database that gets only these rows (`SecondWallTest` names the tables without a ");
    lines.append("wall and says why).\n\n| table | for | rows |\n|---|---|---|\n");
    walls.stream()
        .map(wall ->
            "| `%s.%s` | %ss | %s |\n"
                .formatted(
                    wall.room(),
                    wall.table(),
                    wall.role().name().toLowerCase(),
                    wall.condition().replace(Wall.OWN, "own")))
        .sorted()
        .forEach(lines::append);
  }

  private List<HandlerMethod> ours() {
    return mapping.getHandlerMethods().values().stream()
        .filter(handler -> handler.getBeanType().getName().startsWith("org.greenclassroom."))
        .toList();
  }

  private List<Way> ways() {
    return ways(mapping);
  }

  /** Every way into the house, in the order of the addresses. */
  static List<Way> ways(RequestMappingHandlerMapping mapping) {
    return KNOWN.computeIfAbsent(mapping, HandlersTest::read);
  }

  private static List<Way> read(RequestMappingHandlerMapping mapping) {
    var ways = new ArrayList<Way>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (!handler.getBeanType().getName().startsWith("org.greenclassroom.")) return;
          var verbs = new TreeSet<>(info.getMethodsCondition().getMethods());
          if (verbs.isEmpty()) verbs.add(RequestMethod.GET);
          for (var verb : verbs)
            for (var path : info.getPatternValues()) ways.add(way(info, handler, verb, path));
        });
    ways.sort(Comparator.comparing(Way::path).thenComparing(Way::verb));
    return ways;
  }

  private static Way way(
      RequestMappingInfo info, HandlerMethod handler, RequestMethod verb, String path) {
    var consumed = info.getConsumesCondition().getConsumableMediaTypes();
    boolean files =
        consumed.contains(MediaType.MULTIPART_FORM_DATA)
            || Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter ->
                    MultipartFile.class.isAssignableFrom(parameter.getNestedParameterType())
                        || parameter.getParameterType() == MultipartFile[].class);
    return new Way(
        verb.name(),
        path,
        rolesOf(handler),
        files,
        !files && path.startsWith("/api/"),
        handler.hasMethodAnnotation(AllowKeyHolder.class),
        handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName());
  }

  private static @Nullable Set<Role> rolesOf(HandlerMethod handler) {
    if (handler.hasMethodAnnotation(AllowEveryone.class)
        || handler.hasMethodAnnotation(AllowKeyHolder.class)) return null;
    if (handler.hasMethodAnnotation(AllowSignedIn.class)) return EnumSet.allOf(Role.class);
    var allow = handler.getMethodAnnotation(Allow.class);
    return allow == null
        ? Set.of()
        : Arrays.stream(allow.value()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Would end the session that the next calls need. */
  private static boolean closesTheDoorBehind(Way way) {
    return way.path().equals("/sign-out");
  }
}
