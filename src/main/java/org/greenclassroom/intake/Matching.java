package org.greenclassroom.intake;

import static org.greenclassroom.intake.Heard.DONE;
import static org.greenclassroom.intake.Heard.DOUBLED;
import static org.greenclassroom.intake.Heard.NOTED;
import static org.greenclassroom.intake.Heard.REFUSED;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.lists.Serials;
import org.jspecify.annotations.Nullable;

/**
 * Decides, line by line, which announced machine was scanned. Pure: everything that is known was
 * looked up before, for all lines at once.
 */
final class Matching {
  private final long lot;
  private final Found found;
  private final Set<Long> items = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<Tag> worn = new HashSet<>();

  Matching(long lot, Found found) {
    this.lot = lot;
    this.found = found;
  }

  Judged judge(Line line) {
    var label = line.tag();
    Tag wears = null;
    if (label != null && !label.isBlank()) {
      if (!Tag.looksLikeOne(label)) return Judged.not(REFUSED, "intake.scan.no-label", label);
      wears = Tag.parse(label);
      var problem = unfit(wears);
      if (problem != null) return problem;
    }
    var number = line.number();
    if (wears == null && Tag.looksLikeOne(number)) {
      var ours = Tag.parse(number);
      if (found.labels().containsKey(ours)) {
        var problem = unfit(ours);
        return problem == null ? withoutNumber(line, ours) : problem;
      }
    }
    if (number.isEmpty())
      return line.kind() == null && wears == null
          ? Judged.not(REFUSED, "intake.scan.nothing")
          : withoutNumber(line, wears);
    if (Serials.isPlaceholder(number) || Serials.isExcelNumber(number))
      return Judged.not(REFUSED, "intake.scan.no-number", number);
    return numbered(line, number, wears);
  }

  /** Why this label cannot be put on a machine; null when it can. */
  private @Nullable Judged unfit(Tag label) {
    if (worn.contains(label))
      return Judged.not(DOUBLED, "intake.scan.label-twice", label.printed());
    var known = found.labels().get(label);
    if (known == null) return Judged.not(REFUSED, "intake.scan.not-pressed", label.printed());
    return switch (known) {
      case FREE -> null;
      case TAKEN -> Judged.not(DOUBLED, "intake.scan.label-twice", label.printed());
      case WORN -> Judged.not(REFUSED, "intake.scan.label-worn", label.printed()).about(label);
    };
  }

  private Judged numbered(Line line, String number, @Nullable Tag wears) {
    var match = line.match();
    var bearing = found.announced().getOrDefault(match, List.of());
    var here = bearing.stream().filter(each -> each.lot() == lot).toList();
    var fresh = here.stream().filter(this::isFresh).toList();
    var chosen = line.item();
    if (chosen != null) return chosen(line, number, match, bearing, chosen, wears);
    if (fresh.size() > 1)
      return Judged.not(REFUSED, "intake.scan.ambiguous", number, fresh.size())
          .choose(fresh, false);
    var books = line.anew() ? List.<Found.Known>of() : found.books().getOrDefault(match, List.of());
    if (fresh.size() == 1) return listed(fresh.getFirst(), null, null, wears, books);
    if (!here.isEmpty())
      return Judged.not(DOUBLED, "intake.scan.twice", String.valueOf(here.getFirst().line()));
    if (found.beyond().containsKey(match) || numbers.contains(match))
      return Judged.not(DOUBLED, "intake.scan.twice-beyond", number);
    if (!books.isEmpty()) return inTheBook(number, books.getFirst());
    if (!bearing.isEmpty() && !line.anew()) {
      var other = bearing.getFirst();
      return Judged.not(
              REFUSED,
              "intake.scan.elsewhere",
              number,
              String.valueOf(other.lot()),
              String.valueOf(other.line()))
          .choose(bearing, true);
    }
    var free = free(line);
    if (free != null) return listed(free, number, match, wears, List.of());
    return beyond(line, number, match, null, wears);
  }

