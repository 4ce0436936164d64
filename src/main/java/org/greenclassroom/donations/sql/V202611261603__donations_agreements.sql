-- Whether an agreement is signed, replaced or void is said by the papers themselves.
drop view if exists donations.titles;
drop index donations.agreement_stands;
alter table donations.agreement
  drop column signed_at,
  drop column ended_at,
  add foreign key (paper) references papers.paper (paper);
revoke update on donations.agreement from green_app;
