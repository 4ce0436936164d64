-- Numbers by entity: what was issued before has none and keeps its own. In whose name a certificate is made stands in
-- its record.
alter table wiping.certificate_count add column prefix text not null default '';
alter table wiping.certificate_count drop constraint certificate_count_pkey, add primary key (prefix, kind, year);