  private Judged chosen(
      Line line,
      String number,
      String match,
      List<Found.Announced> bearing,
      long chosen,
      @Nullable Tag wears) {
    for (var each : bearing) {
      if (each.item() != chosen) continue;
      if (!isFresh(each))
        return Judged.not(DOUBLED, "intake.scan.twice", String.valueOf(each.line()));
      if (each.lot() == lot) return listed(each, null, null, wears, List.of());
      items.add(each.item());
      return beyond(line, number, match, each, wears);
    }
    return Judged.not(REFUSED, "intake.refusal.not-announced", 1);
  }

  private static Judged inTheBook(String number, Found.Known known) {
    var line = known.line();
    return (line == null
            ? Judged.not(
                REFUSED, "intake.scan.in-book", number, known.tag().printed(), known.stage())
            : Judged.not(
                REFUSED,
                "intake.scan.came",
                number,
                known.tag().printed(),
                String.valueOf(known.lot()),
                String.valueOf(line)))
        .about(known.tag())
        .choose(List.of(), true);
  }

  private Judged listed(
      Found.Announced line,
      @Nullable String serial,
      @Nullable String match,
      @Nullable Tag wears,
      List<Found.Known> books) {
    items.add(line.item());
    if (wears != null) worn.add(wears);
    var take = new Judged.Take(line.item(), null, null, null, null, serial, match, wears);
    var place = String.valueOf(line.line());
    var what = named(line.maker(), line.model());
    if (!books.isEmpty()) {
      var known = books.getFirst().tag();
      return Judged.taken(
              NOTED, take, "intake.scan.listed-known", place, line.kind(), what, known.printed())
          .about(known);
    }
    return Judged.taken(
        DONE,
        take,
        line.givenUp() ? "intake.scan.given-up" : "intake.scan.listed",
        place,
        line.kind(),
        what);
  }

  /** A thing that bears no number: the next announced one of its kind, else one beyond the list. */
  private Judged withoutNumber(Line line, @Nullable Tag wears) {
    var free = free(line);
    return free != null
        ? listed(free, null, null, wears, List.of())
        : beyond(line, null, null, null, wears);
  }

  private Judged beyond(
      Line line,
      @Nullable String number,
      @Nullable String match,
      Found.@Nullable Announced elsewhere,
      @Nullable Tag wears) {
    if (match != null) numbers.add(match);
    if (wears != null) worn.add(wears);
    var kind = line.kind() == null && elsewhere != null ? elsewhere.kind() : line.kind();
    var maker = line.kind() == null && elsewhere != null ? elsewhere.maker() : line.maker();
    var model = line.kind() == null && elsewhere != null ? elsewhere.model() : line.model();
    var take =
        new Judged.Take(
            null,
            elsewhere == null ? null : elsewhere.item(),
            kind,
            maker,
            model,
            number,
            match,
            wears);
    if (kind == null)
      return Judged.taken(NOTED, take, "intake.scan.what", number == null ? "" : number);
    return Judged.taken(DONE, take, "intake.scan.beyond", kind, named(maker, model));
  }

  /** The next announced line without a number that fits what is being scanned. */
  private Found.@Nullable Announced free(Line line) {
    if (line.kind() == null) return null;
    for (var each : found.free().getOrDefault(line.kind(), List.of()))
      if (isFresh(each) && fits(line.maker(), each.maker()) && fits(line.model(), each.model()))
        return each;
    return null;
  }

  private static boolean fits(@Nullable String said, @Nullable String listed) {
    return said == null
        || listed == null
        || Serials.maker(said).contains(Serials.maker(listed))
        || Serials.maker(listed).contains(Serials.maker(said));
  }

  private boolean isFresh(Found.Announced line) {
    return !line.scanned() && !items.contains(line.item());
  }

  /** As it stands in a sentence behind the kind. */
  static String named(@Nullable String maker, @Nullable String model) {
    var name = ((maker == null ? "" : maker) + " " + (model == null ? "" : model)).strip();
    return name.isEmpty() ? "" : " " + name;
  }
}
