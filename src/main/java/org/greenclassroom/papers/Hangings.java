package org.greenclassroom.papers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Finder;
import org.greenclassroom.frame.PaperSeries;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS = Set.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR);

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier papersPapersVerifier(Papers papers) {
    return Verifier.at(
        "/p/",
        typed -> papers.coded(typed).code(),
        file -> {
          var found = papers.ofFile(file);
          return found == null ? null : found.number();
        });
  }

  @Bean
  Reach papersWithinReach(Papers papers) {
    return new Reach("/papers/", "id", papers::paper);
  }

  @Bean
  Door papersDoor() {
    return new Door(82, "papers.door", "/papers", READERS);
  }

  @Bean
  PaperSeries seriesOfPapers(Kinds kinds) {
    return () ->
        kinds.all().stream().collect(Collectors.toMap(PaperKind::series, PaperKind::words));
  }

  @Bean
  Tray textsToApprove(Texts texts) {
    return tray(610, "papers.tray.texts", "/papers/texts", texts::waiting);
  }

  @Bean
  Tray papersToVoid(Papers papers) {
    return tray(611, "papers.tray.voids", "/papers", papers::voidsWaiting);
  }

  @Bean
  Finder paperFinder(Papers papers) {
    return (typed, actor) ->
        actor.is(READERS)
                && typed
                    .strip()
                    .toUpperCase(Locale.ROOT)
                    .matches("([A-Z]{2,4}-)?[A-Z]{1,4}-\\d{4}-\\d+")
            ? papers.numbered(typed, actor).stream()
                .map(paper ->
                    new Finder.Hit(
                        paper.number(), "#papers.found", "/papers/" + paper.paper(), true))
                .toList()
            : List.of();
  }

  private static Tray tray(int order, String key, String path, Function<Actor, Long> count) {
    return new Tray() {
      @Override
      public int order() {
        return order;
      }

      @Override
      public String key() {
        return key;
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return new Waiting(count.apply(occasion.actor()), 0, null, path);
      }
    };
  }
}
