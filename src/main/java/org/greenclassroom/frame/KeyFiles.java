package org.greenclassroom.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of the house. They are made when a house starts, all at once, and each is known again by
 * a fingerprint in the database: a node with other keys than its house would seal, lock and sign
 * what the others cannot read.
 */
@Service
public class KeyFiles {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
  private final List<KeyFile> files;
  private final List<KeyWitness> witnesses;
  private final KeyTable table;

  KeyFiles(List<KeyFile> files, List<KeyWitness> witnesses, KeyTable table) {
    this.files = files.stream().filter(KeyFile::isOurs).toList();
    this.witnesses = witnesses;
    this.table = table;
  }

  /** What must be kept elsewhere than the database. */
  public List<String> names() {
    return files.stream().map(KeyFile::name).sorted().toList();
  }

  /**
   * Makes what this house never had, and knows the rest again.
   *
   * @throws Refusal when one is missing or another; then nothing was made
   */
  @Transactional
  public void agree(Instant now) {
    table.lock();
    var known = table.fingerprints();
    var wrong = new ArrayList<String>();
    for (var file : files) {
      finish(file, known, now);
      if (!isRight(file, known)) wrong.add(file.toString());
    }
    if (!wrong.isEmpty()) throw new Refusal("frame.refusal.other-keys", String.join(", ", wrong));
    for (var file : files) {
      if (known.containsKey(file.name())) continue;
      file.make();
      table.put(file.name(), file.fingerprint(), now);
    }
  }

  /**
   * Refuses what {@link #replace} must not do; may take long.
   *
   * @param lost nobody has the key that this house knows
   */
  public void mayReplace(String name, boolean lost) {
    var file = named(name);
    if (lost) return;
    if (!file.isThere() || !isRight(file, table.fingerprints()))
      throw new Refusal("frame.refusal.not-this-key", file);
    witness(name).ifPresent(KeyWitness::mayReplace);
  }

  /** From the end of the transaction on another key is the right one; {@link #take} follows. */
  @Transactional
  public void replace(String name, boolean lost, Instant now) {
    var file = named(name);
    table.lock();
    if (!lost && !isRight(file, table.fingerprints()))
      throw new Refusal("frame.refusal.not-this-key", file);
    file.prepareNext();
    witness(name).ifPresent(witness -> witness.handOver(lost, now));
    table.put(name, file.nextFingerprint(), now);
  }

  /**
   * Puts it there.
   *
   * @return under which name the former lies now
   */
  public String take(String name, Instant now) {
    return named(name).takeNext(now);
  }

  /**
   * Puts a key there of which everybody was told when somebody pulled the plug.
   *
   * @return whether there was one
   */
  public boolean finish(String name, Instant now) {
    return finish(named(name), table.fingerprints(), now);
  }

  private static boolean finish(KeyFile file, Map<String, String> known, Instant now) {
    if (!file.hasNext() || !file.nextFingerprint().equals(known.get(file.name()))) return false;
    LOG.info("The key {} took its place; the former is {}.", file, file.takeNext(now));
    return true;
  }

  private boolean isRight(KeyFile file, Map<String, String> known) {
    var fingerprint = known.get(file.name());
    if (fingerprint != null) return file.isThere() && file.fingerprint().equals(fingerprint);
    return witness(file.name()).flatMap(KeyWitness::knows).orElse(true);
  }

  private Optional<KeyWitness> witness(String name) {
    return witnesses.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private KeyFile named(String name) {
    return files.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Refusal("frame.refusal.no-such-key", name, String.join(", ", names())));
  }
}
