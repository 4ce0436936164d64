package org.greenclassroom.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.tools.ToolProvider;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** From the shell script through the collector, a program of its own, to rows on the platform. */
class CollectorTest extends House {
  @TempDir static Path classes;
  @TempDir Path folder;
  @Autowired Enrolments enrolments;
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  private final List<Process> started = new ArrayList<>();
  private Lent lent;
  private LocalDate yesterday;

  @BeforeAll
  static void the_collector_is_compiled() throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none"));
    try (var sources = Files.walk(Path.of("agent/collector/src"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> words.add(file.toString()));
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, words.toArray(String[]::new)))
        .isZero();
  }

  @BeforeEach
  void a_classroom() {
    var officer = occasion(Role.OFFICER);
    lent = Lent.of(custody, partners, classrooms, officer.actor(), unique("Valley school"), 2);
    enrolments.issue(officer, lent.classroom());
    yesterday = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai"))).minusDays(1);
  }

  @AfterEach
  void all_is_ended() {
    started.forEach(Process::destroyForcibly);
  }

  private String code(Tag tag) {
    return jdbc.sql(
            """
            select code from agents.code c join custody.devices d using (device)
             where d.tag = ? and used_at is null and voided_at is null
            """)
        .param(tag.code())
        .query(String.class)
        .single();
  }

  /**
   * A computer that was on for ten minutes yesterday, five of them in use, and was started today.
   */
  private Shell computer(String name, Tag tag) throws IOException {
    var shell = new Shell(Files.createDirectories(folder.resolve(name)));
    shell.with("GREEN_SERVER", "http://localhost:" + port).with("GREEN_PARTS", name);
    // yesterday as it stands in the spool: each minute of it is AgentScriptTest's matter
    shell.spool(
        "D %s 1 630 330 1 1 1 - OK .\nB 1 aaaaaaaa 630 %d 0 .\n"
            .formatted(yesterday, clock.instant().getEpochSecond() - 40_000));
    shell.starts("bbbbbbbb", "2026-01-01T00:00").clock(clock.instant().getEpochSecond());
    shell.sample();
    var said = shell.run("enrol", code(tag));
    assertThat(said.status()).as(said.error()).isZero();
    assertThat(said.out()).contains(tag.printed());
    return shell;
  }

  /** What the platform knows of a device: day, revision, minutes. */
  private List<String> rows(Tag tag) {
    return jdbc.sql(
            """
            select u.day || ' ' || revision || ' ' || on_min || ' ' || active_min || ' ' || starts
              from usage.days u join custody.devices d using (device) where d.tag = ? order by u.day
            """)
        .param(tag.code())
        .query(String.class)
        .list();
  }

  private Process collector(String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx48m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes.toString(),
                "org.greenclassroom.collector.Collector"));
    command.addAll(Arrays.asList(words));
    command.addAll(List.of("--folder", folder.resolve("collector").toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private static String ended(Process process) throws IOException, InterruptedException {
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** Starts listening; answers the address and the letters of the room. */
  private record Listening(Process process, String address, String letters) {}

  private Listening listening() throws IOException {
    var process = collector("serve", "--port", "0", "--every", "36000");
    var line = process.inputReader(StandardCharsets.UTF_8).readLine();
    var found = Pattern.compile("port (\\d+); letters of this room: (\\S+)").matcher(line);
    assertThat(found.find()).as(line).isTrue();
    return new Listening(process, "http://localhost:" + found.group(1), found.group(2));
  }

  private void enrolled() throws IOException, InterruptedException {
    enrolments.issueForCollector(occasion(Role.ENGINEER), lent.classroom());
    var code =
        jdbc.sql(
                "select code from agents.code where classroom = ? and used_at is null and voided_at is null")
            .param(lent.classroom())
            .query(String.class)
            .single();
    assertThat(ended(collector("enrol", code, "--server", "http://localhost:" + port)))
        .contains("Enrolled as C");
  }

  @Test
  void a_computer_with_a_line_tells_the_platform_itself_and_lets_go_after_the_answer()
      throws Exception {
    var tag = lent.tags().getFirst();
    var shell = computer("one", tag);
    assertThat(shell.closed()).hasSize(1);
    var said = shell.run("send");
    assertThat(said.status()).as(said.error()).isZero();
    assertThat(rows(tag)).containsExactly(yesterday + " 1 10 5 1");
    assertThat(shell.closed()).isEmpty();
    assertThat(Files.readString(shell.spool())).contains("T " + yesterday + " 1 ");
    assertThat(shell.run("send").status()).as("nothing to tell is no failure").isZero();
  }

  @Test
  void a_copied_disk_says_so_keeps_counting_and_tells_all_after_it_enrolled_again()
      throws Exception {
    var tag = lent.tags().getFirst();
    var other = lent.tags().getLast();
    var shell = computer("one", tag);
    shell.with("GREEN_PARTS", "another board, another disk");
    assertThat(shell.run("status").out()).contains("needs a new code");
    assertThat(shell.run("send").status()).isZero();
    assertThat(rows(tag)).isEmpty();
    assertThat(shell.closed()).as("it keeps what it counted").hasSize(1);
    assertThat(
            jdbc.sql(
                    "select a.changed_at is not null from agents.agents a join custody.devices d using (device) where d.tag = ?")
                .param(tag.code())
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(shell.run("enrol", code(other)).status()).isZero();
    shell.run("send");
    assertThat(rows(tag)).isEmpty();
    assertThat(rows(other)).containsExactly(yesterday + " 1 10 5 1");
  }

  @Test
  void by_line_and_stick_and_upload_and_after_a_kill_the_platform_knows_the_same()
      throws Exception {
    enrolled();
    var first = computer("one", lent.tags().get(0));
    var second = computer("two", lent.tags().get(1));
    var room = listening();
    assertThat(first.run("collector", room.address(), "WRNG-LETT-ERSX").status()).isZero();
    first.run("collector", room.address(), room.letters());
    second.run("collector", room.address(), room.letters().toLowerCase().replace("-", ""));
    for (var shell : List.of(first, second)) {
      var said = shell.run("send");
      assertThat(said.status()).as(said.error()).isZero();
      assertThat(shell.closed()).as("the collector has it on its disk").isEmpty();
    }
    assertThat(get(room.address() + "/")).contains("<b>2</b>");
    room.process().destroyForcibly().waitFor(); // kill -9
    assertThat(rows(lent.tags().get(0))).as("nothing was told yet").isEmpty();

    // a stick: the same bytes that the line would carry
    var stick = Files.createDirectories(folder.resolve("stick"));
    var file = Path.of(ended(collector("bundle", stick.toString())).strip());
    assertThat(file).isRegularFile();
    var again = Path.of(ended(collector("bundle", stick.toString())).strip());
    assertThat(again).as("made once").isEqualTo(file);
    var bundle = Bundle.of(Files.readAllBytes(file));
    assertThat(new String(bundle.body(), StandardCharsets.UTF_8))
        .as("no address of anybody")
        .doesNotContain("127.0.0.1");
    // the school itself hands it in on the platform's page, and takes the receipt home
    var school = visitor(Role.SCHOOL, lent.school());
    school.get("/usage/bundles").is(200);
    var uploaded =
        school
            .upload(
                "/usage/bundles",
                Map.of(),
                List.of(
                    new Visitor.Upload(
                        "file",
                        file.getFileName().toString(),
                        "application/octet-stream",
                        Files.readAllBytes(file))))
            .is(200);
    var answer = school.get(uploaded.path() + "/answer.gitr").is(200).body();
    var known = List.of(rows(lent.tags().get(0)), rows(lent.tags().get(1)));
    assertThat(known.getFirst()).containsExactly(yesterday + " 1 10 5 1");
    assertThat(known.getLast()).containsExactly(yesterday + " 1 10 5 1");

    put(bundle);
    assertThat(List.of(rows(lent.tags().get(0)), rows(lent.tags().get(1)))).isEqualTo(known);

    // and by the line, as if nobody had told it: the same batch, the same database
    var saved = Files.readAllBytes(folder.resolve("collector/held"));
    assertThat(ended(collector("send"))).contains("2 days told");
    assertThat(List.of(rows(lent.tags().get(0)), rows(lent.tags().get(1)))).isEqualTo(known);
    assertThat(ended(collector("status"))).contains("open=0", "batches=0");
    assertThat(ended(collector("send"))).contains("0 days told");

    // or by the receipt that came back on the stick
    Files.write(folder.resolve("collector/held"), saved);
    var receipt = Files.writeString(stick.resolve("answer.gitr"), answer);
    assertThat(ended(collector("receipt", receipt.toString(), "--port", "1")))
        .contains("2 days let go of");
    assertThat(ended(collector("status"))).contains("open=0", "batches=0");
  }

  @Test
  void a_torn_end_of_what_it_holds_is_left_out_and_the_rest_is_told() throws Exception {
    enrolled();
    var shell = computer("one", lent.tags().getFirst());
    var room = listening();
    shell.run("collector", room.address(), room.letters());
    assertThat(shell.run("send").status()).isZero();
    room.process().destroyForcibly().waitFor();
    var held = folder.resolve("collector/held");
    Files.writeString(held, Files.readString(held) + "R 17959968");
    assertThat(ended(collector("status"))).contains("open=1");
    assertThat(ended(collector("send"))).contains("1 days told");
    assertThat(rows(lent.tags().getFirst())).hasSize(1);
  }

  /** A .gitc file, read as whoever takes it in reads it. */
  private record Bundle(String id, String signature, byte[] body) {
    static Bundle of(byte[] file) throws IOException {
      var whole = new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
      int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n');
      var head = new String(whole, 0, end, StandardCharsets.UTF_8);
      var found =
          Pattern.compile(
                  "\\{\"gitc\":1,\"batch\":\"([0-9a-f]{64})\",\"signature\":\"([^\"]+)\"\\}")
              .matcher(head);
      assertThat(found.matches()).as(head).isTrue();
      return new Bundle(
          found.group(1), found.group(2), Arrays.copyOfRange(whole, end + 1, whole.length));
    }
  }

  private void put(Bundle bundle) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://localhost:" + port + "/api/v1/usage/batches/" + bundle.id()))
                  .header("Batch-Signature", bundle.signature())
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofByteArray(bundle.body()))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private static String get(String address) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
