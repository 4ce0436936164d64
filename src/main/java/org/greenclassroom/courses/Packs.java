package org.greenclassroom.courses;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Content for USB sticks: collected, sealed, taken along, and checked when it comes back. */
@Service
@Transactional
public class Packs {
  private static final int MOST_FILES = 500;

  /** A stick brought back is read file by file; more than this is no pack of ours. */
  private static final long LARGEST_ZIP = 2L << 30;

  private final PackTable table;
  private final Courses courses;
  private final Files files;

  Packs(PackTable table, Courses courses, Files files) {
    this.table = table;
    this.courses = courses;
    this.files = files;
  }

  /**
   * What became of a stick.
   *
   * @param pack whose manifest it carries; null: no sealed pack has this one
   */
  public record Checked(@Nullable Pack pack, List<Line> lines) {
    public boolean whole() {
      return pack != null && lines.stream().allMatch(line -> line.outcome() == Outcome.SAME);
    }
  }

  /** One of its files. */
  public record Line(String path, Outcome outcome) {}

  /** What a file on a stick is to the one in the pack. */
  public enum Outcome {
    SAME,
    CHANGED,
    MISSING,
    STRANGE
  }

  @Transactional(readOnly = true)
  public Pack pack(long pack) {
    return table.pack(pack).orElseThrow(() -> Refusal.notFound(String.valueOf(pack)));
  }

  /** All that may leave, by name, the newest first. */
  @Transactional(readOnly = true)
  public List<Pack> offered() {
    return table.allSealed();
  }

  @Transactional(readOnly = true)
  public List<Pack.File> files(long pack) {
    return table.files(pack);
  }

  @Transactional(readOnly = true)
  List<Pack> ofCourse(long course) {
    return table.ofCourse(course);
  }

  /** An empty pack; the next number under its name. */
  public long begin(Occasion occasion, long version, String name) {
    courses.version(version);
    var tidy = name.strip();
    if (!tidy.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}"))
      throw new Refusal("courses.refusal.pack-name", name);
    return table.insert(
        version, tidy, occasion.now(), occasion.actor().account(), occasion.keyFor("pack"));
  }

  /** Puts a file in; one of the same path makes way. */
  public void put(long pack, String path, byte[] bytes) {
    open(pack);
    var tidy = path.replace('\\', '/').strip().replaceAll("^/+", "");
    if (tidy.isEmpty()
        || tidy.length() > 200
        || tidy.equals(Manifest.NAME)
        || tidy.matches(".*[\\p{Cntrl}].*")
        || List.of(tidy.split("/")).contains(".."))
      throw new Refusal("courses.refusal.pack-path", path);
    if (table.files(pack).size() >= MOST_FILES)
      throw new Refusal("courses.refusal.pack-full", MOST_FILES);
    var sha256 = files.keep(bytes, tidy, Files.typeOf(bytes));
    table.put(pack, new Pack.File(tidy, sha256, bytes.length));
  }

  /** Takes a file out again. */
  public void take(long pack, String path) {
    open(pack);
    table.take(pack, path);
  }

  /** From now on nothing changes in it, and it may leave. */
  public void seal(Occasion occasion, long pack) {
    var known = pack(pack);
    table.hold(pack);
    known = pack(pack);
    if (known.isSealed()) return;
    var inside = table.files(pack);
    if (inside.isEmpty()) throw new Refusal("courses.refusal.pack-empty", known.called());
    table.seal(pack, Manifest.sha256(Manifest.of(known, inside)), occasion.now());
  }

  @Transactional(readOnly = true)
  public String manifest(long pack) {
    return Manifest.of(pack(pack), table.files(pack));
  }

