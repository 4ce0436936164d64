package org.greenclassroom.frame;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A place outside that may be slow: few ask it at once and few wait for their turn, since each
 * holds a connection of the database meanwhile. Who finds no room is told so, and the house goes on
 * with everything else.
 *
 * @param room for those who ask and those who wait
 * @param asking for those who ask
 */
record FewAtOnce(Store store, Semaphore room, Semaphore asking, Duration patience)
    implements Store {
  /** Of the twenty connections; the others stay for whoever wants no file. */
  private static final int MOST = 14;

  private static final int ASKING = 8;

  FewAtOnce(Store store) {
    this(store, new Semaphore(MOST), new Semaphore(ASKING), Duration.ofSeconds(3));
  }

  @Override
  public void put(String sha256, byte[] bytes) {
    inTurn(() -> {
      store.put(sha256, bytes);
      return bytes;
    });
  }

  @Override
  public byte[] get(String sha256) {
    return inTurn(() -> store.get(sha256));
  }

  private byte[] inTurn(Supplier<byte[]> asked) {
    if (!room.tryAcquire()) throw full();
    try {
      if (!asking.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw full();
      try {
        return asked.get();
      } finally {
        asking.release();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw full();
    } finally {
      room.release();
    }
  }

  private static IllegalStateException full() {
    return new IllegalStateException("others wait for the place outside already");
  }
}
