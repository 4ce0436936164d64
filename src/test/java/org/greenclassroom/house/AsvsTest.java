package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/asvs.md names nothing that is not there. */
class AsvsTest {
  private static final Path PAGE = Path.of("docs/asvs.md");
  private static final Pattern LINE =
      Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| (met|not met|not applicable) \\| (.+) \\|");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)`");
  private static final Pattern FILE =
      Pattern.compile("`((?:docs/|pom)[\\w./-]+|application\\.yaml)`");
  private static final Pattern DECISION = Pattern.compile("(?<!\\d)(00\\d\\d|01\\d\\d)(?!\\d)");

  /** Not ours. */
  private static final List<String> OTHERS = List.of("MessageFormat", "SecureRandom");

  private static TreeSet<String> classes() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void every_evidence_is_there() throws IOException {
    var text = Files.readString(PAGE);
    var known = classes();
    var wrong = new ArrayList<String>();
    var named = CLASS.matcher(text);
    while (named.find())
      if (!known.contains(named.group(1)) && !OTHERS.contains(named.group(1)))
        wrong.add("no class " + named.group(1));
    var files = FILE.matcher(text);
    while (files.find())
      if (!Files.exists(Path.of(files.group(1)))
          && !Files.exists(Path.of("src/main/resources", files.group(1))))
        wrong.add("no file " + files.group(1));
    var decisions = DECISION.matcher(text);
    while (decisions.find()) {
      var number = decisions.group(1);
      try (var all = Files.list(Path.of("docs/decisions"))) {
        if (all.noneMatch(file -> file.getFileName().toString().startsWith(number)))
          wrong.add("no decision " + number);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_line_says_once_whether_it_is_met_and_a_met_one_says_how() throws IOException {
    var seen = new TreeSet<String>();
    var wrong = new ArrayList<String>();
    for (var line : Files.readAllLines(PAGE)) {
      if (!line.matches("\\| \\d.*")) continue;
      var read = LINE.matcher(line);
      if (!read.matches()) wrong.add("unreadable: " + line);
      else if (!seen.add(read.group(1))) wrong.add("twice: " + line);
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).as("lines of levels 1 and 2").hasSizeGreaterThan(240);
  }
}
