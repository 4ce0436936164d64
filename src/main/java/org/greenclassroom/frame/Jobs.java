package org.greenclassroom.frame;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.greenclassroom.kernel.Occasion;

/**
 * Jobs that have their hour. One that failed does not wait for the same hour of another day: it
 * tries again after five minutes, three times, and only then at its hour. What runs every few
 * minutes anyway needs none of this.
 */
public final class Jobs {
  private static final Duration AGAIN = Duration.ofMinutes(5);
  private static final int TIMES = 3;

  private Jobs() {}

  /** Each day at this time, as clocks of the programme show it. */
  public static Tasks.RecurringTaskBuilder<Void> daily(String name, LocalTime at) {
    return recurring(name, Schedules.daily(Occasion.PROGRAMME_ZONE, at));
  }

  /**
   * At other times.
   *
   * @param times six fields, the first of them seconds, as clocks of the programme show it
   */
  public static Tasks.RecurringTaskBuilder<Void> cron(String name, String times) {
    return recurring(name, Schedules.cron(times, Occasion.PROGRAMME_ZONE));
  }

  private static Tasks.RecurringTaskBuilder<Void> recurring(String name, Schedule schedule) {
    return Tasks.recurring(name, schedule)
        .onFailure((done, operations) -> operations.reschedule(done, next(done, schedule)));
  }

  /** What failed before is counted without this time, and begins anew with each hour of its own. */
  private static Instant next(ExecutionComplete done, Schedule schedule) {
    var regular = schedule.getNextExecutionTime(done);
    if (done.getExecution().consecutiveFailures % (TIMES + 1) == TIMES) return regular;
    var again = done.getTimeDone().plus(AGAIN);
    return again.isBefore(regular) ? again : regular;
  }
}
