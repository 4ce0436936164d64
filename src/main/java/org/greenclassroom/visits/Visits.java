package org.greenclassroom.visits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Fill;
import org.greenclassroom.checklists.Use;
import org.greenclassroom.checklists.Version;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: visits are read, approved by another person, or given back with remarks. */
@Service
@Transactional
public class Visits {
  private static final int LONGEST_REMARK = 1_000;

  private final VisitTable visits;
  private final EntryTable entries;
  private final PhotographTable photographs;
  private final RemarkTable remarks;
  private final Checklists checklists;
  private final Plan plan;
  private final Files files;
  private final Schools schools;
  private final Classrooms classrooms;
  private final int tolerance;

  Visits(
      VisitTable visits,
      EntryTable entries,
      PhotographTable photographs,
      RemarkTable remarks,
      Checklists checklists,
      Plan plan,
      Files files,
      Schools schools,
      Classrooms classrooms,
      @Value("${greenclassroom.visits.tolerance-metres:4000}") int tolerance) {
    this.visits = visits;
    this.entries = entries;
    this.photographs = photographs;
    this.remarks = remarks;
    this.checklists = checklists;
    this.plan = plan;
    this.files = files;
    this.schools = schools;
    this.classrooms = classrooms;
    this.tolerance = tolerance;
  }

  @Transactional(readOnly = true)
  public Visit visit(long visit) {
    return visits.visit(visit).orElseThrow(() -> Refusal.notFound(Long.toString(visit)));
  }

  /** Of a room, the latest first. */
  @Transactional(readOnly = true)
  public List<Visit> of(long classroom) {
    return visits.of(classroom, 50);
  }

  @Transactional(readOnly = true)
  VisitTable.Counts counts(@Nullable Long classroom) {
    return visits.counts(classroom);
  }

  @Transactional(readOnly = true)
  Slice<Visit> page(
      Actor actor,
      @Nullable VisitState state,
      @Nullable Long author,
      String q,
      long before,
      int size) {
    return Slice.of(
        visits.page(schools.own(actor), state, author, q, before, size + 1),
        size,
        one -> Long.toString(one.visit()));
  }

  /** What waits for this reader, and how much of it for more than a week. */
  @Transactional(readOnly = true)
  long[] waiting(Occasion occasion) {
    return visits.waiting(
        occasion.actor().account(), occasion.now().minus(java.time.Duration.ofDays(7)));
  }

  @Transactional(readOnly = true)
  long returned(Occasion occasion) {
    return visits.returned(occasion.actor().account());
  }

  /**
   * Which entries of a visit are here, by the client's ids, and which photographs by hash.
   *
   * @param remarks what a reader asked when it was given back
   */
  record Here(
      @Nullable Long visit,
      @Nullable VisitState state,
      List<UUID> entries,
      List<String> photographs,
      List<Asked> remarks) {}

  /** What a reader asked of one item; of the visit as a whole where the item is empty. */
  record Asked(String item, String words) {}

  @Transactional(readOnly = true)
  Here here(Actor actor, UUID key) {
    return visits
        .keyed(key)
        .filter(one -> one.author() == actor.account())
        .map(one ->
            new Here(
                one.visit(),
                one.state(),
                entries.all(one.visit()),
                photographs.hashes(one.visit()),
                remarks.of(one.visit()).stream()
                    .map(asked -> new Asked(asked.item(), asked.words()))
                    .toList()))
        .orElse(new Here(null, null, List.of(), List.of(), List.of()));
  }

  /**
   * The visit of this task that this person has begun and that is not approved; else a fresh one.
   */
  @Transactional(readOnly = true)
  Optional<Visit> begun(Actor actor, long task) {
    return visits.begun(task, actor.account());
  }

  /** The checklist a visit is filled in with: its own version, else the one of today. */
  @Transactional(readOnly = true)
  Version checklist(@Nullable Visit visit) {
    if (visit != null) return checklists.version(visit.version());
    return checklists
        .current(Use.VISIT)
        .orElseThrow(() -> new Refusal("visits.refusal.no-checklist"));
  }

  /** The tags of what the book says stands in a room. */
  @Transactional(readOnly = true)
  public List<String> tags(long classroom) {
    return entries.standing(classroom).stream().map(EntryTable.Standing::tag).toList();
  }

  /** The number of the last entry of a visit, which whoever approves it has seen. */
  @Transactional(readOnly = true)
  public long seen(long visit) {
    return entries.last(visit);
  }

  @Transactional(readOnly = true)
  List<EntryTable.Standing> standing(long classroom) {
    return entries.standing(classroom);
  }

  @Transactional(readOnly = true)
  List<Entry> latest(long visit) {
    return entries.latest(visit);
  }

  @Transactional(readOnly = true)
  List<EntryTable.Carry> carries(long classroom) {
    return entries.carries(classroom);
  }

  @Transactional(readOnly = true)
  List<RemarkTable.Remark> remarks(long visit) {
    return remarks.of(visit);
  }

  /** Everything of a visit, in the order of its checklist. */
  @Transactional(readOnly = true)
  Report report(long visit, Locale locale) {
    var known = visit(visit);
    var latest = entries.latest(visit);
    var version = checklists.version(known.version());
    var answers = Answered.of(latest);
    var asked = remarks.of(visit);
    var arrived = photographs.of(visit);
    var pictures = pictures(version, answers, arrived);
    var lines = new ArrayList<Report.Line>();
    for (var line : checklists.fill(version, answers, locale).lines())
      lines.add(
          new Report.Line(
              line,
              told(line),
              pictures.stream().filter(one -> one.item().equals(line.name())).toList(),
              asked.stream().filter(one -> one.item().equals(line.name())).toList()));
    var byDevice = new HashMap<Long, Entry>();
    for (var one : latest) if (one.device() != null) byDevice.put(one.device(), one);
    var called = new ArrayList<Report.Called>();
    for (var one : entries.standing(known.classroom()))
      called.add(new Report.Called(one, byDevice.remove(one.device())));
    var others =
        latest.stream()
            .filter(one -> one.kind() == Entry.Kind.ROLL)
            .filter(one -> one.device() == null || byDevice.containsKey(one.device()))
            .toList();
    return new Report(
        known,
        lines,
        called,
        others,
        pictures,
        asked,
        entries.last(visit),
        visits.counts(known.classroom()),
        tolerance,
        awaited(known));
  }

