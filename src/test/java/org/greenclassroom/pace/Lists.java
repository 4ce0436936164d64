package org.greenclassroom.pace;

import static org.greenclassroom.pace.Line.Better.LESS;
import static org.greenclassroom.pace.Line.Better.MORE;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The list of devices with a million of them: the first page over HTTP for every filter, every
 * order and every pair of both, and the whole list on its way out.
 */
final class Lists {
  private static final int TIMES = 20;
  private static final double LIMIT_MS = 300;
  private static final List<String> ORDERS =
      List.of("received", "tag", "what", "serial", "weight", "since");

  private final Postgres postgres;
  private final Reader reader;
  private final Map<String, List<Double>> took = new LinkedHashMap<>();

  Lists(Postgres postgres, Reader reader) {
    this.postgres = postgres;
    this.reader = reader;
  }

  /** What came out; some lines, and sentences about the worst. */
  record Measured(List<Line> lines, List<String> notes) {}

  Measured measure() throws Exception {
    Million.fill(postgres);
    var lines = new ArrayList<Line>();
    var notes = new ArrayList<String>();
    var filters = filters();
    for (int round = 0; round < TIMES; round++) page(""); // warm
    for (var filter : filters) for (int i = 0; i < TIMES; i++) page(filter);
    for (var order : orders()) for (int i = 0; i < TIMES; i++) page("sort=" + order);
    lines.add(
        new Line(
            "list_first_page_worst_filter_or_order_p95_ms",
            worst().getValue(),
            LIMIT_MS,
            1,
            LESS,
            "the limit of the specification, %,d devices; p95 of each of %d filters and %d orders, the worst"
                .formatted(Million.DEVICES, filters.size(), orders().size())));
    notes.add("The slowest list by one filter or order: " + said(worst()) + ".");
    took.clear();
    for (var filter : filters)
      for (var order : orders()) for (int i = 0; i < 3; i++) page(filter + "&sort=" + order);
    var all = took.values().stream().flatMap(List::stream).toList();
    lines.add(
        new Line(
            "list_first_page_filter_and_order_p95_ms",
            p95(all),
            LIMIT_MS,
            1,
            LESS,
            "the limit of the specification; each filter with each order, %d pairs, p95 of all"
                .formatted(took.size())));
    var slow = took.entrySet().stream().filter(e -> median(e.getValue()) > LIMIT_MS).toList();
    notes.add(
        "Of %d pairs of a filter and an order %d take more than %.0f ms%s; the slowest: %s."
            .formatted(
                took.size(),
                slow.size(),
                LIMIT_MS,
                slow.isEmpty() ? "" : " " + slow.stream().map(Map.Entry::getKey).toList(),
                said(worst())));
    exports(lines, notes);
    return new Measured(lines, notes);
  }

  private void exports(List<Line> lines, List<String> notes) throws Exception {
    var ours = new ArrayList<Double>();
    var limit = new ArrayList<Double>();
    for (int round = 0; round < 3; round++) {
      ours.add(Million.DEVICES / reader.seconds("/devices.csv"));
      limit.add(Million.DEVICES / copied());
    }
    lines.add(
        new Line(
            "list_export_csv_rows_per_second",
            Bench.median(ours),
            Bench.median(limit),
            0.3,
            MORE,
            "COPY of the same rows and columns in the same order to a client"));
    double workbook = Million.DEVICES / reader.seconds("/devices.xlsx");
    lines.add(
        new Line(
            "list_export_xlsx_rows_per_second",
            workbook,
            Bench.median(ours),
            0.25,
            MORE,
            "our own CSV of the same list"));
    notes.add("The whole list as a workbook: %.0f rows a second.".formatted(workbook));
  }

