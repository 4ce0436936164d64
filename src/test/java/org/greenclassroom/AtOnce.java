package org.greenclassroom;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.greenclassroom.kernel.Refusal;

/** Several people do something in the same moment, each in a thread of their own. */
public final class AtOnce {
  private AtOnce() {}

  /** What each of them got, in their order. */
  @SafeVarargs
  public static <T> List<T> all(Callable<T>... acts) throws Exception {
    var gun = new CountDownLatch(1);
    var got = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(acts.length)) {
      var futures = new ArrayList<Future<T>>();
      for (var act : acts)
        futures.add(
            threads.submit(() -> {
              gun.await();
              return act.call();
            }));
      gun.countDown();
      for (var future : futures) got.add(future.get());
    }
    return got;
  }

  /** Something that ends with "done" or with the key of a refusal, never otherwise. */
  public static Callable<String> outcome(Runnable act) {
    return () -> {
      try {
        act.run();
        return "done";
      } catch (Refusal refusal) {
        return refusal.key();
      }
    };
  }
}
