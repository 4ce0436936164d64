package org.greenclassroom.frame;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A place outside that may be slow: few wait for it at once, since each holds a connection of the
 * database meanwhile. Who finds no room soon is told so, and the house goes on with everything
 * else.
 */
record FewAtOnce(Store store, Semaphore room, Duration patience) implements Store {
  /** Of the twenty connections; the others stay for whoever wants no file. */
  private static final int AT_ONCE = 8;

  FewAtOnce(Store store) {
    this(store, new Semaphore(AT_ONCE), Duration.ofSeconds(3));
  }

  @Override
  public void put(String sha256, byte[] bytes) {
    enter();
    try {
      store.put(sha256, bytes);
    } finally {
      room.release();
    }
  }

  @Override
  public byte[] get(String sha256) {
    enter();
    try {
      return store.get(sha256);
    } finally {
      room.release();
    }
  }

  private void enter() {
    try {
      if (room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("others wait for the place outside already");
  }
}