  private double copied() throws Exception {
    long from = System.nanoTime();
    try (var connection = postgres.open()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              """
              copy (select s.tag, s.stage, s.data, s.kind, s.maker, s.model, s.serial, s.grams, s.basis,
                           p.name, t.name, s.changed_at, s.donors_tag, d.name, s.lot, s.received_at
                      from custody.device_state s
                      join partners.partner p on p.partner = s.holder
                      left join partners.site t on t.site = s.place
                      left join partners.partner d on d.partner = s.donor
                     order by s.received_at, s.device) to stdout (format csv)
              """,
              OutputStream.nullOutputStream());
    }
    return (System.nanoTime() - from) / 1e9;
  }

  private List<String> filters() throws Exception {
    var filters = new ArrayList<String>();
    for (var stage :
        List.of(
            "TO_INSPECT",
            "TO_WIPE",
            "TO_REPAIR",
            "READY",
            "RESERVED",
            "ON_THE_WAY",
            "IN_CLASS",
            "RETURNING",
            "TO_DISMANTLE",
            "SHIPPED",
            "MISSING",
            "DISMANTLED",
            "LOST",
            "WITH_DONOR",
            "WITH_SCHOOL")) filters.add("stage=" + stage);
    for (var kind : List.of("LAPTOP", "SCREEN", "OTHER")) filters.add("kind=" + kind);
    for (var data : List.of("MAY_HOLD", "CLEARED")) filters.add("data=" + data);
    long school =
        postgres.number("select partner from partners.partner where name = '学校 School 7'");
    long donor = postgres.number("select partner from partners.partner where name = '工厂 Donor 1'");
    filters.add("holder=1");
    filters.add("holder=" + school);
    filters.add(
        "place=" + postgres.number("select site from partners.site where partner = " + school));
    filters.add("donor=" + donor);
    filters.add("donor=" + (donor + 7));
    filters.add("lot=1000100");
    for (var maker : List.of("Dell", "%E8%81%94%E6%83%B3", "Nobody")) filters.add("maker=" + maker);
    filters.add("model=ThinkPad+T7");
    filters.add("model=Nothing");
    filters.add("from=" + day(0.99));
    filters.add("from=" + day(0.4));
    filters.add("to=" + day(0.4));
    filters.add("from=" + day(0.5) + "&to=" + day(0.51));
    // part of a serial, a common word, Chinese, full-width, a donor's own number, nothing like it
    for (var typed :
        List.of(
            "A1B2",
            "C4",
            "latitude",
            "%E5%A4%A9%E9%80%B8",
            "%E7%BB%84%E8%A3%85%E6%9C%BA",
            "%EF%BC%A4ELL",
            "IT-777",
            "e",
            "QQQQQQ")) filters.add("q=" + typed);
    filters.add("stage=IN_CLASS&kind=LAPTOP&maker=Dell");
    filters.add("stage=DISMANTLED&data=MAY_HOLD");
    filters.add("holder=1&stage=IN_CLASS");
    return filters;
  }

  private String day(double part) throws Exception {
    return java.time.LocalDate.ofEpochDay(
            postgres.number(
                "select (extract(epoch from min(received_at) + (max(received_at) - min(received_at)) * %s) / 86400)::bigint from custody.device_state where device >= 100000000"
                    .formatted(part)))
        .toString();
  }

  private static List<String> orders() {
    var orders = new ArrayList<String>();
    for (var order : ORDERS) {
      orders.add(order);
      orders.add("-" + order);
    }
    return orders;
  }

  private void page(String query) throws IOException, InterruptedException {
    long from = System.nanoTime();
    reader.html("/devices?" + query);
    took.computeIfAbsent(query, _ -> new ArrayList<>()).add((System.nanoTime() - from) / 1e6);
  }

  private Map.Entry<String, Double> worst() {
    return took.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), p95(entry.getValue())))
        .max(Map.Entry.comparingByValue())
        .orElseThrow();
  }

  private static String said(Map.Entry<String, Double> worst) {
    return "`%s` with %.0f ms".formatted(worst.getKey(), worst.getValue());
  }

  private static double median(List<Double> values) {
    return Bench.median(values);
  }

  static double p95(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }
}
