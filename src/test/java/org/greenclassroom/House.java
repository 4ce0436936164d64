package org.greenclassroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole house, really running: every test that needs a database, a page or an API extends this.
 * All of them share one start and one database, so that a test makes what it needs and asserts on
 * that only.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(QuickPasswords.class)
public abstract class House {
  public static final String PASSWORD = "a long password";

  /** Programs that test at the same time have a house each. */
  private static final Path DATA =
      Path.of(
          "target/test-data"
              + (Integer.getInteger("fork", 1) > 1 ? "-" + Integer.getInteger("fork", 1) : ""));

  private static final AtomicLong NEXT = new AtomicLong();

  static {
    try {
      if (Files.exists(DATA.resolve("postgres.secret")) && !Boolean.getBoolean("keep")) {
        try (var all = Files.walk(DATA)) {
          for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
            if (!path.startsWith(DATA.resolve("pg-bin"))) Files.deleteIfExists(path);
          }
        } catch (java.nio.file.DirectoryNotEmptyException binariesStay) {
          // the unpacked programs are kept between runs
        }
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @DynamicPropertySource
  static void testHouse(DynamicPropertyRegistry properties) {
    properties.add("greenclassroom.data-dir", DATA::toString);
    properties.add("greenclassroom.lasting", () -> false); // it begins anew at the next start
    properties.add("greenclassroom.admin-password", () -> PASSWORD);
    properties.add(
        "greenclassroom.second-factor", () -> "offered"); // tests ask it of their accounts
    properties.add("greenclassroom.hooks.private-hosts", () -> "localhost"); // where tests listen
  }

  @LocalServerPort protected int port;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected People people;
  @Autowired protected Clock clock;

  /** A number that no other test has. */
  protected static long unique() {
    return NEXT.incrementAndGet();
  }

  /** A name that no other test has; letters only, for a long number looks like a telephone. */
  protected static String unique(String name) {
    var made = new StringBuilder(name).append(' ');
    for (var digit : (System.nanoTime() + "" + NEXT.incrementAndGet()).toCharArray())
      made.append((char) (digit - '0' + 'a'));
    return made.toString();
  }

  /** A new account with this role in this organisation (1 is the programme). */
  protected Actor actor(Role role, long partner) {
    var admin = Occasion.of(Actor.HOUSE, clock.instant());
    var login = role.name().toLowerCase() + "-" + UUID.randomUUID().toString().substring(0, 12);
    var account = people.open(admin, login, "Test " + login, PASSWORD, role, partner);
    return new Actor(account, List.of(new Actor.Grant(role, partner)));
  }

  /** A day as pages say it in English. */
  protected static String said(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM y", Locale.ENGLISH).format(day);
  }

  /** What the one page for all papers says of this very file. */
  protected Visitor.Seen dropped(byte[] pdf) {
    var anybody = stranger();
    anybody.get("/check").is(200);
    return anybody.upload(
        "/check", Map.of(), List.of(new Visitor.Upload("file", "a.pdf", "application/pdf", pdf)));
  }

  protected Occasion occasion(Role role) {
    return Occasion.of(actor(role, 1), clock.instant());
  }

  /** A browser without JavaScript, signed in with this role in this organisation. */
  protected Visitor visitor(Role role, long partner) {
    var actor = actor(role, partner);
    var login = people.known(actor.account()).login();
    return new Visitor(port).signIn(login, PASSWORD);
  }

  protected Visitor visitor(Role role) {
    return visitor(role, 1);
  }

  /** Signed in with this role in the programme, in these places only. */
  protected Visitor placed(Role role, String... places) {
    var admin = occasion(Role.ADMINISTRATOR);
    var account = actor(role, 1).account();
    people.take(admin, account, new Actor.Grant(role, 1));
    for (var place : places) people.give(admin, account, new Actor.Grant(role, 1, place));
    return stranger().signIn(people.known(account).login(), PASSWORD);
  }

  protected Visitor stranger() {
    return new Visitor(port);
  }

  /** An API client with a token that carries this role in this organisation. */
  protected Api api(Role role, long partner) {
    var actor = actor(role, partner);
    return Api.of(port, people.known(actor.account()).login(), PASSWORD);
  }

  protected Api api(Role role) {
    return api(role, 1);
  }
}
