-- Each agent is heard every week, and the computers of a room lie on one page and are heard in one
-- transaction: with room for each beside itself, its six indexes need not be told.
alter table agents.agent set (fillfactor = 50);
