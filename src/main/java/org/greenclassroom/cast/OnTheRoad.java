package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.on;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Item;
import org.greenclassroom.checklists.ItemType;
import org.greenclassroom.checklists.Use;
import org.greenclassroom.followup.DoneBy;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.Task;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.visits.Entry;
import org.greenclassroom.visits.Head;
import org.greenclassroom.visits.RollState;
import org.greenclassroom.visits.Taking;
import org.greenclassroom.visits.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The plan was kept, mostly: of each room one visit is handed in, of the first it is approved. */
@Component
@Order(107)
class OnTheRoad implements Scene {
  private static final int MOST = 3;

  private final Plan plan;
  private final Taking taking;
  private final Visits visits;
  private final Checklists checklists;

  OnTheRoad(Plan plan, Taking taking, Visits visits, Checklists checklists) {
    this.plan = plan;
    this.taking = taking;
    this.visits = visits;
    this.checklists = checklists;
  }

  @Override
  public void play(Characters who, Instant now) {
    var today = on(who.officer(), now).today();
    boolean approved = false;
    for (long room : plan.rooms(MOST)) {
      var past =
          plan.open(room).stream()
              .filter(one -> one.dueOn().isBefore(today.minusDays(12)))
              .toList();
      var lastVisit =
          past.stream().filter(one -> one.kind() == TaskKind.VISIT).reduce((_, later) -> later);
      for (var task : past)
        if (lastVisit.isEmpty() || task.task() != lastVisit.get().task())
          plan.done(
              on(who.engineer(), at(task)),
              task.task(),
              task.dueOn(),
              task.kind() == TaskKind.VISIT ? DoneBy.HAND : DoneBy.CONTACT);
      if (lastVisit.isEmpty()) continue;
      long visit = visit(who, lastVisit.get());
      if (!approved) {
        visits.approve(
            on(who.officer2(), at(lastVisit.get()).plusSeconds(90_000)), visit, visits.seen(visit));
        approved = true;
      }
    }
  }

  private long visit(Characters who, Task task) {
    var version = checklists.current(Use.VISIT).orElseThrow();
    var said = on(who.engineer(), at(task));
    var head = new Head(UUID.randomUUID(), task.task(), version.version(), said.now());
    var ids = new ArrayList<UUID>();
    for (var item : version.questions())
      if (item.required() || item.name().equals("needs"))
        say(
            said,
            head,
            ids,
            Entry.Kind.ANSWER,
            item.name(),
            null,
            value(item),
            item.type() == ItemType.PHOTO ? "手机没电，下次补拍" : null,
            item.name().equals("needs"));
    int at = 0;
    for (var tag : visits.tags(task.classroom())) {
      at++;
      var state = at == 3 ? RollState.FAULTY : RollState.WORKING;
      say(said, head, ids, Entry.Kind.ROLL, tag, state, null, at == 3 ? "键盘两个键不灵" : null, false);
    }
    return taking.take(
        said,
        head,
        new Entry(
            UUID.randomUUID(),
            Entry.Kind.SUBMIT,
            "",
            null,
            null,
            null,
            null,
            false,
            ids,
            said.now()));
  }

  private void say(
      Occasion said,
      Head head,
      List<UUID> ids,
      Entry.Kind kind,
      String item,
      @Nullable RollState state,
      @Nullable String value,
      @Nullable String reason,
      boolean starred) {
    var id = UUID.randomUUID();
    ids.add(id);
    taking.take(
        said,
        head,
        new Entry(id, kind, item, null, state, value, reason, starred, List.of(), said.now()));
  }

  private static @Nullable String value(Item item) {
    return switch (item.type()) {
      case YES_NO -> "yes";
      case INTEGER, DECIMAL -> "4";
      case ONE_OF, SEVERAL_OF -> item.options().getFirst().code();
      case PHOTO -> null;
      case DATE -> "2026-11-02";
      default -> item.name().equals("needs") ? "希望多两副耳机" : "下月前整理好网线";
    };
  }

  private static Instant at(Task task) {
    return task.dueOn().atTime(LocalTime.of(10, 30)).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }
}
