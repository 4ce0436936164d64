package org.greenclassroom.collector;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything we hold, in one file to which lines are only added, each on the disk before anybody is
 * answered: a program that is killed, or a power cut, loses nothing that was answered for. A line
 * torn at the end is left out; it was not answered for.
 *
 * <pre>
 * R received skew mac text(base64) .     a sheaf
 * B seq id body(base64) .                a batch, until it is answered
 * A seq .                                it was
 * T agent day revision .                 told: the platform has this row
 * N agent day revision reason .          the platform will not have it: kept, not sent again by itself
 * L seq id .                             the last batch, where the others were tidied away
 * </pre>
 */
final class Held implements Closeable {
  /** Longer than this, nothing is held: a school year and its holidays. */
  private static final int DAYS = 400;

  private static final int MOST_AGENTS = 200;
  private static final long TIDY_AT = 1 << 20;

  private final Path file;
  private final FileChannel lockFile;
  private final FileLock lock;
  private FileChannel channel;
  private final List<Sheaf> sheaves = new ArrayList<>();
  private final Set<Sheaf.Row> done = new HashSet<>();
  private final Map<Sheaf.Row, String> refused = new TreeMap<>(
      java.util.Comparator.comparing(Sheaf.Row::agent).thenComparing(Sheaf.Row::day).thenComparing(Sheaf.Row::revision));
  private final Map<Long, Batch> waiting = new TreeMap<>();
  private long lastSeq;
  private String lastId = "";

