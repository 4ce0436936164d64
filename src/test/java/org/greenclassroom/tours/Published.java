package org.greenclassroom.tours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A published instance and its best known solution: CVRPLIB's and VRPLIB's files (.vrp, .sol), and
 * Solomon's.
 *
 * @param scale units of the puzzle for one of the instance
 * @param best what the best known solution costs, in units of the instance
 */
record Published(String name, Puzzle puzzle, double scale, double best) {
  private static final Pattern ROUTE = Pattern.compile("Route\\s*#?\\s*\\d+\\s*:(.*)");
  private static final Pattern COST = Pattern.compile("Cost\\s+([0-9.]+).*");
  private static final int EVER = Integer.MAX_VALUE / 4;

  /** Nothing but the way counts. */
  private static final Terms OF_THE_WAY =
      new Terms(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 0, 0);

  int customers() {
    return puzzle.calls().size();
  }

  /** X instances round to whole numbers, those with time windows cut after one decimal (DIMACS). */
  static Published vrplib(Path file) throws IOException {
    var heads = new HashMap<String, String>();
    var sections = new HashMap<String, List<double[]>>();
    var section = "";
    for (var line : Files.readAllLines(file)) {
      var text = line.strip();
      if (text.isEmpty() || text.equals("EOF")) continue;
      if (text.endsWith("_SECTION")) {
        section = text;
        sections.put(section, new ArrayList<>());
      } else if (section.isEmpty()) {
        var parts = text.split("\\s*:\\s*", 2);
        heads.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
      } else sections.get(section).add(numbers(text));
    }
    if (sections.containsKey("CAPACITY_SECTION"))
      throw new IOException("trucks of many kinds: " + file);
    boolean timed = sections.containsKey("TIME_WINDOW_SECTION");
    var nodes = sections.get("NODE_COORD_SECTION");
    int size = nodes.size();
    var xs = new double[size];
    var ys = new double[size];
    var demands = new int[size];
    var windows = new int[size][];
    for (int i = 0; i < size; i++) {
      xs[i] = nodes.get(i)[1];
      ys[i] = nodes.get(i)[2];
      demands[i] = (int) sections.get("DEMAND_SECTION").get(i)[1];
      if (timed) {
        var window = sections.get("TIME_WINDOW_SECTION").get(i);
        windows[i] = new int[] {(int) (10 * window[1]), (int) (10 * window[2])};
      }
    }
    int capacity = Integer.parseInt(heads.get("CAPACITY"));
    int service = (int) (10 * Double.parseDouble(heads.getOrDefault("SERVICE_TIME", "0")));
    int most = heads.containsKey("VEHICLES") ? Integer.parseInt(heads.get("VEHICLES")) : 0;
    var roads = roads(xs, ys, timed ? 10 : 1, timed);
    var puzzle = puzzle(roads, demands, windows, capacity, service, most, timed);
    var name = heads.get("NAME").replace("\"", "").strip();
    return new Published(
        name, puzzle, timed ? 10 : 1, best(solution(file), puzzle, timed ? 10 : 1));
  }

  /** Solomon's hundred customers; distances to three decimals. */
  static Published solomon(Path file) throws IOException {
    var rows = new ArrayList<double[]>();
    int vehicles = 0;
    int capacity = 0;
    for (var line : Files.readAllLines(file)) {
      var text = line.strip();
      if (!text.matches("[0-9.\\s]+") || text.isEmpty()) continue;
      var numbers = numbers(text);
      if (numbers.length == 2) {
        vehicles = (int) numbers[0];
        capacity = (int) numbers[1];
      } else if (numbers.length >= 7) rows.add(numbers);
    }
    int size = rows.size();
    var xs = new double[size];
    var ys = new double[size];
    var demands = new int[size];
    var windows = new int[size][];
    int service = 0;
    for (int i = 0; i < size; i++) {
      var row = rows.get(i);
      xs[i] = row[1];
      ys[i] = row[2];
      demands[i] = (int) row[3];
      windows[i] = new int[] {(int) (1000 * row[4]), (int) (1000 * row[5])};
      service = Math.max(service, (int) (1000 * row[6]));
    }
    var puzzle =
        puzzle(roads(xs, ys, 1000, false), demands, windows, capacity, service, vehicles, true);
    var name = file.getFileName().toString().replaceAll("\\..*", "");
    var best = file.resolveSibling(file.getFileName().toString().replace(".txt", ".best.txt"));
    return new Published(name, puzzle, 1000, best(Files.readAllLines(best), puzzle, 1000));
  }

  private static List<String> solution(Path file) throws IOException {
    return Files.readAllLines(
        file.resolveSibling(file.getFileName().toString().replace(".vrp", ".sol")));
  }

  /** What the best known ways cost by our own arithmetic; what the file says must agree. */
  private static double best(List<String> lines, Puzzle puzzle, double scale) throws IOException {
    var reckoner = new Reckoner(puzzle);
    long cost = 0;
    double said = 0;
    for (var line : lines) {
      var way = ROUTE.matcher(line.strip());
      if (way.matches() && !way.group(1).isBlank()) {
        var numbers = numbers(way.group(1).strip());
        var calls = new int[numbers.length];
        for (int i = 0; i < calls.length; i++) calls[i] = (int) numbers[i] - 1;
        reckoner.run(puzzle.rides().getFirst(), calls);
        if (reckoner.wrong > 0) throw new IOException("its best way cannot be driven: " + line);
        cost += reckoner.cost;
      }
      var told = COST.matcher(line.strip());
      if (told.matches()) said = Double.parseDouble(told.group(1));
    }
    if (Math.abs(cost / scale - said) > 1.0)
      throw new IOException("it says " + said + ", we reckon " + cost / scale);
    return cost / scale;
  }

  private static Puzzle puzzle(
      Roads roads,
      int[] demands,
      int[][] windows,
      int capacity,
      int service,
      int most,
      boolean timed) {
    int closes = timed ? windows[0][1] : EVER;
    long all = 0;
    var calls = new ArrayList<Call>();
    for (int i = 1; i < demands.length; i++) {
      all += demands[i];
      var window = timed ? new Call.Window(windows[i][0], windows[i][1]) : new Call.Window(0, EVER);
      calls.add(
          new Call(
              i - 1,
              i,
              false,
              demands[i],
              0,
              service,
              List.of(window),
              -1,
              "CN",
              -1,
              1_000_000_000L));
    }
    int rides = most > 0 ? most : (int) (all / capacity) + 10 + demands.length / 50;
    var fleet = new ArrayList<Ride>();
    for (int i = 0; i < rides; i++) fleet.add(new Ride(i, 0, capacity, 1, 0, closes, "CN"));
    return new Puzzle(fleet, calls, roads, OF_THE_WAY);
  }

  private static Roads roads(double[] xs, double[] ys, int scale, boolean cut) {
    int size = xs.length;
    var metres = new int[size * size];
    for (int i = 0; i < size; i++)
      for (int j = 0; j < size; j++) {
        double way = scale * Math.hypot(xs[i] - xs[j], ys[i] - ys[j]);
        metres[i * size + j] = (int) (cut ? Math.floor(way) : Math.round(way));
      }
    return new Roads(size, metres, metres.clone());
  }

  private static double[] numbers(String text) {
    var parts = text.strip().split("\\s+");
    var numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) numbers[i] = Double.parseDouble(parts[i]);
    return numbers;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%d customers)", name, customers());
  }

  /** The files that are read when nothing else is asked for. */
  static Map<String, Integer> goals() {
    return Map.of("X-n101-k25", 1, "X-n200-k36", 3, "X-n502-k39", 5);
  }
}
