package org.greenclassroom.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.Paperwork;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** {@code docs/rooms.md} is written from the door plates. */
class DocsTest {
  private static final Path ROOT = Path.of("src/main/java/org/greenclassroom");
  private static final Pattern PLATE = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern FRONT_DOOR =
      Pattern.compile("(?m)^@Service\\R(?:@\\w+(?:\\([^)]*\\))?\\R)*public class (\\w+)");

  private record Room(String name, String plate, List<String> below, List<String> doors) {}

  @Test
  void the_page_about_the_rooms_is_fresh() throws Exception {
    Paperwork.isFresh("rooms.md", page());
  }

  private static String page() throws Exception {
    var rooms = new ArrayList<Room>();
    try (var folders = Files.list(ROOT)) {
      for (var folder : folders.filter(Files::isDirectory).toList()) {
        var plate = folder.resolve("package-info.java");
        if (Files.exists(plate)) rooms.add(room(folder, Files.readString(plate)));
      }
    }
    rooms.sort(
        Comparator.comparingInt((Room room) -> height(room, rooms)).thenComparing(Room::name));
    var page = new StringBuilder();
    page.append(
        """
        # The rooms

        Written by `DocsTest` from each room's door plate (`package-info.java`); after a change run `make fresh`. From the
        ground up: a room looks at the rooms it names, never sideways, never up.

        | room | looks down at | front doors |
        | --- | --- | --- |
        """);
    for (var room : rooms)
      page.append(
          "| [%s](#%s) | %s | %s |\n"
              .formatted(
                  room.name(),
                  room.name(),
                  room.below().isEmpty() ? "–" : String.join(", ", room.below()),
                  room.doors().isEmpty()
                      ? "–"
                      : room.doors().stream()
                          .map(door -> "`" + door + "`")
                          .collect(Collectors.joining(", "))));
    for (var room : rooms)
      page.append("\n## ").append(room.name()).append("\n\n").append(room.plate()).append('\n');
    return page.toString();
  }

  private static int height(Room room, List<Room> all) {
    return all.stream()
        .filter(other -> room.below().contains(other.name()))
        .mapToInt(other -> 1 + height(other, all))
        .max()
        .orElse(0);
  }

  private static Room room(Path folder, String plate) throws Exception {
    var name = folder.getFileName().toString();
    var module =
        Class.forName("org.greenclassroom." + name + ".package-info")
            .getAnnotation(ApplicationModule.class);
    var doors = new ArrayList<String>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        var door = FRONT_DOOR.matcher(Files.readString(file));
        if (door.find()) doors.add(door.group(1));
      }
    }
    return new Room(
        name,
        words(plate),
        module == null ? List.of() : Arrays.stream(module.allowedDependencies()).sorted().toList(),
        doors);
  }

  /** The plate's sentences without its marks. */
  private static String words(String plate) throws IOException {
    var found = PLATE.matcher(plate);
    if (!found.find()) throw new IOException("a room without a plate:\n" + plate);
    return Arrays.stream(found.group(1).replaceAll("(?m)^\\s*\\* ?", "").split("<p>"))
        .map(part -> part.replaceAll("(?s)\\{@link\\s+[\\w.#]*?(\\w+)}", "`$1`"))
        .map(part -> part.replaceAll("(?s)\\{@code\\s+([^}]*)}", "`$1`"))
        .map(part -> part.replaceAll("\\s+", " ").strip())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }
}
