package org.greenclassroom.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Pen;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The two words of the book that this room writes for the API, by the same rules as its pages. */
@Configuration(proxyBeanMethods = false)
class Pens {
  private static final Set<Role> ROLES = Set.of(Role.OFFICER, Role.TECHNICIAN);

  @Bean
  Pen inspectedPen(Intake intake) {
    return new Pen() {
      @Override
      public FactKind kind() {
        return FactKind.INSPECTED;
      }

      @Override
      public Set<Role> roles() {
        return ROLES;
      }

      @Override
      public Written write(Occasion occasion, Tag tag, Request request) {
        return intake.inspect(occasion, tag, seen(request), request.occurredAt());
      }
    };
  }

  @Bean
  Pen condemnedPen(Intake intake) {
    return new Pen() {
      @Override
      public FactKind kind() {
        return FactKind.CONDEMNED;
      }

      @Override
      public Set<Role> roles() {
        return ROLES;
      }

      @Override
      public Written write(Occasion occasion, Tag tag, Request request) {
        return intake.condemn(occasion, tag, why(request), request.occurredAt());
      }

      @Override
      public Optional<Entry> alone(Request request) {
        return Optional.of(Entry.of(new Fact.Condemned(why(request)), request.occurredAt()));
      }

      private Fact.Condemned.Why why(Request request) {
        return one(Fact.Condemned.Why.class, request.text("why"), "why");
      }
    };
  }

  private static Seen seen(Pen.Request request) {
    var powers = request.detail().get("powers_on");
    if (powers == null || !powers.isBoolean()) throw new Refusal("intake.refusal.no-powers");
    var drives = request.detail().get("drives");
    if (drives == null || !drives.isArray()) throw new Refusal("intake.refusal.no-drives-said");
    var seen = new ArrayList<Drive>();
    for (var drive : drives) seen.add(drive(drive));
    return new Seen(
        one(DeviceKind.class, request.text("kind"), "kind"),
        request.text("maker"),
        request.text("model"),
        request.text("serial"),
        powers.asBoolean(),
        List.copyOf(seen),
        request.text("defects"),
        null);
  }

  private static Drive drive(JsonNode node) {
    var bytes = node.get("bytes");
    var type = text(node, "type");
    if (type != null && !InspectionController.TYPES.contains(type))
      throw new Refusal("frame.refusal.unreadable", "detail.drives.type", type);
    return new Drive(
        text(node, "serial"),
        text(node, "maker"),
        text(node, "model"),
        bytes == null || !bytes.isIntegralNumber() || bytes.asLong() <= 0 ? null : bytes.asLong(),
        type);
  }

  private static @Nullable String text(JsonNode node, String name) {
    var value = node.get(name);
    return value == null || value.isNull() || value.asString().isBlank() ? null : value.asString();
  }

  private static <E extends Enum<E>> E one(Class<E> words, String typed, String name) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word.name().equals(typed))
        .findFirst()
        .orElseThrow(() -> new Refusal("frame.refusal.unreadable", "detail." + name, typed));
  }
}