  /**
   * Writes it as a ZIP, one file after the other; the same pack is always the same bytes. A
   * download takes as long as its line is slow: no transaction keeps a connection of the database
   * meanwhile, and a sealed pack does not change.
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void write(long pack, OutputStream out) throws IOException {
    var known = pack(pack);
    if (!known.isSealed()) throw new Refusal("courses.refusal.pack-open", known.called());
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, Manifest.NAME, manifest(pack).getBytes(StandardCharsets.UTF_8));
      for (var file : table.files(pack)) put(zip, file.path(), files.file(file.sha256()).bytes());
    }
  }

  private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTime(0); // else the same pack would be other bytes each time
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * Checks a manifest, or a ZIP of a whole stick, that was brought back. No transaction keeps a
   * connection while it is unpacked.
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public Checked check(InputStream brought) {
    try {
      var head = brought.readNBytes(4);
      var all = new java.io.SequenceInputStream(new ByteArrayInputStream(head), brought);
      if (head.length == 4 && head[0] == 'P' && head[1] == 'K') return unpacked(all);
      var text = new String(all.readNBytes(Files.LARGEST), StandardCharsets.UTF_8);
      return compared(text, Manifest.read(text), false);
    } catch (ZipException broken) {
      throw new Refusal("courses.refusal.zip");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private Checked unpacked(InputStream zipped) throws IOException {
    var found = new HashMap<String, String>();
    String manifest = null;
    long bytes = 0;
    try (var zip = new ZipInputStream(zipped, StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) continue;
        if (found.size() > MOST_FILES * 2) throw new Refusal("courses.refusal.zip");
        var path = entry.getName();
        if (path.equals(Manifest.NAME)) {
          manifest = new String(zip.readNBytes(Files.LARGEST), StandardCharsets.UTF_8);
          continue;
        }
        var digest = digest();
        bytes += read(zip, digest, LARGEST_ZIP - bytes);
        found.put(path, HexFormat.of().formatHex(digest.digest()));
      }
    }
    if (manifest == null) throw new Refusal("courses.refusal.no-manifest", Manifest.NAME);
    return compared(manifest, found, true);
  }

  /** Stops in the middle of what is more than that: few bytes of a ZIP may be many unpacked. */
  static long read(InputStream in, MessageDigest into, long most) throws IOException {
    var some = new byte[64 * 1024];
    long all = 0;
    for (int now = in.read(some); now >= 0; now = in.read(some)) {
      all += now;
      if (all > most) throw new Refusal("courses.refusal.zip");
      into.update(some, 0, now);
    }
    return all;
  }

  private Checked compared(String manifest, Map<String, String> found, boolean strange) {
    var pack = named(manifest);
    var wanted = new HashMap<String, String>();
    if (pack.isPresent())
      for (var file : table.files(pack.get().pack())) wanted.put(file.path(), file.sha256());
    var lines = new ArrayList<Line>();
    for (var path : new java.util.TreeSet<>(wanted.keySet())) {
      var hash = found.get(path);
      lines.add(
          new Line(
              path,
              hash == null
                  ? Outcome.MISSING
                  : hash.equals(wanted.get(path)) ? Outcome.SAME : Outcome.CHANGED));
    }
    for (var path : new java.util.TreeSet<>(found.keySet()))
      if (!wanted.containsKey(path)) lines.add(new Line(path, Outcome.STRANGE));
    return new Checked(pack.orElse(null), lines);
  }

  /** By its own hash; where somebody's editor changed its line ends, by the name in its head. */
  private Optional<Pack> named(String manifest) {
    var text = manifest.replace("\uFEFF", "").replace("\r\n", "\n");
    var known = table.bySha256(Manifest.sha256(text));
    if (known.isPresent()) return known;
    var head = text.lines().findFirst().orElse("");
    return table.allSealed().stream()
        .filter(pack -> head.equals("# Green Classroom pack " + pack.called()))
        .findFirst();
  }

  private void open(long pack) {
    var known = pack(pack);
    table.hold(pack);
    if (pack(pack).isSealed()) throw new Refusal("courses.refusal.pack-sealed", known.called());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
