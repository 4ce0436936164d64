package org.greenclassroom.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.classrooms.Need;
import org.greenclassroom.classrooms.Needs;
import org.greenclassroom.classrooms.Seats;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the work on site: the checklist, the seats, and the acceptance by both. */
@Service
@Transactional
public class Installing {
  private final Classrooms classrooms;
  private final Needs needs;
  private final Seats seats;
  private final People people;
  private final Marks marks;
  private final SeatPlans plans;
  private final Pictures pictures;
  private final Files files;

  Installing(
      Classrooms classrooms,
      Needs needs,
      Seats seats,
      People people,
      Marks marks,
      SeatPlans plans,
      Pictures pictures,
      Files files) {
    this.classrooms = classrooms;
    this.needs = needs;
    this.seats = seats;
    this.people = people;
    this.marks = marks;
    this.plans = plans;
    this.pictures = pictures;
    this.files = files;
  }

  /**
   * What both sign.
   *
   * @param arrived what stands there and is accepted; all else stays on its way
   * @param giver who installed it for the programme
   * @param taker who accepts for the school
   */
  record Acceptance(
      Collection<Tag> arrived,
      LocalDate day,
      Map<Point, Checklist.Mark> answers,
      List<byte[]> photos,
      HandOver.Signature giver,
      HandOver.Signature taker) {}

  /** Writes down what was looked at, without accepting anything. */
  void mark(Occasion occasion, long classroom, Map<Point, Checklist.Mark> answers) {
    var room = classrooms.room(classroom);
    new Checklist(answers, true, room.seats()).check();
    answers.forEach((point, mark) -> marks.mark(occasion, classroom, point, mark));
  }

  /**
   * The school accepts: the slip, the facts and the beginning of the three years are written by
   * {@link Classrooms}; checklist and seat map are frozen beside them. The same act again changes
   * nothing.
   *
   * @return how many computers are accepted
   * @throws Refusal that names what is open; without the filter nothing is accepted at all
   */
  int accept(Occasion occasion, long classroom, Acceptance act) {
    var key = occasion.keyFor("installation");
    var arrived = new TreeSet<>(act.arrived());
    if (marks.installed(key)) return arrived.size();
    if (arrived.isEmpty()) throw new Refusal("classrooms.refusal.nothing-arrived");
    var room = classrooms.room(classroom);
    var all = new EnumMap<Point, Checklist.Mark>(Point.class);
    all.putAll(marks.of(classroom));
    all.putAll(act.answers());
    checklist(room, all, room.inClass() + arrived.size()).mayAccept(room.name());
    act.answers().forEach((point, mark) -> marks.mark(occasion, classroom, point, mark));
    classrooms.acceptSome(occasion, classroom, arrived, act.day(), act.giver(), act.taker());
    var acceptance = marks.acceptance(classroom);
    var record = files.keep(frozen(occasion, room).json(), "installation.json", "application/json");
    marks.install(acceptance, classroom, record, key);
    pictures.keep(occasion, classroom, Photos.At.INSTALLATION, act.photos());
    return arrived.size();
  }

  private Installed frozen(Occasion occasion, Classroom room) {
    var lines = new ArrayList<Installed.Line>();
    marks
        .of(room.classroom())
        .forEach((point, mark) ->
            lines.add(
                new Installed.Line(
                    point,
                    mark.answer(),
                    mark.seats(),
                    mark.reason(),
                    mark.at(),
                    mark.by() > 0 ? people.known(mark.by()).name() : null)));
    return new Installed(occasion.now(), lines, seatMap(room.classroom()));
  }

  /** What was frozen with this acceptance; empty where nothing was looked at in this room. */
  @Transactional(readOnly = true)
  Optional<Installed> installed(long classroom, long acceptance) {
    return marks
        .record(classroom, acceptance)
        .map(record -> Installed.of(files.file(record).bytes()));
  }

  /** How the room stands. */
  @Transactional(readOnly = true)
  Checklist checklist(long classroom) {
    var room = classrooms.room(classroom);
    return checklist(room, marks.of(classroom), room.inClass() + room.onTheWay());
  }

  private Checklist checklist(Classroom room, Map<Point, Checklist.Mark> marked, int computers) {
    var need = needs.of(room.classroom()).orElse(Need.ANY);
    return new Checklist(marked, need.features().contains(Feature.SCREEN_READER), computers);
  }

  /** What is on its way and could be accepted now. */
  @Transactional(readOnly = true)
  List<SeatPlans.Sitting> onTheWay(long classroom) {
    return plans.devices(classroom).stream()
        .filter(one -> one.stage() == Stage.ON_THE_WAY)
        .toList();
  }

  @Transactional(readOnly = true)
  SeatMap seatMap(long classroom) {
    var room = classrooms.room(classroom);
    var devices = plans.devices(classroom);
    int computers = Math.max(room.seats() + room.extra(), devices.size());
    var plan = plans.plan(classroom).orElseGet(() -> SeatMap.Plan.of(Math.min(900, computers)));
    return SeatMap.of(plan, devices);
  }

  /** How the seats stand. */
  void plan(long classroom, SeatMap.Plan plan) {
    var room = classrooms.room(classroom);
    if (room.closed()) throw new Refusal("classrooms.refusal.closed", room.name());
    plans.plan(classroom, plan.lines(), plan.places(), plan.gaps());
  }

  /** A computer is put on a seat; whatever stood there has none. */
  void seat(long classroom, Tag tag, int seat) {
    if (seat > seatMap(classroom).plan().seats())
      throw new Refusal("delivery.refusal.no-seat", seat, seatMap(classroom).plan().seats());
    seats.assign(classroom, tag, seat);
  }

  @Transactional(readOnly = true)
  Optional<java.time.Instant> last() {
    return marks.last();
  }
}
