package org.greenclassroom.papers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A kind of paper as a room above would hang it; found by the house because it lies in its tests.
 */
@Configuration(proxyBeanMethods = false)
class TestKinds {
  static final String KIND = "TEST";
  static final List<Long> SIGNED = new CopyOnWriteArrayList<>();

  @Bean
  PaperKind testKind() {
    return new PaperKind(
        KIND,
        "TT",
        "papers.title",
        List.of("lot", "items", "wiper", "years"),
        List.of("DONOR", "PROGRAMME"),
        "papers/transfer");
  }

  /** No text came with it: until one is approved nothing is drawn. */
  @Bean
  PaperKind bareKind() {
    return new PaperKind(
        "BARE", "TB", "papers.title", List.of("what", "who"), List.of("SIGNER"), null);
  }

  @Bean
  PaperAccess testAccess() {
    return new PaperAccess() {
      @Override
      public String kind() {
        return KIND;
      }

      @Override
      public boolean maySee(Actor actor, Drawn paper) {
        return actor.partnersAs(Role.DONOR).stream().anyMatch(paper::isOf);
      }

      @Override
      public boolean maySign(Actor actor, Drawn paper, String role) {
        return role.equals("DONOR") && maySee(actor, paper);
      }

      @Override
      public String whereItBelongs(Drawn paper) {
        return "/";
      }
    };
  }

  @Bean
  UponSigned testWaiter() {
    return new UponSigned() {
      @Override
      public String kind() {
        return KIND;
      }

      @Override
      public void signed(Occasion occasion, Drawn paper) {
        SIGNED.add(paper.paper());
      }
    };
  }
}
