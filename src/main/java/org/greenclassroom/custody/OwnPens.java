package org.greenclassroom.custody;

import java.util.Optional;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words that need no other room's rules. */
@Configuration(proxyBeanMethods = false)
class OwnPens {
  private static final Set<Role> STAFF = Set.of(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER);

  private record Simple(FactKind kind, Set<Role> roles, Writer writer) implements Pen {
    interface Writer {
      Written write(Occasion occasion, Tag tag, Request request);
    }

    @Override
    public Written write(Occasion occasion, Tag tag, Request request) {
      return writer.write(occasion, tag, request);
    }
  }

  /** Writes one word and nothing else. */
  private record Lone(Fact fact, Custody custody) implements Pen {
    @Override
    public FactKind kind() {
      return fact.kind();
    }

    @Override
    public Set<Role> roles() {
      return STAFF;
    }

    @Override
    public Written write(Occasion occasion, Tag tag, Request request) {
      return custody.write(occasion, tag, Entry.of(fact, request.occurredAt()));
    }

    @Override
    public Optional<Entry> alone(Request request) {
      return Optional.of(Entry.of(fact, request.occurredAt()));
    }
  }

  @Bean
  Pen missedPen(Custody custody) {
    return new Lone(new Fact.Missed(), custody);
  }

  @Bean
  Pen foundPen(Custody custody) {
    return new Lone(new Fact.Found(), custody);
  }

  /**
   * Detail: {@code to}, {@code giver}, {@code taker}, and if wanted {@code place}, {@code seal}.
   */
  @Bean
  Pen handedOverPen(HandOvers handOvers) {
    return new Simple(
        FactKind.HANDED_OVER,
        STAFF,
        (occasion, tag, request) -> handOvers.write(occasion, tag, request, new Fact.HandedOver()));
  }

  /** Detail: {@code giver}, {@code taker}. The device goes to whoever gave it. */
  @Bean
  Pen givenBackPen(HandOvers handOvers, Custody custody) {
    return new Simple(
        FactKind.GIVEN_BACK,
        Set.of(Role.OFFICER),
        (occasion, tag, request) -> {
          var donor = custody.device(tag).observed().donor();
          if (donor == null) throw new Refusal("custody.refusal.no-donor", tag.printed());
          return handOvers.write(
              occasion, tag, request, new Fact.GivenBack(), Partners.HOUSE, donor);
        });
  }

  /** Proposed by one, agreed by another: the first post is refused and asks for the second. */
  @Bean
  Pen writtenOffPen(LostAndFound lostAndFound) {
    return new Simple(
        FactKind.WRITTEN_OFF,
        Set.of(Role.OFFICER),
        (occasion, tag, request) -> lostAndFound.agree(occasion, tag, FactKind.WRITTEN_OFF));
  }

  @Bean
  Pen transferredPen(LostAndFound lostAndFound) {
    return new Simple(
        FactKind.TRANSFERRED,
        Set.of(Role.OFFICER),
        (occasion, tag, request) -> lostAndFound.agree(occasion, tag, FactKind.TRANSFERRED));
  }

  /** Detail: {@code why}. */
  @Bean
  Pen correctedPen(Custody custody) {
    return new Simple(
        FactKind.CORRECTED,
        Set.of(Role.OFFICER),
        (occasion, tag, request) -> {
          try {
            return custody.correct(occasion, tag, Fact.Corrected.Why.valueOf(request.text("why")));
          } catch (IllegalArgumentException unknown) {
            throw new Refusal("frame.refusal.unreadable", "why", request.text("why"));
          }
        });
  }
}
