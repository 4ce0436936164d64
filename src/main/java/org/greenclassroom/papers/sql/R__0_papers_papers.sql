create or replace view papers.papers as
select p.paper, t.kind, t.version, p.number, p.state, p.sha256, p.drawn_at, p.signed_at, p.replaces,
       (select coalesce(array_agg(distinct y.partner), '{}')
          from papers.party y where y.paper = p.paper and y.partner is not null) as partners
  from papers.paper p join papers.text t using (text);

grant select on papers.papers to green_app;
