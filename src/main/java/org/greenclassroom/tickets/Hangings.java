package org.greenclassroom.tickets;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DevicePanel;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does in the morning. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(
          Role.OFFICER,
          Role.ENGINEER,
          Role.TECHNICIAN,
          Role.SCHOOL,
          Role.AUDITOR,
          Role.ADMINISTRATOR);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  @Bean
  Reach ticketsWithinReach(Tickets tickets) {
    return new Reach("ticket", (actor, id) -> tickets.ticket(id, actor));
  }

  @Bean
  Door ticketsDoor() {
    return new Door(63, "tickets.door", "/tickets", READERS);
  }

  @Bean
  Tray openTickets(Desk desk) {
    return new Hung(
        63,
        "tickets.tray",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var waiting = desk.waiting(occasion.now());
          return new Tray.Waiting(
              waiting.open(),
              waiting.late(),
              waiting.lastSolved(),
              waiting.late() > 0 ? "/tickets?late=true" : "/tickets");
        });
  }

  @Bean
  Tray schoolAsked(Desk desk) {
    return new Hung(
        64,
        "tickets.tray.school",
        EnumSet.of(Role.SCHOOL),
        occasion ->
            new Tray.Waiting(desk.waitingFor(occasion.actor()), 0, null, "/tickets?paused=true"));
  }

  /** What is wrong in a room, on the room's page and on the school's. */
  @Bean
  ClassroomPanel roomsTickets(Desk desk) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 60;
      }

      @Override
      public String key() {
        return "tickets.title";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        var open = desk.ofRoom(classroom);
        return Optional.of(
            open.open() == 0 && occasion.actor().is(Role.SCHOOL)
                ? new Line("/tickets/new?classroom=" + classroom, "tickets.panel.report", List.of())
                : new Line(
                    "/tickets?classroom=" + classroom,
                    "tickets.panel",
                    List.of(open.open(), open.late())));
      }
    };
  }

  /** A device's tickets, on its page. */
  @Bean
  DevicePanel devicesTickets(Desk desk, Shown shown) {
    return new DevicePanel() {
      @Override
      public int order() {
        return 60;
      }

      @Override
      public Optional<Line> line(Device device, Occasion occasion) {
        return lines(device, occasion).stream().findFirst();
      }

      @Override
      public List<Line> lines(Device device, Occasion occasion) {
        return desk.ofDevice(device.id()).stream()
            .map(one ->
                new Line(
                    "/tickets/" + one.ticket(),
                    "tickets.ticket",
                    "tickets.of-device",
                    List.of(
                        Ticket.number(one.ticket()),
                        shown.day(one.openedAt()),
                        shown.word(one.state()),
                        one.words())))
            .toList();
      }
    };
  }

  /** Something is wrong with a device that stands in a room. */
  @Bean
  Bench deviceTicket() {
    return (device, actor) ->
        device.stage() == Stage.IN_CLASS
                && device.classroom() != null
                && actor.is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.SCHOOL)
            ? Optional.of(
                new Bench.Step(
                    "tickets.new",
                    "/tickets/new?classroom="
                        + device.classroom()
                        + "&device="
                        + device.tag().code(),
                    true))
            : Optional.empty();
  }

  @Bean
  RecurringTask<Void> ticketsFollowTheCalendar(Rounds rounds, Clock clock) {
    return Tasks.recurring("tickets-calendar", FixedDelay.of(Duration.ofMinutes(10)))
        .execute((instance, context) ->
            rounds.followCalendar(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  RecurringTask<Void> ticketsMorning(Rounds rounds, Reminders reminders, Clock clock) {
    return Jobs.daily("tickets-morning", LocalTime.of(7, 50))
        .execute((instance, context) -> {
          rounds.refresh(Occasion.of(Actor.HOUSE, clock.instant()));
          rounds.closeSettled(Occasion.of(Actor.HOUSE, clock.instant()));
          reminders.round(clock.instant());
        });
  }
}
