package org.greenclassroom.claims;

/**
 * A party's shares: over all parties they add up to the programme's total, to the gram. It has
 * nothing in common with {@link Supported}, so that nobody adds the two.
 */
public record Attributed(Amounts amounts) {}
