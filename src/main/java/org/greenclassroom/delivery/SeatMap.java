package org.greenclassroom.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How the seats of a room stand and which computer is on which. Pure: it draws itself, and the same
 * as a table. Seats are numbered line by line from the board, gaps left out of the count.
 */
record SeatMap(Plan plan, List<Seat> seats, List<SeatPlans.Sitting> unseated) {
  private static final int WIDTH = 108;
  private static final int HEIGHT = 58;
  private static final int MARGIN = 12;
  private static final int BOARD = 40;

  /**
   * A grid.
   *
   * @param gaps places of the grid, counted line by line, where nothing stands: aisles, pillars
   */
  record Plan(int lines, int places, List<Integer> gaps) {
    Plan {
      gaps = List.copyOf(gaps);
      if (lines < 1 || lines > 30 || places < 1 || places > 30)
        throw new Refusal("delivery.refusal.grid");
      for (int gap : gaps)
        if (gap < 1 || gap > lines * places)
          throw new Refusal("delivery.refusal.gap", gap, lines * places);
    }

    /** As nearly square as the seats allow, at most eight in a line. */
    static Plan of(int seats) {
      int places = Math.max(1, Math.min(8, (int) Math.ceil(Math.sqrt(seats))));
      return new Plan(Math.max(1, Math.min(30, (seats + places - 1) / places)), places, List.of());
    }

    public int seats() {
      return lines * places - gaps.size();
    }
  }

  /** One seat. */
  record Seat(int seat, int line, int place, SeatPlans.@Nullable Sitting device) {}

  static SeatMap of(Plan plan, List<SeatPlans.Sitting> devices) {
    var bySeat = new TreeMap<Integer, SeatPlans.Sitting>();
    for (var device : devices) if (device.seat() != null) bySeat.put(device.seat(), device);
    var seats = new ArrayList<Seat>();
    int number = 0;
    for (int cell = 1; cell <= plan.lines() * plan.places(); cell++) {
      if (plan.gaps().contains(cell)) continue;
      number++;
      seats.add(
          new Seat(
              number,
              (cell - 1) / plan.places() + 1,
              (cell - 1) % plan.places() + 1,
              bySeat.remove(number)));
    }
    var unseated = new ArrayList<SeatPlans.Sitting>();
    for (var device : devices)
      if (device.seat() == null || bySeat.containsKey(device.seat())) unseated.add(device);
    return new SeatMap(plan, seats, unseated);
  }

  /** The first seat on which nothing stands; null: all are taken. */
  public @Nullable Integer firstFree() {
    return seats.stream()
        .filter(seat -> seat.device() == null)
        .map(Seat::seat)
        .findFirst()
        .orElse(null);
  }

  public long taken() {
    return seats.stream().filter(seat -> seat.device() != null).count();
  }

  /**
   * The picture, the board above.
   *
   * @param label its description for who does not see it
   * @param board the word on the board
   */
  String svg(String label, String board) {
    int width = plan.places() * WIDTH + 2 * MARGIN;
    int height = plan.lines() * HEIGHT + 2 * MARGIN + BOARD;
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"seats\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-label=\"%s\">"
            .formatted(width, height, width, height, escaped(label)));
    svg.append(
        "<rect x=\"%d\" y=\"6\" width=\"%d\" height=\"26\" rx=\"3\" fill=\"#1d2a26\"/>"
            .formatted(width / 4, width / 2));
    svg.append(
        "<text x=\"%d\" y=\"24\" text-anchor=\"middle\" font-size=\"13\" fill=\"#ffffff\">%s</text>"
            .formatted(width / 2, escaped(board)));
    for (var seat : seats) {
      int x = MARGIN + (seat.place() - 1) * WIDTH;
      int y = MARGIN + BOARD + (seat.line() - 1) * HEIGHT;
      var device = seat.device();
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\" stroke=\"%s\"%s/>"
              .formatted(
                  x,
                  y,
                  WIDTH - 8,
                  HEIGHT - 8,
                  device == null ? "#ffffff" : "#e3efe6",
                  device == null ? "#84897f" : "#1f6f4a",
                  device == null ? " stroke-dasharray=\"4 3\"" : ""));
      svg.append(
          "<text x=\"%d\" y=\"%d\" font-size=\"13\" fill=\"#56625c\">%d</text>"
              .formatted(x + 8, y + 19, seat.seat()));
      if (device != null)
        svg.append(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"bold\" fill=\"#1d2a26\">%s</text>"
                .formatted(x + (WIDTH - 8) / 2, y + 39, escaped(device.tag().printed())));
    }
    return svg.append("</svg>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
