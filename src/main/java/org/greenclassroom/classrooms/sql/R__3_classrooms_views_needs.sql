-- One row per room with what it needs and still lacks; a room of which nobody said anything needs any
-- machines of its kind. lacking: seats, the teacher's and spares, less what it has or is kept for it.
create or replace view classrooms.needs as
select c.classroom, c.school, c.site, s.territory, s.latitude, s.longitude, c.name, c.kind, c.seats,
       coalesce(n.spares, 0) as spares, coalesce(n.teacher, false) as teacher,
       greatest(0, c.seats + coalesce(n.spares, 0) + coalesce(n.teacher, false)::int
                   - c.reserved - c.on_the_way - c.in_class)::int as lacking,
       n.tier, n.generation, n.memory_mb, n.inches, coalesce(n.supported, false) as supported,
       -- where the three years have not begun, they end three years after they could begin
       coalesce(c.due_on, (coalesce(n.wanted_from, (now() at time zone 'Asia/Shanghai')::date)
                           + interval '3 years')::date) as due_on,
       coalesce(n.priority, 500) as priority, coalesce(n.reason, '') as reason, n.children,
       n.wanted_from, n.wanted_until, coalesce(n.features, '{}') as features,
       c.state, n.need is not null as told, n.recorded_at
  from classrooms.classrooms c
  join partners.sites s using (site)
  left join lateral (select * from classrooms.need n
                      where n.classroom = c.classroom order by n.need desc limit 1) n on true;

grant select on classrooms.needs to green_app;
