-- A device has some ten facts in the book, however long the book is. Whoever samples a book of a
-- hundred million, in which the facts of an intake stand together, counts a hundred and forty
-- thousand devices of ten million; then looking a device's facts up seems dearer than walking over
-- the facts of all devices, and that is done (decision 0131).
alter table custody.fact alter column device set (n_distinct = -0.1);
analyze custody.fact (device);
