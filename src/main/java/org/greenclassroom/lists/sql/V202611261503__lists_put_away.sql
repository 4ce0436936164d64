-- A list that nobody wants goes, with the donor's file; one that was decided upon is never deleted.
grant delete on lists.import to green_app;