  /**
   * @throws IOException also when another collector works in this folder
   */
  Held(Path folder) throws IOException {
    Files.createDirectories(folder);
    lockFile =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var got = lockFile.tryLock();
    if (got == null) {
      lockFile.close();
      throw new IOException("another collector works in " + folder);
    }
    lock = got;
    file = folder.resolve("held");
    long good = Files.exists(file) ? read(Files.readAllBytes(file)) : 0;
    channel = open();
    channel.truncate(good);
    channel.position(good);
    if (good > TIDY_AT) tidy(Instant.now());
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Answers up to where the file is whole. */
  private long read(byte[] bytes) {
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] != '\n') continue;
      var line = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
      if (line.endsWith(" .")) take(line.split(" "));
      start = at + 1;
    }
    return start;
  }

  private void take(String[] f) {
    switch (f[0]) {
      case "R" ->
          sheaves.add(
              new Sheaf(Long.parseLong(f[1]), Long.parseLong(f[2]), f[3], decoded(f[4])));
      case "B" -> {
        var batch = new Batch(Long.parseLong(f[1]), f[2], Base64.getDecoder().decode(f[3]));
        waiting.put(batch.seq(), batch);
        lastSeq = batch.seq();
        lastId = batch.id();
      }
      case "A" -> waiting.remove(Long.parseLong(f[1]));
      case "T" -> done.add(new Sheaf.Row(f[1], f[2], Long.parseLong(f[3])));
      case "N" -> refused.put(new Sheaf.Row(f[1], f[2], Long.parseLong(f[3])), f[4]);
      case "L" -> {
        lastSeq = Long.parseLong(f[1]);
        lastId = f[2];
      }
      default -> {
        // a line of a newer version than ours
      }
    }
  }

  /** Adds lines and answers when they are on the disk. */
  private void write(List<String> lines) throws IOException {
    if (lines.isEmpty()) return;
    var text = new StringBuilder();
    for (var line : lines) text.append(line).append(" .\n");
    var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) channel.write(bytes);
    channel.force(false);
    for (var line : lines) take((line + " .").split(" "));
  }

  /** Holds a sheaf; the same one twice is one. */
  synchronized void keep(Sheaf sheaf) throws IOException {
    for (var held : sheaves) if (held.text().equals(sheaf.text())) return;
    write(List.of(line(sheaf)));
  }

  private static String line(Sheaf sheaf) {
    return "R %d %d %s %s"
        .formatted(sheaf.received(), sheaf.skew(), sheaf.mac(), encoded(sheaf.text()));
  }

  private static String line(Batch batch) {
    return "B %d %s %s"
        .formatted(batch.seq(), batch.id(), Base64.getEncoder().encodeToString(batch.body()));
  }

  /**
   * What is to be told: batches that wait for their answer and, if there is more than they hold, one
   * new batch.
   */
  synchronized List<Batch> toTell(String collector, Instant now) throws IOException {
    var inside = new StringBuilder();
    for (var batch : waiting.values())
      inside.append(new String(batch.body(), StandardCharsets.UTF_8));
    var fresh = new ArrayList<Sheaf>();
    for (int i = 0; i < sheaves.size() && fresh.size() < MOST_AGENTS; i++) {
      var sheaf = sheaves.get(i);
      if (isOpen(sheaf, i) && inside.indexOf(sheaf.mac()) < 0) fresh.add(sheaf);
    }
    if (!fresh.isEmpty())
      write(List.of(line(Batch.of(collector, lastSeq + 1, lastId, now, fresh))));
    return List.copyOf(waiting.values());
  }

  /** Whether something of it is not told yet, nor told by a later sheaf of the same agent. */
  private boolean isOpen(Sheaf sheaf, int place) {
    for (var row : sheaf.rows()) {
      if (done.contains(row) || refused.containsKey(row)) continue;
      if (!isCovered(row, place)) return true;
    }
    return false;
  }

  private boolean isCovered(Sheaf.Row row, int place) {
    for (int i = place + 1; i < sheaves.size(); i++)
      for (var later : sheaves.get(i).rows())
        if (later.agent().equals(row.agent())
            && later.day().equals(row.day())
            && later.revision() >= row.revision()) return true;
    return false;
  }

  /**
   * The platform answered a batch. Only rows that it lists as there are let go of.
   *
   * @return how many
   */
  @SuppressWarnings("unchecked")
  synchronized int answered(String answer) throws IOException {
    if (!(Json.read(answer) instanceof Map<?, ?> whole)
        || !(whole.get("rows") instanceof List<?> rows)) throw new IOException("not an answer");
    var batch =
        waiting.values().stream().filter(one -> one.id().equals(whole.get("batch"))).findFirst();
    if (batch.isEmpty()) return 0; // answered before
    var lines = new ArrayList<String>();
    int told = 0;
    for (var row : (List<Map<String, Object>>) rows) {
      var name = "%s %s %s".formatted(row.get("agent"), row.get("day"), row.get("revision"));
      if (!name.matches("A\\w{15} [\\d-]{10} \\d{1,9}")) continue;
      switch (String.valueOf(row.get("outcome"))) {
        case "ACCEPTED", "DUPLICATE", "SUPERSEDED" -> {
          lines.add("T " + name);
          told++;
        }
        case "REJECTED" ->
            lines.add("N " + name + " " + String.valueOf(row.get("reason")).replaceAll("[^\\x21-\\x7e]", "_"));
        default -> {
          // not a word we know: the row stays
        }
      }
    }
    var body = new String(batch.get().body(), StandardCharsets.UTF_8);
    for (var sheaf : sheaves)
      if (body.contains(sheaf.mac()))
        for (var row : sheaf.rows()) if (row.day().equals("-")) lines.add("T " + row.agent() + " - 0");
    lines.add("A " + batch.get().seq());
    write(lines);
    tidy(Instant.now());
    return told;
  }

  /** Writes what still matters aside, and moves it into place. */
  private void tidy(Instant now) throws IOException {
    var oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS).toString();
    var kept = new ArrayList<Sheaf>();
    for (int i = 0; i < sheaves.size(); i++) {
      var sheaf = sheaves.get(i);
      var wanted = isOpen(sheaf, i) || sheaf.rows().stream().anyMatch(refused::containsKey);
      if (wanted
          && sheaf.rows().stream().anyMatch(row -> row.day().compareTo(oldest) >= 0 || row.day().equals("-")))
        kept.add(sheaf);
    }
    var lines = new ArrayList<String>();
    if (lastSeq > 0) lines.add("L " + lastSeq + " " + lastId);
    for (var sheaf : kept) lines.add(line(sheaf));
    for (var sheaf : kept)
      for (var row : sheaf.rows()) {
        var name = row.agent() + " " + row.day() + " " + row.revision();
        if (done.contains(row)) lines.add("T " + name);
        var why = refused.get(row);
        if (why != null) lines.add("N " + name + " " + why);
      }
    var batches = List.copyOf(waiting.values());
    var last = new long[] {lastSeq};
    for (var batch : batches) lines.add(line(batch));
    // a batch that waits sets the last one when it is read: say again which it is
    if (!batches.isEmpty() && batches.getLast().seq() != last[0])
      lines.add("L " + lastSeq + " " + lastId);
    var aside = file.resolveSibling("held.new");
    var text = new StringBuilder();
    for (var line : lines) text.append(line).append(" .\n");
    try (var out =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) out.write(bytes);
      out.force(true);
    }
    channel.close();
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    channel = open();
    channel.position(channel.size());
    sheaves.clear();
    done.clear();
    refused.clear();
    waiting.clear();
    read(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** What a person wants to know of it. */
  record Standing(int agents, int open, int refused, int batches, Optional<Long> last) {}

  synchronized Standing standing() {
    int open = 0;
    var agents = new HashSet<String>();
    for (int i = 0; i < sheaves.size(); i++) {
      agents.add(sheaves.get(i).agent());
      for (var row : sheaves.get(i).rows())
        if (!done.contains(row) && !refused.containsKey(row) && !isCovered(row, i)) open++;
    }
    return new Standing(
        agents.size(),
        open,
        refused.size(),
        waiting.size(),
        sheaves.stream().map(Sheaf::received).max(Long::compare));
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
    lock.release();
    lockFile.close();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
