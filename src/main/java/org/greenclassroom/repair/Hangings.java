package org.greenclassroom.repair;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;
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

  @Bean
  Tray repairTray(Repair repair) {
    return new Tray() {
      @Override
      public int order() {
        return 32;
      }

      @Override
      public String key() {
        return "repair.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.TECHNICIAN, Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return repair.waiting(occasion);
      }
    };
  }

  @Bean
  Bench repairStep() {
    return (device, actor) ->
        device.stage() == Stage.TO_REPAIR && actor.is(Role.TECHNICIAN, Role.OFFICER)
            ? Optional.of(new Bench.Step("repair.step", "/repair/" + device.tag().code()))
            : Optional.empty();
  }

  /** Detail: if wanted {@code grade} (A, B, C) with {@code reason}; the computed grade else. */
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
        return repair.ready(
            occasion,
            tag,
            request.occurredAt(),
            grade(request.text("grade")),
            request.text("reason"));
      }
    };
  }

  private static @Nullable Grade grade(String typed) {
    if (typed.isBlank()) return null;
    try {
      return Grade.valueOf(typed);
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("frame.refusal.unreadable", "grade", typed);
    }
  }
}