  private @Nullable Integer awaited(Visit visit) {
    if (visit.state() != VisitState.DRAFT) return null;
    return entries
        .handingIn(visit.visit(), null)
        .map(handing -> {
          var promised = new HashSet<>(handing.promised());
          entries.here(visit.visit(), promised).forEach(promised::remove);
          return promised.size();
        })
        .orElse(null);
  }

  private static List<Photograph> pictures(
      Version version,
      Map<String, org.greenclassroom.checklists.Answer> answers,
      List<Photograph> arrived) {
    var all = new LinkedHashMap<String, Photograph>();
    for (var one : arrived) all.put(one.sha256(), one);
    for (var item : version.items()) {
      var answer = answers.get(item.name());
      if (item.type() != org.greenclassroom.checklists.ItemType.PHOTO || answer == null) continue;
      if (answer.value() == null || answer.value().isBlank()) continue;
      for (var hash : answer.value().strip().split("\\s+"))
        all.putIfAbsent(hash, new Photograph(null, item.name(), hash, null, null, null, false));
    }
    return List.copyOf(all.values());
  }

  private static String told(Fill.Line line) {
    var value = line.answer().value();
    if (value == null || line.type().equals("PHOTO")) return "";
    if (line.choices().isEmpty()) return value;
    return line.choices().stream()
        .filter(Fill.Choice::chosen)
        .map(Fill.Choice::label)
        .collect(Collectors.joining(" · "));
  }

  /** Whether this person may read it with effect: nobody approves what they said themselves. */
  @Transactional(readOnly = true)
  boolean mayRead(Actor actor, Visit visit) {
    return visit.state() == VisitState.SUBMITTED
        && visit.author() != actor.account()
        && !entries.saidBy(visit.visit(), actor.account());
  }

  /**
   * Another person has read it and found it good.
   *
   * @param seen the number of the last entry they read
   * @throws Refusal by the author; while a promised photograph has not arrived; when something came
   *     meanwhile
   */
  public void approve(Occasion occasion, long visit, long seen) {
    var known = held(occasion, visit);
    var report = report(visit, Locale.ROOT);
    if (report.promised() > 0)
      throw new Refusal("visits.refusal.photos-missing", known.number(), report.promised());
    if (report.seen() != seen)
      throw new Refusal(Refusal.Kind.CONFLICT, "visits.refusal.changed", known.number());
    visits.settled(occasion, visit, VisitState.APPROVED);
  }

  /**
   * Gives it back.
   *
   * @param words by item; "" of the visit as a whole. At least one
   */
  public void giveBack(Occasion occasion, long visit, Map<String, String> words) {
    var known = held(occasion, visit);
    var said = new LinkedHashMap<String, String>();
    for (var one : words.entrySet())
      if (!one.getValue().isBlank()) said.put(one.getKey(), one.getValue().strip());
    if (said.isEmpty()) throw new Refusal("visits.refusal.no-remark", known.number());
    var items = checklists.version(known.version());
    for (var one : said.entrySet()) {
      if (one.getValue().length() > LONGEST_REMARK)
        throw new Refusal("visits.refusal.long", LONGEST_REMARK);
      if (!one.getKey().isEmpty() && items.item(one.getKey()).isEmpty())
        throw new Refusal("visits.refusal.no-item", one.getKey());
    }
    remarks.insert(occasion, visit, said);
    visits.settled(occasion, visit, VisitState.RETURNED);
  }

  private Visit held(Occasion occasion, long visit) {
    visits.hold(visit);
    var known = visit(visit);
    if (known.author() == occasion.actor().account()
        || entries.saidBy(visit, occasion.actor().account()))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "visits.refusal.own", known.number());
    if (known.state() != VisitState.SUBMITTED)
      throw new Refusal("visits.refusal.not-handed-in", known.number(), known.state());
    return known;
  }

  /** The visit on which a photograph was taken. */
  @Transactional(readOnly = true)
  Visit photographed(long photograph) {
    return visit(
        photographs
            .visit(photograph)
            .orElseThrow(() -> Refusal.notFound(Long.toString(photograph))));
  }

  /** The bytes of a photograph. */
  @Transactional(readOnly = true)
  Files.Kept photograph(long photograph) {
    return files.file(
        photographs
            .file(photograph)
            .orElseThrow(() -> Refusal.notFound(Long.toString(photograph))));
  }

  /** The next visits of an engineer, and nobody's, the earliest first. */
  @Transactional(readOnly = true)
  List<VisitTable.Errand> errands(Actor actor, java.time.LocalDate until, int most) {
    return visits.errands(schools.own(actor), actor.account(), until, most);
  }

  @Transactional(readOnly = true)
  VisitTable.Errand errand(Actor actor, long task) {
    var planned = plan.task(task);
    classrooms.room(planned.classroom(), actor, task);
    if (planned.kind() != TaskKind.VISIT) throw Refusal.notFound(Long.toString(task));
    return visits.errand(task).orElseThrow(() -> Refusal.notFound(Long.toString(task)));
  }
}
