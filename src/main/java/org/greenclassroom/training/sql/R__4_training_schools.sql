create or replace view training.teachers as
select teacher, school, name, left_on, erased_at is not null as erased, language,
       case when agreed_at is not null then email end as email
  from training.teacher;

create or replace view training.sessions as
select s.session, s.title, s.school, s.place, s.day, s.minutes, s.generation, s.trainer, s.state,
       (select count(*) from training.attendance a
         where a.session = s.session and a.state = 'CAME')::int as came,
       s.course_version
  from training.session s;

-- Who was at which sitting that was held.
create or replace view training.attendances as
select a.session, a.teacher, t.school, s.day, a.minutes, s.generation
  from training.attendance a
  join training.session s using (session)
  join training.teacher t using (teacher)
 where a.state = 'CAME' and s.state = 'HELD';

-- Who taught whom (trained_by null: the programme), and on which generation somebody stands: the
-- lowest of the sittings they were at.
create or replace view training.cascades as
select a.teacher, s.trainer as trained_by,
       (min(min(a.generation)) over (partition by a.teacher))::int as generation,
       count(*)::int as sittings, max(a.day) as last_on
  from training.attendances a
  join training.session s using (session)
 group by a.teacher, s.trainer;

create or replace view training.certificates as
select c.certificate, c.number, c.teacher, c.level, c.issued_on, c.expires_on,
       coalesce(c.ended_as,
                case when c.expires_on <= (now() at time zone 'Asia/Shanghai')::date
                     then 'EXPIRED' else 'VALID' end) as state
  from training.certificate c;

create or replace view training.followups as
select f.followup, f.session, f.teacher, t.school, f.days, f.due_on, f.done_on, f.used, f.help,
       f.done_on is null and t.left_on is null as open,
       f.done_on is null and t.left_on is null
         and f.due_on < (now() at time zone 'Asia/Shanghai')::date as late
  from training.followup f
  join training.teacher t using (teacher);

-- From when until when a teacher counts as trained, and what ends it: two years without another
-- sitting or a good certificate, leaving, or the principal's word. A cascade counts down to the
-- second generation.
create or replace view training.spells as
select s.teacher, s.school, s.since, least(s.expires, s.left_on, s.said_on) as until,
       case least(s.expires, s.left_on, s.said_on)
            when s.left_on then 'LEFT' when s.said_on then 'SAID' else 'EXPIRED' end as reason
  from (select t.teacher, t.school, min(a.day) as since, t.left_on,
               greatest((max(a.day) + interval '24 months')::date,
                        (select max(c.expires_on) from training.certificate c
                          where c.teacher = t.teacher and c.ended_as is null)) as expires,
               (select max(d.said_on) from training.declaration d
                 where d.school = t.school and d.said_on >= max(a.day)) as said_on
          from training.teacher t
          join training.attendances a using (teacher)
         where a.generation <= 2
         group by t.teacher, t.school, t.left_on) s;

-- Where each school stands. reason says what the standing follows from.
create or replace view training.schools as
select x.school,
       case when x.trained > 0 and x.late_since is not null then 'FOLLOW_UP_DUE'
            when x.trained > 0 then 'TRAINED'
            when x.spells > 0 then 'LAPSED' else 'NONE' end as status,
       x.trained,
       case when x.trained > 0 and x.late_since is not null then x.late_since
            when x.trained > 0 then x.trained_since
            when x.spells > 0 then x.lapsed_on end as since,
       case when x.trained > 0 and x.late_since is not null then 'NOT_ASKED'
            when x.trained > 0 then 'PRESENT'
            when x.spells > 0 then x.lapsed_by else 'NOBODY' end as reason
  from (select p.partner as school, count(s.teacher)::int as spells,
               count(s.teacher) filter (where s.until > d.today)::int as trained,
               min(s.since) filter (where s.until > d.today) as trained_since,
               max(s.until) as lapsed_on,
               (array_agg(s.reason order by s.until desc, s.teacher))[1] as lapsed_by,
               (select min(f.due_on) from training.followups f
                 where f.school = p.partner and f.late
                   and f.teacher in (select o.teacher from training.spells o
                                      where o.school = p.partner and o.until > d.today)) as late_since
          from partners.partners p
          cross join (select (now() at time zone 'Asia/Shanghai')::date as today) d
          left join training.spells s on s.school = p.partner
         where 'SCHOOL' = any(p.kinds)
         group by p.partner, d.today) x;

grant select on training.teachers, training.sessions, training.attendances, training.cascades,
                training.certificates, training.followups, training.spells, training.schools to green_app;
