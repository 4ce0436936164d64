package org.greenclassroom.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.FirstScan;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.donations.LotPanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.LargeBody;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.lists.Lists;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  /** A device that nobody looked at for two weeks is late. */
  private static final Duration PATIENCE = Duration.ofDays(14);

  @Bean
  Door intakeDoor() {
    return new Door(
        20,
        "intake.door",
        "/intake",
        Set.of(Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR));
  }

  /** Two signatures, a third longer in letters than in bytes, and what was signed. */
  @Bean
  LargeBody signedReceipts() {
    return new LargeBody(3L * IntakeApi.LARGEST_SIGNATURE, "/api/v1/lots/{id}/receipts");
  }

  @Bean
  Bench inspectionBench() {
    return (device, actor) ->
        device.stage() == Stage.TO_INSPECT && actor.is(Role.OFFICER, Role.TECHNICIAN)
            ? Optional.of(
                new Bench.Step(
                    "intake.bench.inspect", "/intake/" + device.tag().code() + "/inspection"))
            : Optional.empty();
  }

  /** The label is on a computer that has just come: it is received under it. */
  @Bean
  FirstScan receivingScan() {
    return (tag, actor) ->
        actor.is(Role.OFFICER, Role.TECHNICIAN)
            ? Optional.of(new Bench.Step("intake.step.first-scan", "/intake"))
            : Optional.empty();
  }

  /** The lists that a lot is made of, where another one is brought in and one is taken back. */
  @Bean
  LotPanel listsPanel(Lists lists) {
    return new LotPanel() {
      @Override
      public int order() {
        return 30;
      }

      @Override
      public String key() {
        return "intake.panel.lists";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.OFFICER);
      }

      @Override
      public Optional<Line> line(long lot, Occasion occasion) {
        return Optional.of(
            new Line(
                "/intake/lots/" + lot + "/lists",
                "intake.panel.lists.line",
                List.of(lists.ofLot(lot).size())));
      }
    };
  }

  @Bean
  Tray lotsTray(Lots lots) {
    return new Tray() {
      @Override
      public int order() {
        return 20;
      }

      @Override
      public String key() {
        return "intake.tray.lots";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return new Waiting(lots.waiting(), 0, lots.lastReceipt(), "/intake");
      }
    };
  }

  @Bean
  Tray inspectionTray(Inspections inspections) {
    return new Tray() {
      @Override
      public int order() {
        return 21;
      }

      @Override
      public String key() {
        return "intake.tray.inspections";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.OFFICER, Role.TECHNICIAN);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var tally = inspections.tally(occasion.now().minus(PATIENCE));
        return new Waiting(tally.count(), tally.late(), inspections.last(), "/intake/inspections");
      }
    };
  }
}
