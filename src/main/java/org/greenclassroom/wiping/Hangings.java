package org.greenclassroom.wiping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Pen;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.LargeBody;
import org.greenclassroom.frame.PaperSeries;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.hooks.Topic;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and the two words it writes into the book. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Topic certificateTopic() {
    return new Topic(Certificates.TOPIC, Certificates.TOPIC);
  }

  @Bean
  LargeBody wipeLogs() {
    return new LargeBody(Files.LARGEST, "/api/v1/wipe-logs/{secret}");
  }

  private static final Set<Role> STAFF = Set.of(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER);

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier wipingPapersVerifier(Certificates certificates) {
    return Verifier.at("/c/", typed -> certificates.coded(typed).code(), certificates::numberOf);
  }

  @Bean
  Door wipingDoor() {
    return new Door(
        30,
        "wiping.door",
        "/wiping",
        Set.of(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  @Bean
  Tray wipingTray(Wiping wiping) {
    return new Tray() {
      @Override
      public int order() {
        return 30;
      }

      @Override
      public String key() {
        return "wiping.tray";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.TECHNICIAN);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var waiting = wiping.waiting(occasion.now());
        return new Waiting(waiting.all(), waiting.late(), waiting.lastCleared(), "/wiping");
      }
    };
  }

  @Bean
  PaperSeries seriesOfCertificates() {
    return () ->
        Arrays.stream(Certificate.Kind.values())
            .collect(
                Collectors.toMap(
                    Certificate.Kind::series,
                    kind -> "wiping.certificate.title." + kind.name().toLowerCase(Locale.ROOT)));
  }

  @Bean
  Door certificatesDoor() {
    return new Door(32, "wiping.certificates.door", "/wiping/certificates", Set.of(Role.DONOR));
  }

  @Bean
  Tray validationsTray(Validations validations) {
    return new Counted(
        31, "wiping.tray.validate", STAFF, "/wiping/validations", validations::waiting, false);
  }

  @Bean
  Tray samplesTray(Samples samples) {
    return new Counted(32, "wiping.tray.samples", STAFF, "/wiping/lots", samples::waiting, false);
  }

  @Bean
  Tray holdsTray(Holds holds) {
    return new Counted(
        33, "wiping.tray.holds", Set.of(Role.OFFICER), "/wiping/lots", holds::count, true);
  }

  @Bean
  Tray endingsTray(CertificateTable certificates) {
    return new Counted(
        34,
        "wiping.tray.endings",
        Set.of(Role.OFFICER),
        "/wiping/certificates",
        certificates::waiting,
        false);
  }

  /** A tray that is only counted. */
  private record Counted(
      int order, String key, Set<Role> roles, String path, LongSupplier count, boolean late)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      long waiting = count.getAsLong();
      return new Waiting(waiting, late ? waiting : 0, null, path);
    }
  }

  /** The button on a device's page. */
  @Bean
  Bench wipingBench() {
    return (device, actor) -> step(device, actor);
  }

  private static Optional<Bench.Step> step(Device device, Actor actor) {
    boolean waits =
        device.stage() == Stage.TO_WIPE
            || device.stage() == Stage.TO_DISMANTLE && device.data() == Held.MAY_HOLD;
    return waits && actor.is(STAFF)
        ? Optional.of(new Bench.Step("wiping.step", "/wiping/" + device.tag().code()))
        : Optional.empty();
  }

  /** CLEARED takes no detail: the proofs are found, not claimed. */
  @Bean
  Pen clearedPen(Wiping wiping) {
    return new Pen() {
      @Override
      public FactKind kind() {
        return FactKind.CLEARED;
      }

      @Override
      public Set<Role> roles() {
        return STAFF;
      }

      @Override
      public Written write(Occasion occasion, Tag tag, Request request) {
        return wiping.clear(occasion, tag);
      }
    };
  }

  /** WIPE_FAILED names, in {@code evidence}, the document of this device that says so. */
  @Bean
  Pen wipeFailedPen(Wiping wiping) {
    return new Pen() {
      @Override
      public FactKind kind() {
        return FactKind.WIPE_FAILED;
      }

      @Override
      public Set<Role> roles() {
        return STAFF;
      }

      @Override
      public Written write(Occasion occasion, Tag tag, Request request) {
        return wiping.fail(occasion, tag, request.text("evidence"));
      }
    };
  }
}
