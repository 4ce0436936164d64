package org.greenclassroom.pace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * A house that starts a thousand times: its classes are put into a jar, and what the JVM reads,
 * checks and links of them is kept from one start for all others (JEP 483 and 514: a cache takes
 * jars, no folders of classes).
 */
record Swift(String classPath, Path cache) {
  static Swift prepared(Path folder, String password) throws IOException, InterruptedException {
    Program.empty(folder);
    Files.createDirectories(folder);
    var jar = folder.resolve("green-classroom.jar");
    int made =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-c", "-f", jar.toString(), "-C", "target/classes", ".");
    if (made != 0) throw new IllegalStateException("no jar was made: " + made);
    var path = new ArrayList<>(List.of(jar.toString()));
    Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(each -> each.endsWith(".jar"))
        .forEach(path::add);
    var classPath = String.join(java.io.File.pathSeparator, path);
    var cache = folder.resolve("classes.aot").toAbsolutePath();
    var data = folder.resolve("data");
    var first = Program.house(classPath, "-XX:AOTCacheOutput=" + cache, data, password);
    first.end();
    if (!Files.exists(cache)) throw new IllegalStateException("no cache was written: " + cache);
    return new Swift(classPath, cache);
  }

  Program house(Path data, String password) throws IOException, InterruptedException {
    return Program.house(classPath, "-XX:AOTCache=" + cache, data, password);
  }
}
