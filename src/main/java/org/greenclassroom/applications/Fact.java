package org.greenclassroom.applications;

/** What somebody knows of a criterion, and from where. */
record Fact(int value, Source source) {}
