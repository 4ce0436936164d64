package org.greenclassroom.pace;

import static org.greenclassroom.pace.Line.Better.LESS;
import static org.greenclassroom.pace.Line.Better.MORE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.Installed;
import org.greenclassroom.impact.ImpactBench;
import org.greenclassroom.planning.PlanBench;
import org.greenclassroom.tours.TourBench;
import org.greenclassroom.usage.UsageBench;
import org.junit.jupiter.api.Test;

/**
 * {@code make bench}: the packed jar in its own JVM, each figure beside its limit, the two measured
 * in turn (A B A B) in one run, medians. What this machine lacks (pgbench, Chromium) is left out
 * and said so.
 */
class Bench {
  private static final Path DATA = Path.of("target/bench-data");
  private static final String PASSWORD = "bench-password";
  private static final int DEVICES = 4_000;
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 5);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final List<Line> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  @Test
  void measure() throws Exception {
    var only = System.getProperty("only", "");
    if (only.isEmpty() || only.contains("plan")) plans();
    if (only.equals("plan")) return;
    if (only.isEmpty() || only.contains("tours")) tours();
    if (only.equals("tours")) return;
    if (only.equals("impact")) {
      impact();
      return;
    }
    first();
    if (only.isEmpty() || only.contains("start")) startAndMemory();
    if (only.isEmpty() || only.contains("import")) imports();
    if (only.equals("import")) return;
    try (var house = house()) {
      house.ready();
      if (only.isEmpty() || only.contains("pages")) pages(house);
      if (only.isEmpty() || only.contains("paint")) paint(house);
      if (only.isEmpty() || only.contains("facts")) facts(house);
      if (only.isEmpty() || only.contains("scans")) scans(house);
      if (only.isEmpty() || only.contains("evidence")) evidence(house);
      if (only.isEmpty() || only.contains("lists")) lists(house);
      if (only.isEmpty() || only.contains("crowd")) crowd(house);
      if (only.isEmpty() || only.contains("usage")) usage(house);
    }
    if (only.isEmpty()) impact();
    if (only.isEmpty()) Report.write(lines, notes);
  }

  /** Needs no house: the plan is arithmetic. Bounds are reckoned by OR-Tools besides our own. */
  private void plans() {
    for (var plan : PlanBench.measure()) {
      double goal = plan.devices() == 1_000 ? 98 : plan.devices() == 10_000 ? 97 : 98.5;
      say(
          new Line(
              "plan_%d_devices_%d_rooms_value_percent_of_bound"
                  .formatted(plan.devices(), plan.rooms()),
              plan.share(),
              100,
              goal / 100,
              MORE,
              "the lowest bound that anybody proved: " + plan.by()));
      say(
          new Line(
              "plan_%d_devices_seconds".formatted(plan.devices()),
              plan.seconds(),
              plan.devices() == 100_000 ? 60 : 30,
              1,
              LESS,
              "the limit of the specification, on two cores"));
      say(
          new Line(
              "plan_%d_devices_value".formatted(plan.devices()),
              plan.value(),
              plan.greedy(),
              1,
              MORE,
              "a plain greedy plan of the same programme"));
      notes.add(plan.printed());
      System.out.println("# " + plan.printed());
    }
  }

  /** Needs no house either: published instances, each 45 s on two threads. */
  private void tours() throws IOException {
    if (TourBench.isAbsent()) {
      leaveOut("tours", "the published instances are not beside the project");
      return;
    }
    for (var tour : TourBench.measure()) {
      if (tour.goal() > 0)
        say(
            new Line(
                "tours_%d_customers_cost_percent_of_best_known".formatted(tour.customers()),
                100 + tour.above(),
                100,
                1 + tour.goal() / 100.0,
                LESS,
                "the best known solution of " + tour.name() + ", on two cores in 45 s"));
      notes.add(tour.printed());
      System.out.println("# " + tour.printed());
    }
  }

  /** A Monday morning of 5,000 classrooms, and their overview; -Dusage.rows=100000000 for all. */
  private void usage(Program house) throws Exception {
    var bench = new UsageBench(house.port, DATA, note -> System.out.println("# " + note));
    bench.programme();
    var peak = bench.peak();
    say(
        new Line(
            "usage_rows_per_second_over_http_with_sums",
            median(peak.ours()),
            median(peak.plain()),
            0.5,
            MORE,
            "plain batched inserts (reWriteBatchedInserts) by 8 connections into the same table: no sums, no answers, no check of seals; %,d rooms of 30 computers, 7 days a batch, %d rooms at a time, whose batches were packed and signed before"
                .formatted(UsageBench.ROOMS, UsageBench.SENDING)));
    var reader = new Reader(house.origin());
    reader.signIn("admin", PASSWORD);
    var seen = bench.overview(() -> reader.html("/usage"));
    for (var one : seen)
      say(
          new Line(
              "usage_overview_%d_million_rows_p95_ms".formatted(one.rows() / 1_000_000),
              one.p95(),
              300,
              1,
              LESS,
              "the limit of the specification; all %,d rooms, first page with totals"
                  .formatted(UsageBench.ROOMS)));
    if (seen.size() > 1)
      say(
          new Line(
              "usage_overview_large_p50_ms",
              seen.getLast().p50(),
              seen.getFirst().p50(),
              1.5,
              LESS,
              "the same with %,d rows instead of %,d"
                  .formatted(seen.getFirst().rows(), seen.getLast().rows())));
  }

  /**
   * The programme's overview, a donor's report and the start of the house, with 10,000 devices and
   * with -Dimpact.devices, ten facts each, read in turn from two houses; a page is read until it
   * gets no faster. 10,000,000 need 60 GB of disk and an hour to be filled.
   */
  private void impact() throws Exception {
    var few = Grown.to(ImpactBench.SMALL, Path.of("target/bench-few"), PASSWORD);
    try (few;
        var many = Grown.to(ImpactBench.LARGE, Path.of("target/bench-many"), PASSWORD)) {
      for (var house : List.of(few, many)) note("impact: " + house.filled);
      note(
          "impact: rows read by walking over tables until it was ready, many: "
              + many.walkedAtStart);
      sayGrown("start", many.startMs(), few.startMs());
      for (var page : Grown.pages()) {
        few.read(page, 8 * ROUNDS);
        many.read(page, 8 * ROUNDS);
      }
      few.forget();
      many.forget();
      Thread.sleep(1_500); // the database tells what it read a second later
      many.walked();
      for (var page : Grown.pages()) {
        for (int round = 0; round < 4 * ROUNDS; round++) {
          few.read(page, 6);
          many.read(page, 6);
        }
        Thread.sleep(1_500);
        note("impact: rows read by walking over tables, " + page + ", many: " + many.walked());
        sayGrown(page, many.medianMs(page), few.medianMs(page));
      }
      for (var house : List.of(few, many))
        note(
            "impact: all figures of the whole and of two donors equal a full recomputation, which took %,.0f ms"
                .formatted(house.recomputedMs()));
      priceOfSums(many, ImpactBench.LARGE);
    }
  }

  private void sayGrown(String what, double many, double few) {
    say(
        new Line(
            "impact_%s_p50_ms_%d_devices".formatted(what, ImpactBench.LARGE),
            many,
            few,
            1.2,
            LESS,
            "the same with %,d devices, ten facts each".formatted(ImpactBench.SMALL)));
  }

  /** What the sums cost whoever writes the book: the same facts with their triggers and without. */
  private void priceOfSums(Grown house, int devices) throws Exception {
    if (!Postgres.hasPgbench()) {
      leaveOut("the price of sums", "no pgbench on this machine (Debian: postgresql-contrib)");
      return;
    }
    var with = new ArrayList<Postgres.Speed>();
    var without = new ArrayList<Postgres.Speed>();
    for (int round = 0; round < ROUNDS; round++) {
      house.sums(true);
      with.add(house.postgres.pgbench(ImpactBench.FACT, devices, Clients.COUNT, SECONDS));
      house.sums(false);
      without.add(house.postgres.pgbench(ImpactBench.FACT, devices, Clients.COUNT, SECONDS));
    }
    house.sums(true);
    say(
        new Line(
            "impact_facts_per_second_with_sums",
            perSecond(with),
            perSecond(without),
            0.8,
            MORE,
            "pgbench, 8 clients, the book's own tables: the same facts without the triggers that"
                + " keep the sums"));
  }

  private void note(String text) {
    notes.add(text);
    System.out.println("# " + text);
  }

  private void say(Line line) {
    lines.add(line);
    System.out.println(line.printed());
  }

  private void leaveOut(String what, String why) {
    notes.add(what + ": left out, " + why);
    System.out.println("# " + what + " left out: " + why);
  }

  private static Program house() throws IOException, InterruptedException {
    int port = Program.freePort();
    return Program.start(
        List.of(
            JAVA,
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            jar().toString(),
            "--demo",
            "--server.port=" + port,
            "--greenclassroom.data-dir=" + DATA),
        port,
        Map.of("GREENCLASSROOM_ADMIN_PASSWORD", PASSWORD));
  }

  private static Program bare() throws IOException, InterruptedException {
    int port = Program.freePort();
    return Program.start(
        List.of(
            JAVA,
            "-Dport=" + port,
            "-cp",
            System.getProperty("java.class.path"),
            BarePage.class.getName()),
        port,
        Map.of());
  }

  private static Path jar() throws IOException {
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("green-classroom-[^-]*\\.jar"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("no jar in target: mvn package -DskipTests"));
    }
  }

  /** The very first start makes the database and the demonstration; it is not compared. */
  private void first() throws Exception {
    Program.empty(DATA);
    try (var house = house()) {
      notes.add(
          "The very first start, with unpacking PostgreSQL, making the database and migrating it: %.1f s to the first page."
              .formatted(house.firstPageMs / 1000));
      house.ready();
    }
  }

  private void startAndMemory() throws Exception {
    var ours = new ArrayList<Double>();
    var limit = new ArrayList<Double>();
    var oursMemory = new ArrayList<Double>();
    var limitMemory = new ArrayList<Double>();
    double database = 0;
    for (int round = 0; round < 3; round++) {
      try (var house = house()) {
        ours.add(house.firstPageMs);
        read(house, 100);
        oursMemory.add(house.residentMb());
        database = house.childrenMb();
      }
      try (var bare = bare()) {
        limit.add(bare.firstPageMs);
        read(bare, 100);
        limitMemory.add(bare.residentMb());
      }
    }
    say(
        new Line(
            "start_to_first_page_ms",
            median(ours),
            median(limit),
            3.5,
            LESS,
            "a Spring Boot page with nothing behind it, on the same Tomcat; ours starts PostgreSQL"
                + " too"));
    say(
        new Line(
            "memory_after_100_pages_mb",
            median(oursMemory),
            median(limitMemory),
            2.5,
            LESS,
            "the same bare page; resident set of the JVM, default heap settings"));
    notes.add(
        "Embedded PostgreSQL beside it: %.0f MB (shared memory counted once).".formatted(database));
  }

  private static void read(Program program, int times) throws IOException, InterruptedException {
    var reader = new Reader(program.origin());
    for (int i = 0; i < times; i++) reader.html("/sign-in");
  }

  private void pages(Program house) throws Exception {
    var reader = new Reader(house.origin());
    var weighed = new ArrayList<Reader.Weighed>();
    weighed.add(reader.weigh("/sign-in"));
    reader.signIn("admin", PASSWORD);
    var home = reader.weigh("/");
    weighed.add(home);
    var paths = new LinkedHashSet<String>();
    for (var room :
        List.of(
            "/devices",
            "/intake",
            "/intake/inspections",
            "/wiping",
            "/repair",
            "/classrooms",
            "/dismantling",
            "/takeback",
            "/impact",
            "/partners",
            "/book",
            "/evidence",
            "/people"))
      if (home.html().contains("href=\"" + room + "\"") || "/devices".equals(room)) paths.add(room);
    for (var path : paths) weighed.add(reader.weigh(path));
    for (var deeper :
        List.of(
            "/devices/[0-9A-Z-]{8,9}",
            "/wiping/[0-9A-Z-]{8,9}",
            "/repair/[0-9A-Z-]{8,9}",
            "/slips/\\d+",
            "/intake/lots/\\d+",
            "/intake/imports/\\d+",
            "/classrooms/\\d+",
            "/partners/\\d+")) {
      for (var page : List.copyOf(weighed)) {
        var link = Reader.link(page.html(), deeper);
        if (link == null) continue;
        weighed.add(reader.weigh(link));
        break;
      }
    }
    for (var page : weighed) {
      var name =
          page.path().replaceAll("[0-9A-Z]{4}-?[0-9A-Z]{4}|\\d+", "x").replaceAll("[^a-z]+", "_");
      var word = "_".equals(name) ? "home" : name.replaceAll("^_|_$", "");
      boolean charts = page.path().startsWith("/impact");
      say(
          new Line(
              "page_" + word + "_cold_kb",
              page.cold() / 1024.0,
              charts ? 250 : 60,
              1,
              LESS,
              "the limit of the specification, compressed, all assets and headers"));
      say(
          new Line(
              "page_" + word + "_next_kb",
              page.next() / 1024.0,
              14,
              1,
              LESS,
              "the limit of the specification, assets already kept"));
    }
  }

  private void paint(Program house) {
    if (Installed.browser().isEmpty()) {
      leaveOut("first paint", "no Chromium on this machine");
      return;
    }
    try (var paint = new Paint()) {
      say(
          new Line(
              "first_paint_sign_in_250kbit_ms",
              paint.firstPaintMs(house.origin() + "/sign-in"),
              3000,
              1,
              LESS,
              "the limit of the specification; 800 ms there and back, empty cache"));
      paint.signIn(house.origin(), "admin", PASSWORD);
      say(
          new Line(
              "first_paint_home_250kbit_ms",
              paint.firstPaintMs(house.origin() + "/"),
              3000,
              1,
              LESS,
              "the limit of the specification; 800 ms there and back, empty cache"));
    }
  }

  private static long donor(Postgres postgres) throws Exception {
    return postgres.number(
        """
        insert into partners.partner (name, kinds, territory, key, since)
        values ('Bench ' || gen_random_uuid(), '{DONOR}', 'CN', gen_random_uuid(), now())
        returning partner
        """);
  }

  private void facts(Program house) throws Exception {
    if (!Postgres.hasPgbench()) {
      leaveOut("facts", "no pgbench on this machine (Debian: postgresql-contrib)");
      return;
    }
    var postgres = new Postgres(DATA);
    var desk = new Desk(house.origin(), "admin", PASSWORD);
    var lot = desk.importList(donor(postgres), Desk.list(DEVICES, "F"));
    var clients = new Clients(house.port, desk.token(), desk.receive(lot, DEVICES));
    warm(clients);
    postgres.copyTheBook();
    long devices = postgres.number("select count(*) from bench.device_state");
    var ours = new ArrayList<Postgres.Speed>();
    var keyed = new ArrayList<Postgres.Speed>();
    var three = new ArrayList<Postgres.Speed>();
    var one = new ArrayList<Postgres.Speed>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(clients.post(SECONDS, false));
      three.add(postgres.pgbench(Postgres.THREE_STATEMENTS, devices, Clients.COUNT, SECONDS));
      keyed.add(clients.post(SECONDS, true));
      one.add(postgres.pgbench(Postgres.ONE_STATEMENT, devices, Clients.COUNT, SECONDS));
    }
    double speed = perSecond(ours);
    say(
        new Line(
            "facts_per_second_8_clients",
            speed,
            perSecond(three),
            0.9,
            MORE,
            "pgbench, 8 clients: begin; select for update; insert fact; update state; commit"));
    say(
        new Line(
            "facts_per_second_8_clients_one_statement",
            speed,
            perSecond(one),
            0.5,
            MORE,
            "pgbench, 8 clients: the same in one statement"));
    say(
        new Line(
            "facts_with_idempotency_key_per_second_8_clients",
            perSecond(keyed),
            perSecond(three),
            0.9,
            MORE,
            "the three statements"));
    say(
        new Line(
            "facts_p99_ms_8_clients",
            p99(ours),
            p99(three),
            3,
            LESS,
            "pgbench, the three statements; the same eight at once"));
    if (postgres.number("select count(*) from custody.fact") < 1000)
      throw new IllegalStateException("the facts are not in the book");
    postgres.run("drop schema bench cascade");
  }

  /**
   * Until the JVM has compiled what it runs, which on two cores that it shares with its clients and
   * its database takes minutes: until three rounds bring no more than the three before, or five
   * minutes.
   */
  private static void warm(Clients clients) throws Exception {
    long until = System.nanoTime() + 300_000_000_000L;
    double before = 0;
    while (System.nanoTime() < until) {
      double now = 0;
      for (int round = 0; round < 3; round++) now += clients.post(6, round == 1).perSecond();
      if (now < before * 1.03) return;
      before = Math.max(before, now);
    }
  }

  /** Each device is scanned once as inspected, at the address to which the scanning page posts. */
  private void scans(Program house) throws Exception {
    if (!Postgres.hasPgbench()) return;
    var postgres = new Postgres(DATA);
    var desk = new Desk(house.origin(), "admin", PASSWORD);
    var ours = new ArrayList<Postgres.Speed>();
    var three = new ArrayList<Postgres.Speed>();
    for (int round = 0; round < Math.min(3, ROUNDS); round++) {
      var lot = desk.importList(donor(postgres), Desk.list(DEVICES, "S" + round));
      var clients = new Clients(house.port, desk.token(), desk.receive(lot, DEVICES));
      ours.add(clients.scanAll());
      postgres.copyTheBook();
      long devices = postgres.number("select count(*) from bench.device_state");
      three.add(postgres.pgbench(Postgres.THREE_STATEMENTS, devices, Clients.COUNT, SECONDS));
      postgres.run("drop schema bench cascade");
    }
    say(
        new Line(
            "bench_scans_per_second_8_clients",
            perSecond(ours),
            perSecond(three),
            0.3,
            MORE,
            "pgbench, the three statements; ours also finds the device, keeps what was inspected"
                + " and a receipt for the scan's id"));
    say(
        new Line(
            "bench_scans_p99_ms_8_clients",
            p99(ours),
            50,
            1,
            LESS,
            "the limit of the specification"));
  }

  /** An ordinary hour of a large programme: a hundred read, fifty scan, on the same two cores. */
  private void crowd(Program house) throws Exception {
    var desk = new Desk(house.origin(), "admin", PASSWORD);
    var lot = desk.importList(donor(new Postgres(DATA)), Desk.list(DEVICES, "C"));
    var crowd = new Crowd(house.origin(), PASSWORD, desk.token(), desk.receive(lot, DEVICES));
    var waits = crowd.work(30, 90);
    say(
        new Line(
            "crowd_100_reading_50_scanning_page_p95_ms",
            Crowd.p95(waits.pages()),
            300,
            1,
            LESS,
            "the limit of the specification; a page every eight seconds each, %,d pages"
                .formatted(waits.pages().size())));
    say(
        new Line(
            "crowd_100_reading_50_scanning_scan_p95_ms",
            Crowd.p95(waits.scans()),
            300,
            1,
            LESS,
            "the limit of the specification; a scan every two seconds each, %,d scans"
                .formatted(waits.scans().size())));
  }

  /** Files per second by format, eight at once, each with a serial number of its own. */
  private void evidence(Program house) throws Exception {
    var postgres = new Postgres(DATA);
    var desk = new Desk(house.origin(), "admin", PASSWORD);
    for (var format : Papers.formats()) {
      var files = Papers.of(format, 400);
      if (files.isEmpty()) {
        leaveOut("evidence " + format, "the folder of real files is not here");
        continue;
      }
      desk.handIn(files.subList(0, 100), Clients.COUNT); // warm
      double ours = desk.handIn(files.subList(100, 400), Clients.COUNT);
      double limit = postgres.keep(files.subList(100, 400), Clients.COUNT);
      say(
          new Line(
              "evidence_" + format + "_files_per_second_8_clients",
              ours,
              limit,
              0.1,
              MORE,
              "the same bytes inserted into a table of files, each in a transaction of its own, by"
                  + " eight connections; ours reads, judges, drops people's data, and finds the"
                  + " device"));
    }
  }

  /** Comes last: after it the house is full. */
  private void lists(Program house) throws Exception {
    var reader = new Reader(house.origin());
    reader.signIn("admin", PASSWORD);
    var measured = new Lists(new Postgres(DATA), reader).measure();
    measured.lines().forEach(this::say);
    notes.addAll(measured.notes());
  }

  /** In a program of its own, with a heap of one gigabyte that must be enough. */
  private void imports() throws Exception {
    var collections = Path.of("target/bench-gc.log");
    int port = Program.freePort();
    try (var house =
        Program.start(
            List.of(
                JAVA,
                "-Xmx1g",
                "-Xlog:gc:file=" + collections,
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar().toString(),
                "--greenclassroom.second-factor=offered",
                "--server.port=" + port,
                "--greenclassroom.data-dir=" + DATA),
            port,
            Map.of("GREENCLASSROOM_ADMIN_PASSWORD", PASSWORD))) {
      house.ready();
      var postgres = new Postgres(DATA);
      var desk = new Desk(house.origin(), "admin", PASSWORD);
      new DonorsLists(house, postgres, desk, Math.min(3, ROUNDS))
          .measure(donor(postgres), this::say);
    }
    var after =
        Pattern.compile("(\\d+)M->(\\d+)M")
            .matcher(Files.readString(collections))
            .results()
            .mapToLong(found -> Long.parseLong(found.group(2)))
            .max()
            .orElse(0);
    say(
        new Line(
            "import_memory_in_use_mb",
            after,
            1024,
            0.75,
            LESS,
            "a heap of one gigabyte; the most that was still in use after a collection, lists and"
                + " workbooks of 100,000 rows, preview to receipt"));
  }

  private static double perSecond(List<Postgres.Speed> speeds) {
    return median(speeds.stream().map(Postgres.Speed::perSecond).toList());
  }

  private static double p99(List<Postgres.Speed> speeds) {
    return median(speeds.stream().map(Postgres.Speed::p99Ms).toList());
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
