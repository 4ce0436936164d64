-- Two who write a version of the same entity write one after the other: a row is locked only by who may change it.
grant update (partner) on entities.entity to green_app;
