package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * SQL in text blocks is checked by no compiler, so every piece of it is executed by some test.
 *
 * <p>Comes last and looks back: {@link Recorder} heard every statement of this run, in all programs
 * that tested; here each SQL text in the sources must be found in one of them, its parts between
 * parameters in their order. It speaks only when the whole suite ran.
 */
@Order(Integer.MAX_VALUE)
class StatementsTest {
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern WHOLE =
      Pattern.compile("(?is)^\\s*(select|insert|update|delete|with|copy|merge|lock|truncate)\\s.*");

  /** Where a parameter or a filled-in piece stands. */
  private static final Pattern HOLE = Pattern.compile("\\?|(?<![:\\w]):[a-zA-Z]\\w*|%\\d*\\$?[sd]");

  @Test
  void every_statement_is_executed_by_some_test() {
    var missing = new TreeSet<String>();
    for (var file : Sources.files(TESTS, file -> file.toString().endsWith("Test.java"))) {
      var name = TESTS.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
      if (!Suite.called().contains(name)) missing.add(name);
    }
    assumeTrue(missing.isEmpty(), "skipped: not the whole suite ran");
    assumeTrue(
        Suite.skippedForWantOfFiles().isEmpty(),
        "skipped: tests on real files did not run: " + Suite.skippedForWantOfFiles());
    assertThat(neverExecuted()).as("SQL that no test ever executed").isEmpty();
  }

  /** Says so on purpose as well: mvn test -Dtest=MyTest,StatementsTest -Dstatements=myroom */
  @Test
  void every_statement_of_one_room_is_executed_when_asked() {
    var room = System.getProperty("statements");
    assumeTrue(room != null, "skipped: ask with -Dstatements=<room>");
    assertThat(neverExecuted()).filteredOn(where -> where.startsWith(room + "/")).isEmpty();
  }

  private static List<String> neverExecuted() {
    var heard = Suite.heard();
    var never = new ArrayList<String>();
    var speaksSql = new HashMap<Path, Boolean>();
    for (var literal : Sources.literals()) {
      if (!speaksSql.computeIfAbsent(literal.file(), StatementsTest::speaksSql)) continue;
      if (!isStatement(literal)) continue;
      var parts = parts(literal.text());
      if (heard.stream().noneMatch(statement -> holds(statement, parts)))
        never.add(literal.where() + ": " + literal.text().replaceAll("\\s+", " ").strip());
    }
    return never;
  }

  private static boolean isStatement(Sources.Literal literal) {
    return SqlOwnershipTest.isSql(literal)
        && literal.text().strip().contains(" ")
        && (literal.calls().contains("sql")
            || WHOLE.matcher(literal.text()).matches()
            || literal.calls().stream().anyMatch(call -> call.matches("=[A-Z_0-9]+")));
  }

  private static boolean speaksSql(Path file) {
    return Sources.read(file)
        .matches("(?s).*(JdbcClient|JdbcTemplate|JdbcOperations|CopyManager|java\\.sql\\.).*");
  }

  static List<String> parts(String sql) {
    return Arrays.stream(HOLE.split(sql.replaceAll("\\s+", " ")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static boolean holds(String statement, List<String> parts) {
    int from = 0;
    for (var part : parts) {
      int at = statement.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length();
    }
    return true;
  }

  @Test
  void a_statement_is_recognised_whatever_was_filled_in() {
    var parts = parts("select a\n  from x.y where b = :b and c::text in (:list) and d = ?");
    assertThat(holds("select a from x.y where b = ? and c::text in (?, ?) and d = ?", parts))
        .isTrue();
    assertThat(holds("select a from x.y where c::text in (?) and b = ? and d = ?", parts))
        .isFalse();
  }
}
