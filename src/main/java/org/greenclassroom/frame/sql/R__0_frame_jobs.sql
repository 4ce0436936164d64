-- What the house does by itself, for whoever looks after it. next_at: null never; failures: in a row, up to now;
-- heard_at: when the node that runs it last gave a sign of life.
create or replace view frame.jobs as
select task_name as job, task_instance as instance, execution_time as next_at, picked as running,
       last_success as succeeded_at, last_failure as failed_at, coalesce(consecutive_failures, 0) as failures,
       last_heartbeat as heard_at
  from frame.scheduled_task;
grant select on frame.jobs to green_app;
