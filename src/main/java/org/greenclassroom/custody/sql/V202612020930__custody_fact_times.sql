-- Others ask for the events of a time (EPCIS), in its order and page by page: without it every page would read the
-- whole book. Facts come nearly in this order, so that writing it costs little.
create index fact_occurred_at on custody.fact (occurred_at, number);
-- What was recorded since: the order of recording is the table's own, so a few kB say where to begin.
create index fact_recorded_at on custody.fact using brin (recorded_at);
