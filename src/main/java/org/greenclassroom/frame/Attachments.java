package org.greenclassroom.frame;

import java.time.Duration;
import java.time.Instant;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photographs and other files that a browser's queue sends part by part, before the post they
 * belong to: a lost line costs one part, and the sender asks where to go on. A file is here when
 * all its bytes are and their SHA-256 is the one that was announced.
 */
@Service
@Transactional
public class Attachments {
  /** One part. */
  static final int LARGEST_PART = 512 * 1024;

  /** What one account may have on its way. */
  private static final long MOST_WAITING = 300L * 1024 * 1024;

  private static final Duration KEPT = Duration.ofDays(30);

  private final AttachmentParts parts;

  Attachments(AttachmentParts parts) {
    this.parts = parts;
  }

  /**
   * How far a file has come.
   *
   * @param offset where the next part begins
   * @param broken all came, but not what was announced: it is forgotten, and begins anew
   */
  public record Progress(long offset, boolean whole, boolean broken) {}

  @Transactional(readOnly = true)
  public Progress progress(Occasion occasion, String sha256) {
    return parts
        .here(occasion.actor().account(), sha256)
        .map(here -> new Progress(here.received(), here.whole(), false))
        .orElse(new Progress(0, false, false));
  }

  /** Takes the next part. One that does not begin where the last ended changes nothing. */
  public Progress add(Occasion occasion, String sha256, long size, long offset, byte[] bytes) {
    long account = occasion.actor().account();
    if (size < 1 || size > Files.LARGEST || bytes.length > LARGEST_PART)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    if (bytes.length == 0) throw new Refusal("frame.refusal.unreadable-body");
    if (parts.here(account, sha256).isEmpty() && parts.waiting(account) + size > MOST_WAITING)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-much-waits");
    parts.begin(account, sha256, size, occasion.now());
    parts.lock(account, sha256);
    var here = parts.here(account, sha256).orElseThrow();
    if (here.whole() || offset != here.received())
      return new Progress(here.received(), here.whole(), false);
    long after = offset + bytes.length;
    if (here.size() != size || after > size) {
      parts.forget(account, sha256);
      return new Progress(0, false, true);
    }
    parts.add(account, sha256, offset, bytes);
    if (after < size) return new Progress(after, false, false);
    if (!Files.sha256(parts.bytes(account, sha256)).equals(sha256)) {
      parts.forget(account, sha256);
      return new Progress(0, false, true);
    }
    parts.complete(account, sha256);
    return new Progress(after, true, false);
  }

  /**
   * The bytes of a file that this account sent.
   *
   * @throws Refusal when not all of it is here (409: the queue sends it again, then the post)
   */
  @Transactional(readOnly = true)
  public byte[] bytes(Occasion occasion, String sha256) {
    long account = occasion.actor().account();
    var here = parts.here(account, sha256);
    if (here.isEmpty() || !here.get().whole())
      throw new Refusal(Refusal.Kind.CONFLICT, "frame.refusal.attachment-missing");
    return parts.bytes(account, sha256);
  }

  /** Forgets what no post came for, or was taken long ago; how many. */
  int sweep(Instant now) {
    return parts.sweep(now.minus(KEPT));
  }
}
