package org.greenclassroom.frame;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Every component of the look in every state, without a database: {@code /look}, {@code
 * /look/home}, {@code /look/refused}. Starts in a few seconds, to look at a changed style.
 */
public final class LookPreview {
  private LookPreview() {}

  public static void main(String[] arguments) {
    start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099);
  }

  static ConfigurableApplicationContext start(int port) {
    return new SpringApplicationBuilder(Walls.class, Page.class)
        .properties(
            Map.of(
                "server.port",
                port,
                "look-preview",
                true,
                "spring.thymeleaf.check-template-location",
                false,
                "spring.web.resources.add-mappings",
                false,
                "spring.main.banner-mode",
                "off",
                "spring.config.location",
                "optional:classpath:/none.yaml"))
        .run();
  }

  @ImportAutoConfiguration({
    ThymeleafAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class
  })
  @Import({
    Templates.class,
    Words.class,
    Assets.class,
    Graph.class,
    Layout.class,
    Menu.class,
    Refusals.class,
    Errors.class,
    Home.class,
    Here.class,
    Origin.class,
    Shown.class,
    Typed.class
  })
  static class Walls {
    /** Words of rooms that are not built in here. */
    @Bean
    static BeanPostProcessor samples() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          if (bean instanceof Dictionary source) {
            source.setParentMessageSource(new Samples());
          }
          return bean;
        }
      };
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    Finder nothing() {
      return (typed, actor) -> List.of();
    }

    @Bean
    Tray none() {
      return new Tray() {
        @Override
        public int order() {
          return 0;
        }

        @Override
        public String key() {
          return "intake";
        }

        @Override
        public Set<Role> roles() {
          return Set.of();
        }

        @Override
        public Waiting waiting(Occasion occasion) {
          return new Waiting(0, 0, null, "/");
        }
      };
    }

    @Bean
    PersonName name() {
      return actor -> "李娜 Li Na";
    }

    @Bean
    List<Door> doors() {
      var all = Set.of(Role.values());
      return List.of(
          new Door(0, "frame.door.home", "/look/home", all),
          new Door(1, "custody.door", "/look", all),
          new Door(2, "intake.door", "/intake", all),
          new Door(3, "wiping.door", "/wiping", all),
          new Door(4, "repair.door", "/repair", all),
          new Door(5, "classrooms.door", "/classrooms", all),
          new Door(6, "takeback.door", "/takeback", all),
          new Door(7, "dismantling.door", "/dismantling", all),
          new Door(8, "partners.door", "/partners", all),
          new Door(9, "impact.door", "/impact", all),
          new Door(10, "people.door", "/people", all));
    }
  }

  static class Samples extends AbstractMessageSource {
    private static final Map<String, String> TEXTS =
        Map.ofEntries(
            Map.entry("custody.door", "Devices"),
            Map.entry("intake.door", "Donations"),
            Map.entry("wiping.door", "Data clearing"),
            Map.entry("repair.door", "Repair"),
            Map.entry("classrooms.door", "Classrooms"),
            Map.entry("takeback.door", "Take-back"),
            Map.entry("dismantling.door", "Dismantling"),
            Map.entry("partners.door", "Partners"),
            Map.entry("impact.door", "Impact"),
            Map.entry("people.door", "People"),
            Map.entry("intake.title", "Pick-ups without a list"),
            Map.entry(
                "intake.some",
                "One van came in from Renault Beijing and waits to be tagged and counted."),
            Map.entry("intake.action", "Receive it"),
            Map.entry("wiping.title", "Data to clear"),
            Map.entry("wiping.none", "Nothing waits for wiping."),
            Map.entry("wiping.action", "Wiping bench"),
            Map.entry("repair.title", "To test and mend"),
            Map.entry("repair.some", "128 computers are clean and wait for the workshop."),
            Map.entry("repair.action", "Go to the bench"),
            Map.entry("classrooms.title", "一号机房 for 希望小学"),
            Map.entry("classrooms.some", "30 laptops are reserved and wait for the truck."),
            Map.entry("classrooms.action", "Dispatch them"),
            Map.entry("takeback.title", "Classrooms at their end"),
            Map.entry("takeback.none", "No loan ends in the next three months."),
            Map.entry("takeback.action", "See all loans"),
            Map.entry("frame.stage.to-inspect", "To inspect"),
            Map.entry("frame.stage.to-wipe", "To wipe"),
            Map.entry("frame.stage.ready", "Ready"),
            Map.entry("frame.stage.reserved", "Reserved"),
            Map.entry("frame.stage.on-the-way", "On the way"),
            Map.entry("frame.stage.in-class", "In class"),
            Map.entry("frame.stage.missing", "Missing"),
            Map.entry("frame.stage.lost", "Lost"),
            Map.entry("frame.stage.dismantled", "Dismantled"));

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
      return new MessageFormat(TEXTS.getOrDefault(code, code), locale);
    }
  }

  enum Stage {
    TO_INSPECT,
    TO_WIPE,
    READY,
    RESERVED,
    ON_THE_WAY,
    IN_CLASS,
    MISSING,
    LOST,
    DISMANTLED
  }

  static List<String> charts() {
    return List.of(
        Charts.bars(
            "Weight by donor",
            "Three bars",
            List.of(
                new Charts.Bar("Huawei Tech 采购部", 4870, "4,870 kg"),
                new Charts.Bar("Renault Beijing", 2210, "2,210 kg"),
                new Charts.Bar(
                    "A donor with a rather long name, Shanghai & Suzhou", 312, "312 kg"))),
        Charts.stacked(
            "Where they are",
            "Two bars of four parts",
            List.of("In class", "In the workshop", "On the way", "Missing"),
            List.of(
                new Charts.Stack("Laptops 笔记本", List.of(412L, 90L, 30L, 4L), "536"),
                new Charts.Stack("Desktops 台式机", List.of(210L, 120L, 0L, 20L), "350"))),
        Charts.line(
            "Lent",
            "A line that rises",
            List.of(
                new Charts.Bar("2025 Q1", 40, "40"),
                new Charts.Bar("2025 Q2", 90, "90"),
                new Charts.Bar("2025 Q3", 85, "85"),
                new Charts.Bar("2025 Q4", 210, "210"),
                new Charts.Bar("2026 Q1", 622, "622 computers"))));
  }

  record Row(String tag, String kind, Stage stage, String place, Long grams) {}

  record LookPage(
      List<Stamp> stamps,
      Slice<Row> rows,
      Map<String, String> options,
      List<Stage> stages,
      List<String> charts) {}

  @ConditionalOnProperty("look-preview") // or the whole house would find it among the tests
  @Controller
  static class Page {
    private static void signIn(boolean in) {
      SecurityContextHolder.clearContext();
      if (!in) return;
      var token =
          new TestingAuthenticationToken(
              new Actor(1, List.of(new Actor.Grant(Role.OFFICER, 1))), "", "x");
      token.setAuthenticated(true);
      SecurityContextHolder.getContext().setAuthentication(token);
    }

    @GetMapping("/look/{which}")
    @AllowEveryone
    String look(@PathVariable String which) {
      signIn(!which.equals("public"));
      return "forward:/shown/" + which;
    }

    @PostMapping("/look/{which}")
    @AllowEveryone
    String post(@PathVariable String which) {
      signIn(true);
      throw new Refusal("frame.refusal.not-found", "WD-4471");
    }

    @GetMapping("/shown/{which}")
    @AllowEveryone
    String shown(@PathVariable String which, Model model) {
      if (which.equals("refused")) throw Refusal.notFound("7K3M-9QX2");
      if (which.equals("said"))
        model.addAttribute("said", new Said("frame.find.some", List.of(30, "Lycée")));
      if (which.equals("home")) {
        model.addAttribute(
            "page",
            new Home.HomePage(
                LocalDate.of(2026, 11, 23),
                List.of(
                    tray("intake", 1, 0),
                    tray("wiping", 0, 0),
                    tray("repair", 128, 3),
                    tray("classrooms", 30, 0),
                    tray("takeback", 0, 0))));
        return "frame/home";
      }
      var options = new LinkedHashMap<String, String>();
      options.put("laptop", "Laptop");
      options.put("desktop", "Desktop");
      options.put("screen", "Screen");
      var rows = new ArrayList<Row>();
      var tags = List.of("7K3M-9QX2", "2B8D-40FW", "QW5T-77ZC", "9XEA-1MN4", "C0HT-R3VD");
      for (int i = 0; i < tags.size(); i++)
        rows.add(
            new Row(
                tags.get(i),
                i % 2 == 0 ? "ThinkPad T480" : "戴尔 OptiPlex 3060",
                Stage.values()[i * 2],
                i % 2 == 0 ? "Workshop, shelf B4" : "希望小学 一号机房",
                i == 3 ? null : 1580L + 3111 * i));
      model.addAttribute(
          "page",
          new LookPage(
              stamps(), new Slice<>(rows, "x"), options, List.of(Stage.values()), charts()));
      return "frame/look";
    }

    private static Home.Filled tray(String room, long count, long late) {
      return new Home.Filled(
          room, new Tray.Waiting(count, late, Instant.parse("2026-11-23T06:05:00Z"), "/" + room));
    }

    static List<Stamp> stamps() {
      return List.of(
          new Stamp(
              "Received",
              "Huawei Tech 采购部 → Green Classroom",
              "Shanghai, 张江",
              Instant.parse("2026-03-02T02:10:00Z"),
              new Stamp.Evidence("Slip 12, two signatures", "/x"),
              Stamp.State.FULL,
              null),
          new Stamp(
              "Inspected",
              "Wang Lei",
              "Workshop, bench 3",
              Instant.parse("2026-03-03T01:40:00Z"),
              null,
              Stamp.State.FULL,
              "Screen scratched, battery 61 %."),
          new Stamp(
              "Cleared",
              "Wang Lei",
              "Workshop, bench 3",
              Instant.parse("2026-03-03T08:05:00Z"),
              null,
              Stamp.State.STRUCK,
              "The log was for another drive."),
          new Stamp(
              "Cleared",
              "Wang Lei",
              "Workshop, bench 3",
              Instant.parse("2026-03-04T03:15:00Z"),
              new Stamp.Evidence("nwipe log, 2 drives proven", "/x"),
              Stamp.State.FULL,
              null),
          new Stamp(
              "Handed over",
              "Green Classroom → Shunfeng",
              "Loading bay",
              Instant.parse("2026-04-20T01:00:00Z"),
              new Stamp.Evidence("Slip 31", "/x"),
              Stamp.State.HALF,
              null),
          new Stamp(
              "Nobody wrote down where it was", null, null, null, null, Stamp.State.GAP, null),
          new Stamp(
              "Installed",
              "Zhao Min",
              "希望小学 · 一号机房, seat 14",
              Instant.parse("2026-05-06T06:30:00Z"),
              new Stamp.Evidence("Acceptance by the school", "/x"),
              Stamp.State.FULL,
              "The loan runs until 6 May 2029."));
    }
  }
}
