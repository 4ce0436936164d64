package org.greenclassroom.activities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.volunteers.Lack;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A room above that writes down what it is told, and says no where a test wants it. */
@Component
class Heard implements DayWatch, Roster {
  static final Map<Long, List<String>> TOLD = new ConcurrentHashMap<>();
  static final Map<Long, List<Lack>> LACKS = new ConcurrentHashMap<>();
  static final Set<Long> REFUSES = ConcurrentHashMap.newKeySet();

  private static void told(long activity, String what) {
    if (!TransactionSynchronizationManager.isActualTransactionActive())
      throw new IllegalStateException("told outside the transaction");
    if (REFUSES.contains(activity)) throw new Refusal("activities.refusal.name");
    TOLD.computeIfAbsent(activity, _ -> new ArrayList<>()).add(what);
  }

  @Override
  public void published(Occasion occasion, long activity) {
    told(activity, "published");
  }

  @Override
  public void moved(Occasion occasion, long activity) {
    told(activity, "moved");
  }

  @Override
  public void cancelled(Occasion occasion, long activity) {
    told(activity, "cancelled");
  }

  @Override
  public void held(Occasion occasion, long activity) {
    told(activity, "held");
  }

  @Override
  public void slotChanged(Occasion occasion, long activity, long slot) {
    told(activity, "slot");
  }

  @Override
  public List<Lack> lacks(long activity) {
    return LACKS.getOrDefault(activity, List.of());
  }
}
