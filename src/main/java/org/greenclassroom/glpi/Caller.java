package org.greenclassroom.glpi;

/**
 * Whoever has shown an address's secret.
 *
 * @param school who has the classroom's computers
 * @param account who gave the address out: what comes this way comes in that name
 */
public record Caller(long address, long classroom, long school, int most, long account) {}
