package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a reader may answer has words: a reason to refuse, a finding, a format. */
class ReasonsTest {
  private static final Path ROOM = Path.of("src/main/java/org/greenclassroom/evidence");
  private static final Pattern REFUSED = Pattern.compile("new Unreadable\\(\"([a-z-]+)\"\\)");
  private static final Pattern CONDITIONAL =
      Pattern.compile("\\? \"([a-z-]+)\" : \"([a-z-]+)\"\\)");
  private static final Pattern FINDING =
      Pattern.compile("findings\\.add\\(\"([a-z-]+)\"\\)|List\\.of\\(\"([a-z]+-[a-z-]+)\"\\)\\)?;");

  @Test
  void every_reason_and_finding_has_words() throws IOException {
    var words = new Properties();
    try (var in =
        Files.newBufferedReader(
            ROOM.resolve("words/evidence.properties"), StandardCharsets.UTF_8)) {
      words.load(in);
    }
    var wanted = new TreeSet<String>();
    try (var files = Files.list(ROOM)) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        var refused = REFUSED.matcher(source);
        while (refused.find()) wanted.add("evidence.refused." + refused.group(1));
        var either = CONDITIONAL.matcher(source);
        while (either.find() && source.contains("new Unreadable(fenced")) {
          wanted.add("evidence.refused." + either.group(1));
          wanted.add("evidence.refused." + either.group(2));
        }
        var finding = FINDING.matcher(source);
        while (finding.find())
          wanted.add(
              "evidence.finding."
                  + (finding.group(1) == null ? finding.group(2) : finding.group(1)));
      }
    }
    for (var reason : Reason.values()) wanted.add("evidence.reason." + reason.key());
    assertThat(wanted).hasSizeGreaterThan(50);
    assertThat(words.stringPropertyNames()).containsAll(wanted);
  }

  @Test
  void every_format_of_the_outcome_table_has_words() throws IOException {
    var words = Files.readString(ROOM.resolve("words/evidence.properties"));
    try (var in = ReasonsTest.class.getResourceAsStream("outcomes.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.substring(line.indexOf(": ") + 2).split("[,; ]", 2)[0])
          .filter(format -> !format.equals("refused"))
          .distinct()
          .forEach(format -> assertThat(words).contains("evidence.format." + format + " ="));
    }
  }
}
