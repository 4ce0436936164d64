package org.greenclassroom.house;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.greenclassroom.GreenClassroom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** A room looks down, never sideways, never up; and each kind of file keeps to its task. */
class FloorsTest {
  /** The floors. A new room needs a decision record, and its line here. */
  static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          entry("kernel", -2),
          entry("frame", -1),
          entry("people", 0),
          entry("partners", 0),
          entry("papers", 0),
          entry("entities", 0),
          entry("custody", 1),
          entry("federation", 1),
          entry("donations", 1),
          entry("schools", 1),
          entry("signin", 1),
          entry("privacy", 1),
          entry("evidence", 2),
          entry("bench", 2),
          entry("catalogue", 2),
          entry("labels", 2),
          entry("epcis", 3),
          entry("hooks", 2),
          entry("operations", 2),
          entry("lists", 2),
          entry("collection", 2),
          entry("calendar", 2),
          entry("checklists", 2),
          entry("volunteers", 3),
          entry("courses", 2),
          entry("method", 2),
          entry("intake", 3),
          entry("wiping", 3),
          entry("repair", 3),
          entry("classrooms", 3),
          entry("surveys", 3),
          entry("dismantling", 3),
          entry("agents", 3),
          entry("activities", 4),
          entry("lessons", 4),
          entry("training", 4),
          entry("contests", 4),
          entry("followup", 4),
          entry("tickets", 4),
          entry("usage", 4),
          entry("takeback", 4),
          entry("applications", 4),
          entry("planning", 4),
          entry("delivery", 4),
          entry("equipment", 4),
          entry("funding", 4),
          entry("outcomes", 4),
          entry("visits", 5),
          entry("passes", 5),
          entry("checkins", 5),
          entry("glpi", 5),
          entry("signups", 5),
          entry("coding", 5),
          entry("special", 5),
          entry("photographs", 5),
          entry("losses", 5),
          entry("endings", 5),
          entry("balance", 5),
          entry("attendance", 6),
          entry("tours", 6),
          entry("past", 6),
          entry("claims", 7),
          entry("watch", 7),
          entry("distance", 7),
          entry("ceremonies", 7),
          entry("engagement", 7),
          entry("atlas", 8),
          entry("impact", 8),
          entry("doubt", 8),
          entry("editions", 9),
          entry("site", 9),
          // the demonstration programme: it plays every room through its front door
          entry("cast", 10));

  private static final List<String> SAYS_NOTHING =
      List.of(
          "Service",
          "Manager",
          "Impl",
          "Dto",
          "DTO",
          "Entity",
          "Mapper",
          "Helper",
          "Util",
          "Utils",
          "Base",
          "Processor",
          "Info",
          "Data");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.greenclassroom");

  /** Holds SQL: the one kind of class that may. */
  private static final DescribedPredicate<JavaClass> TABLE =
      DescribedPredicate.describe(
          "table classes",
          type ->
              type.getAllFields().stream()
                  .anyMatch(field ->
                      field.getRawType().isAssignableTo(JdbcClient.class)
                          || field.getRawType().isAssignableTo(JdbcOperations.class)
                          || field.getRawType().isAssignableTo(DataSource.class)));

  private static final DescribedPredicate<JavaClass> FRONT_DOOR =
      DescribedPredicate.describe(
          "front doors (they open transactions)",
          type ->
              type.isAnnotatedWith(Transactional.class)
                  || type.getMethods().stream()
                      .anyMatch(method -> method.isAnnotatedWith(Transactional.class)));

  /** What frame shows to all rooms (files, letters) is public though it holds its own table. */
  private static final DescribedPredicate<JavaClass> PRIVATE =
      DescribedPredicate.describe(
          "not public", type -> !type.getModifiers().contains(JavaModifier.PUBLIC));

  private static final DescribedPredicate<JavaClass> CONTROLLER =
      DescribedPredicate.describe(
          "controllers", type -> type.isMetaAnnotatedWith(Controller.class));

  private static final DescribedPredicate<JavaClass> VALUE =
      DescribedPredicate.describe(
          "aggregates and values",
          type ->
              !type.getPackageName().endsWith(".frame")
                  && type.isTopLevelClass()
                  && !type.isMetaAnnotatedWith(Component.class)
                  && (type.isRecord() || type.isEnum() || hasTableOfItsOwn(type))
                  && type.getMethods().stream()
                      .noneMatch(method ->
                          method.getRawReturnType().getName().startsWith("org.springframework.")));

  @Test
  void every_room_stands_on_a_floor() {
    assertThat(FLOORS.keySet()).containsAll(Sources.rooms());
  }

  @Test
  void a_room_looks_down_only() {
    var wrong = new ArrayList<String>();
    for (var room : Sources.rooms()) {
      int floor = FLOORS.getOrDefault(room, Integer.MAX_VALUE);
      for (var below : allowed(room)) {
        var other = below.replaceAll("\\s*::.*", "");
        if (FLOORS.getOrDefault(other, Integer.MAX_VALUE) >= floor)
          wrong.add(
              "%s/package-info.java: floor %d does not look at %s (floor %s)"
                  .formatted(room, floor, other, FLOORS.get(other)));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void what_is_allowed_is_what_is_used_and_there_are_no_cycles() {
    ApplicationModules.of(GreenClassroom.class, new ImportOption.DoNotIncludeTests()).verify();
  }

  @Test
  void the_code_itself_looks_down_only() {
    var wrong = new TreeMap<String, String>();
    for (var type : HOUSE)
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var from = roomOf(type);
        var to = roomOf(dependency.getTargetClass());
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) continue;
        if (FLOORS.getOrDefault(to, Integer.MAX_VALUE) >= FLOORS.getOrDefault(from, -9))
          wrong.putIfAbsent(from + " -> " + to, dependency.getDescription());
      }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_room_has_a_door_plate() {
    for (var room : Sources.rooms()) {
      var plate = plate(room);
      assertThat(plate.isAnnotationPresent(ApplicationModule.class)).as(room).isTrue();
      assertThat(plate.isAnnotationPresent(NullMarked.class)).as(room).isTrue();
      assertThat(Sources.read(Sources.ROOT.resolve(room).resolve("package-info.java")))
          .as(room + "/package-info.java begins by saying what the room is for")
          .startsWith("/**");
    }
  }

  @Test
  void a_room_is_one_flat_folder_with_three_drawers() {
    var drawers = Set.of("pages", "words", "sql");
    var wrong = new ArrayList<String>();
    for (var file : Sources.files(file -> true)) {
      var inside = Sources.ROOT.relativize(file);
      int depth = inside.getNameCount();
      var java = file.toString().endsWith(".java");
      if (java && depth > 2) wrong.add(inside + ": a Java sub-package");
      if (!java && depth == 2) wrong.add(inside + ": lies beside the drawers");
      if (!java && depth > 2 && !drawers.contains(inside.getName(1).toString()))
        if (!inside.startsWith(Path.of("frame", "fonts"))) wrong.add(inside + ": a fourth drawer");
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_bricks_know_neither_spring_nor_sql() {
    noClasses()
        .that()
        .resideInAPackage("org.greenclassroom.kernel")
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..")
        .check(HOUSE);
  }

  @Test
  void controllers_know_neither_tables_nor_transactions() {
    noClasses()
        .that(are(CONTROLLER))
        .should()
        .dependOnClassesThat(TABLE.and(DescribedPredicate.not(FRONT_DOOR)).and(PRIVATE))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName(Transactional.class.getName())
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
        .check(HOUSE);
  }

  @Test
  void front_doors_hold_no_sql_and_know_no_http() {
    noClasses()
        .that(are(FRONT_DOOR))
        .and()
        .doNotHaveFullyQualifiedName("org.greenclassroom.custody.Chain") // reads lines by thousands
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.jdbc..", "org.springframework.web..", "jakarta.servlet..")
        .check(HOUSE);
  }

  @Test
  void aggregates_and_values_know_neither_spring_nor_jdbc_nor_the_clock() {
    noClasses()
        .that(are(VALUE))
        .should()
        .dependOnClassesThat(
            // what a form posts may be an uploaded file
            JavaClass.Predicates.resideInAnyPackage(
                    "org.springframework..", "java.sql..", "javax.sql..", "jakarta..")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(MultipartFile.class))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void controllers_and_table_classes_are_nobody_elses_business() {
    var wrong =
        HOUSE.stream()
            .filter(type -> CONTROLLER.test(type) || (TABLE.test(type) && !FRONT_DOOR.test(type)))
            .filter(type -> !roomOf(type).equals("frame"))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getName)
            .toList();
    assertThat(wrong).as("public, though only their own room may use them").isEmpty();
  }

  @Test
  void every_name_says_something() {
    var wrong =
        HOUSE.stream()
            .filter(type -> !type.isAnonymousClass())
            .filter(type -> SAYS_NOTHING.stream().anyMatch(type.getSimpleName()::endsWith))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertThat(wrong).as("a suffix that says nothing: the thing has no name yet").isEmpty();
  }

  /** Rooms of which this one may know. */
  static List<String> allowed(String room) {
    var module = Objects.requireNonNull(plate(room).getAnnotation(ApplicationModule.class), room);
    return Arrays.stream(module.allowedDependencies()).collect(Collectors.toList());
  }

  private static Class<?> plate(String room) {
    try {
      return Class.forName("org.greenclassroom." + room + ".package-info");
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(room + " has no package-info.java", missing);
    }
  }

  private static boolean hasTableOfItsOwn(JavaClass type) {
    return type.getPackage().getClasses().stream()
        .anyMatch(
            other -> TABLE.test(other) && other.getSimpleName().equals(type.getSimpleName() + "s"));
  }

  private static String roomOf(JavaClass type) {
    var parts = type.getPackageName().split("\\.");
    return parts.length > 2 && type.getPackageName().startsWith("org.greenclassroom.")
        ? parts[2]
        : "";
  }
}
