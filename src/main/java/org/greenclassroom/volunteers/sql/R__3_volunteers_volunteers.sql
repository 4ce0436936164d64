create or replace view volunteers.volunteers as
select volunteer, name, email, language, partner, account, at_least, erased_at is not null as erased
  from volunteers.volunteer;

-- The latest word on each kind of paper.
create or replace view volunteers.clearances as
select distinct on (volunteer, kind) volunteer, kind, result, valid_until, issued_on
  from volunteers.clearance order by volunteer, kind, clearance desc;

-- Who signed which version; current: it is the newest of its text.
create or replace view volunteers.agreements as
select a.volunteer, v.text, v.number as version, a.agreed_at,
       not exists (select from volunteers.version n where n.text = v.text and n.number > v.number) as current
  from volunteers.agreement a join volunteers.version v using (version);

grant select on volunteers.volunteers, volunteers.clearances, volunteers.agreements to green_app;
