-- Each installation that ever was, one a row. classroom: where its device is now, or was when it enrolled.
create or replace view agents.agents as
select a.agent, a.name, a.device, coalesce(d.classroom, a.classroom) as classroom, a.system, a.version,
       a.enrolled_at, a.retired_at, a.heard_at, a.changed_at,
       case when a.retired_at is not null then 'RETIRED'
            when a.doubted_at is not null then 'DOUBTFUL'
            else 'ACTIVE'
        end as state
  from agents.agent a join custody.devices d using (device);

create or replace view agents.collectors as
select collector, name, classroom, version, enrolled_at, retired_at, heard_at from agents.collector;

grant select on agents.agents, agents.collectors to green_app;
