package org.greenclassroom.pace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Real files of each format, made different from each other by the serial number they state. */
final class Papers {
  private static final Path FOLDER = Path.of(System.getProperty("fixtures", "../shared/fixtures"));

  private record Kind(String file, String serial) {}

  /** By format: a file, and what comes before a serial number in it. */
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(
        "glpi_json", new Kind("glpi-inventory-format/examples/computer_1.json", "\"ssn\": *\""));
    KINDS.put("glpi_xml", new Kind("glpi-inventory-format/tests/data/4.xml", "<SSN>"));
    KINDS.put(
        "lshw_json",
        new Kind("ereuse-workbench/tests/fixtures/1000h.lshw.json", "\"serial\" *: *\""));
    KINDS.put(
        "smartctl_json",
        new Kind(
            "scrutiny/webapp/backend/pkg/models/testdata/smart-ata-full.json",
            "\"serial_number\": *\""));
    KINDS.put(
        "dmidecode",
        new Kind("glpi-agent/resources/generic/dmidecode/linux-2.6", "Serial Number: "));
    KINDS.put(
        "nwipe_log",
        new Kind("nwipe-run/nwipe-0.42/prng-verifyall-ok.log", "system-serial-number = "));
  }

  private Papers() {}

  static Set<String> formats() {
    return KINDS.keySet();
  }

  /** So many files; none where the folder is absent. */
  static List<byte[]> of(String format, int count) throws IOException {
    var kind = KINDS.get(format);
    var file = FOLDER.resolve(kind.file());
    if (!Files.exists(file)) return List.of();
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    var serial = Pattern.compile(kind.serial()).matcher(text);
    if (!serial.find()) throw new IllegalStateException(file + " states no serial number");
    var files = new ArrayList<byte[]>(count);
    for (int nth = 0; nth < count; nth++)
      files.add(
          (text.substring(0, serial.end())
                  + "B"
                  + System.nanoTime() % 1_000_000_007L
                  + nth
                  + "X"
                  + text.substring(serial.end()))
              .getBytes(StandardCharsets.ISO_8859_1));
    return files;
  }
}
