package org.greenclassroom.claims;

/**
 * The whole of the rooms or schools to which a party gave. It overlaps with what others supported,
 * and is never added to anything.
 */
public record Supported(Amounts amounts) {}
