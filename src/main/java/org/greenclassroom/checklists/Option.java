package org.greenclassroom.checklists;

/**
 * One of the answers to choose from.
 *
 * @param code what is kept; it never changes once the version was published
 */
public record Option(String code, Spoken label) {}
