package org.greenclassroom.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.House;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people are told is what may be sent: on the server, in the shell script, in PowerShell. */
class NoticeTest extends House {
  private static final List<String> LANGUAGES = List.of("en", "zh", "fr");
  @Autowired Notice notice;

  /** {@code -Dwrite} writes them anew after the list or its words changed. */
  @Test
  void the_notices_beside_the_scripts_are_made_from_the_list() throws IOException {
    for (var language : LANGUAGES) {
      var file = Path.of("agent/notice/notice-" + language + ".txt");
      var text = notice.text(Locale.of(language));
      if (Boolean.getBoolean("write")) Files.writeString(file, text);
      assertThat(file).content().isEqualTo(text);
      assertThat(notice.sent(Locale.of(language))).hasSize(UsageField.values().length);
    }
  }

  /** The shell script's own call is in AgentScriptTest. */
  @Test
  void both_scripts_show_these_files_and_have_no_words_of_their_own() throws IOException {
    assertThat(Files.readString(Path.of("agent/linux/green-classroom-agent")))
        .contains("notice() { cat \"$LIBRARY/notice-$LANGUAGE.txt\"; }");
    assertThat(Files.readString(Path.of("agent/windows/green-classroom-agent.ps1")))
        .contains(
            "Get-Content -Raw -Encoding UTF8 (Join-Path $PSScriptRoot \"notice-$language.txt\")");
  }

  /** A field in a script that is not on the list would be one nobody was told of. */
  @Test
  void the_scripts_name_every_field_of_the_list_and_no_other() throws IOException {
    var known =
        Arrays.stream(UsageField.values())
            .map(UsageField::field)
            .collect(java.util.stream.Collectors.toSet());
    known.addAll(
        List.of("mac", "days", "agents", "format", "made_at", "collector", "seq", "previous"));
    var collector =
        Files.readString(Path.of("agent/collector/src/org/greenclassroom/collector/Sheaf.java"));
    assertThat(fields(collector, "\\\\\"([a-z_]+)\\\\\":")).isNotEmpty().isSubsetOf(known);
    var shell = Files.readString(Path.of("agent/linux/green-classroom-agent"));
    var batch =
        shell.substring(shell.indexOf("send_to_platform() {"), shell.indexOf("id=$(sha256"));
    assertThat(fields(batch, "\\\\?\"([a-z_]+)\\\\?\":"))
        .contains("on_min", "disk")
        .isSubsetOf(known);
    var windows = Files.readString(Path.of("agent/windows/green-classroom-agent.ps1"));
    assertThat(fields(windows, "(?:\\$(?:row|entry|batch)\\.(?=[a-z_]+ = )|Add-Member )([a-z_]+)"))
        .contains("on_min", "disk", "days")
        .isSubsetOf(known);
  }

  private static List<String> fields(String text, String pattern) {
    return java.util.regex.Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }
}
