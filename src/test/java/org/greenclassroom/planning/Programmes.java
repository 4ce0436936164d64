package org.greenclassroom.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;

/**
 * Programmes that could be: companies give fleets of one model, a few hundred or a handful, into
 * the nearest of seven warehouses in three customs territories; schools lie anywhere, want twenty
 * to fifty seats, and differ in need. Made from a seed, the same every time.
 */
final class Programmes {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final List<Place> WAREHOUSES =
      List.of(
          new Place(1, "Shanghai", "CN", 31.23, 121.47),
          new Place(2, "Shenzhen", "CN", 22.54, 114.06),
          new Place(3, "Beijing", "CN", 39.90, 116.41),
          new Place(4, "Chengdu", "CN", 30.57, 104.07),
          new Place(5, "Hong Kong", "HK", 22.32, 114.17),
          new Place(6, "Hanoi", "VN", 21.03, 105.85),
          new Place(7, "Ho Chi Minh City", "VN", 10.82, 106.63));

  private Programmes() {}

  /** How many machines, how many rooms; together they ask for a sixth more than there is. */
  static Draft of(int devices, int rooms, long seed) {
    var random = new Random(seed);
    return new Draft(stock(random, devices), wishes(random, devices, rooms), Map.of(), Tariff.NOW);
  }

  private static DeviceKind kind(Random random) {
    int at = random.nextInt(100);
    return at < 62
        ? DeviceKind.LAPTOP
        : at < 88 ? DeviceKind.DESKTOP : at < 96 ? DeviceKind.ALL_IN_ONE : DeviceKind.TABLET;
  }

  private static Place warehouse(Random random) {
    int at = random.nextInt(100);
    return WAREHOUSES.get(
        at < 30 ? 0 : at < 50 ? 1 : at < 68 ? 2 : at < 80 ? 3 : at < 88 ? 4 : at < 94 ? 5 : 6);
  }

  private static List<Stock> stock(Random random, int devices) {
    var stock = new ArrayList<Stock>();
    int left = devices;
    // a programme of 1,000 gets fleets of 3 to 60, one of 100,000 fleets of up to 400
    double most = Math.min(400, 12 * Math.pow(devices, 0.3));
    int names = (int) Math.max(12, 4 * Math.pow(devices, 0.35));
    while (left > 0) {
      int fleet =
          (int) Math.min(left, Math.round(3 * Math.exp(random.nextDouble() * Math.log(most / 3))));
      var kind = kind(random);
      int name = (int) (names * Math.pow(random.nextDouble(), 1.6));
      int generation = 4 + (name * 7 + kind.ordinal()) % 9;
      int tier = List.of(3, 5, 5, 5, 7).get((name * 3 + kind.ordinal()) % 5);
      int inches = kind == DeviceKind.LAPTOP ? List.of(125, 133, 140, 156).get(name % 4) : 215;
      var place = warehouse(random);
      int big = random.nextInt(3) == 0 ? fleet / 3 : 0;
      int memory = generation < 6 ? 4 : 8;
      add(stock, kind, name, place, tier, generation, memory, inches, random, fleet - big);
      add(stock, kind, name, place, tier, generation, memory * 2, inches, random, big);
      left -= fleet;
    }
    return stock;
  }

  private static void add(
      List<Stock> stock,
      DeviceKind kind,
      int name,
      Place place,
      int tier,
      int generation,
      int memory,
      int inches,
      Random random,
      int count) {
    if (count == 0) return;
    var ends = LocalDate.of(2030 + (random.nextInt(10) == 0 ? -1 : 0), 4, 30);
    for (int at = 0; at < stock.size(); at++) {
      var known = stock.get(at);
      if (known.kind() == kind
          && known.model().equals("model " + name)
          && known.place() == place
          && known.memory() == memory
          && ends.equals(known.supportEnds())) {
        stock.set(
            at,
            new Stock(
                at,
                kind,
                known.model(),
                place,
                tier,
                generation,
                memory,
                inches,
                true,
                ends,
                known.count() + count,
                false));
        return;
      }
    }
    stock.add(
        new Stock(
            stock.size(),
            kind,
            "model " + name,
            place,
            tier,
            generation,
            memory,
            inches,
            true,
            ends,
            count,
            false));
  }

  private static List<Wish> wishes(Random random, int devices, int rooms) {
    var wishes = new ArrayList<Wish>();
    double mean = devices * 1.17 / rooms;
    for (int room = 0; room < rooms; room++) {
      int seats = (int) Math.max(4, Math.round(mean * (0.5 + random.nextDouble()) - 2));
      int demand = seats + 1 + random.nextInt(3);
      var near = warehouse(random);
      var place =
          new Place(
              100 + room,
              "School " + room,
              near.territory(),
              near.latitude() + random.nextGaussian() * 3,
              near.longitude() + random.nextGaussian() * (near.territory().equals("CN") ? 4 : 1));
      wishes.add(
          new Wish(
              room + 1,
              place.name(),
              "Room 1",
              kind(random),
              demand,
              100 + (int) (900 * Math.pow(random.nextDouble(), 0.8)),
              seats * (3 + random.nextInt(14)),
              seats,
              place,
              random.nextInt(4) == 0 ? 5 : 3,
              4 + random.nextInt(4),
              random.nextInt(10) < 6 ? 4 : random.nextInt(6) < 5 ? 8 : 16,
              random.nextInt(5) == 0 ? 140 : null,
              false,
              random.nextInt(3) == 0 ? DAY.plusYears(3) : null,
              Set.of(),
              true));
    }
    return wishes;
  }
}
