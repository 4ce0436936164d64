package org.greenclassroom.repair;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Pen;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door repairDoor() {
    return new Door(
        32, "repair.door", "/repair", EnumSet.of(Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR));
  }

  private record Hung(
      int order, String key, Set<Role> roles, Function<Occasion, Tray.Waiting> count)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return count.apply(occasion);
    }
  }

  @Bean
  Tray repairTray(Repair repair) {
    return new Hung(32, "repair.tray", EnumSet.of(Role.TECHNICIAN, Role.OFFICER), repair::waiting);
  }

  @Bean
  Tray oldTestsTray(Repair repair) {
    return new Hung(33, "repair.tray.old", EnumSet.of(Role.TECHNICIAN), repair::oldTests);
  }

  @Bean
  Tray blockedTray(Mending mending) {
    return new Hung(34, "repair.tray.blocked", EnumSet.of(Role.TECHNICIAN), _ -> mending.blocked());
  }

  @Bean
  Tray imagesTray(Imaging imaging) {
    return new Hung(35, "repair.tray.images", EnumSet.of(Role.OFFICER), imaging::ending);
  }

  @Bean
  Bench repairStep() {
    return (device, actor) ->
        device.stage() == Stage.TO_REPAIR && actor.is(Role.TECHNICIAN, Role.OFFICER)
            ? Optional.of(new Bench.Step("repair.step", "/repair/" + device.tag().code()))
            : Optional.empty();
  }

  /** Detail: if wanted {@code grade}, as the client sees it: refused when the rule says another. */
  @Bean
  Pen readiedPen(Repair repair) {
    return new Pen() {
      @Override
      public FactKind kind() {
        return FactKind.READIED;
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.TECHNICIAN, Role.OFFICER);
      }

      @Override
      public Written write(Occasion occasion, Tag tag, Request request) {
        var expected = request.text("grade");
        var computed = expected.isBlank() ? null : repair.grade(occasion, tag);
        if (computed != null && !computed.name().equals(expected))
          throw new Refusal("repair.refusal.grade-typed", tag.printed(), computed, expected);
        return repair.ready(occasion, tag, request.occurredAt());
      }
    };
  }
}
