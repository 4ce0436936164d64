package org.greenclassroom.agents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.greenclassroom.kernel.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a school downloads: the scripts of {@code agent/} with the notice as the list says it today
 * and the address of this house, and the collector, where {@code agent/build} was run before this
 * program was packed.
 */
@Component
class Downloads {
  private static final List<String> LINUX =
      List.of(
          "install.sh",
          "green-classroom-agent",
          "green-classroom-agent.service",
          "green-classroom-agent.timer",
          "green-classroom-notice",
          "green-classroom-notice.desktop");

  private static final List<String> WINDOWS = List.of("green-classroom-agent.ps1");
  private static final List<String> LANGUAGES = List.of("en", "zh", "fr");
  static final String FOR_LINUX = "green-classroom-agent-linux.tar.gz";
  static final String FOR_WINDOWS = "green-classroom-agent-windows.zip";
  private static final List<String> COLLECTOR =
      List.of("green-classroom-collector-linux-x64.tar.gz", "collector.jar");

  private final Notice notice;

  Downloads(Notice notice) {
    this.notice = notice;
  }

  /** Something to download: its name and how large it is. */
  record File(String name, long bytes) {}

  /** The collector's files; empty where they were not built. */
  List<File> collector() {
    var files = new ArrayList<File>();
    for (var name : COLLECTOR) {
      var resource = new ClassPathResource("agent/files/" + name);
      if (!resource.exists()) continue;
      try {
        files.add(new File(name, resource.contentLength()));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return files;
  }

  /**
   * @param server this house's address, so that nobody types it on thirty computers
   */
  byte[] file(String name, String server) {
    try {
      return switch (name) {
        case FOR_LINUX -> tar(contents("linux", LINUX, server));
        case FOR_WINDOWS -> zip(contents("windows", WINDOWS, server));
        default -> {
          if (!COLLECTOR.contains(name)) throw Refusal.notFound(name);
          yield read("agent/files/" + name);
        }
      };
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Map<String, byte[]> contents(String folder, List<String> names, String server)
      throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    for (var name : names) files.put(name, read("agent/" + folder + "/" + name));
    for (var language : LANGUAGES)
      files.put("notice-" + language + ".txt", bytes(notice.text(Locale.of(language))));
    files.put("server", bytes(server + "\n"));
    return files;
  }

  private static byte[] read(String path) throws IOException {
    var resource = new ClassPathResource(path);
    if (!resource.exists()) throw Refusal.notFound(path);
    try (var in = resource.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry("green-classroom-agent/" + file.getKey());
        entry.setSize(file.getValue().length);
        entry.setMode(file.getKey().contains(".") ? 0100644 : 0100755);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry("green-classroom-agent/" + file.getKey()));
        // Windows PowerShell 5.1 takes a file without this mark for one of its own code page
        if (file.getKey().endsWith(".ps1"))
          zip.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
