package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.House;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** What becomes of a job that failed. */
class JobsTest extends House {
  /** No job's hour: none begins within five minutes of it. */
  private static final Instant QUIET = Instant.parse("2026-11-29T12:00:00Z");

  @Autowired List<RecurringTask<Void>> jobs;
  @Autowired Scheduler scheduler;
  @Autowired Clock time;

  private static Duration waits(RecurringTask<Void> job, int failures) {
    var execution = new Execution(QUIET, job.instance(RecurringTask.INSTANCE));
    execution.consecutiveFailures = failures;
    var next = new ArrayList<Instant>();
    job.getFailureHandler()
        .onFailure(
            ExecutionComplete.failure(execution, QUIET, QUIET, new IllegalStateException("away")),
            new ExecutionOperations<>(null, SchedulerListeners.NOOP, execution) {
              @Override
              public void reschedule(ExecutionComplete done, Instant at) {
                next.add(at);
              }
            });
    assertThat(next).as(job.getName()).hasSize(1);
    return Duration.between(QUIET, next.getFirst());
  }

  @Test
  void a_job_that_has_its_hour_tries_again_three_times_and_then_at_its_hour() {
    int seen = 0;
    for (var job : jobs) {
      if (ReflectionTestUtils.getField(job, "schedule") instanceof FixedDelay) continue;
      seen++;
      for (int failures : new int[] {0, 1, 2, 4, 6})
        assertThat(waits(job, failures)).as(job.getName()).isEqualTo(Duration.ofMinutes(5));
      for (int failures : new int[] {3, 7})
        assertThat(waits(job, failures)).as(job.getName()).isGreaterThan(Duration.ofMinutes(30));
    }
    assertThat(seen).isGreaterThan(30);
  }

  @Test
  void jobs_begin_by_the_clock_of_the_database() {
    assertThat(time).isInstanceOf(DatabaseTime.class);
    assertThat(ReflectionTestUtils.getField(scheduler, "clock")).isSameAs(time);
    assertThat(time.now()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
  }
}
