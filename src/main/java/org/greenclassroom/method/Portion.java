package org.greenclassroom.method;

/**
 * What a party has of a heap of devices.
 *
 * @param heap its place among the heaps
 * @param of of each of its terms the part, between 0 and 1; of one heap the parties' parts are 1
 */
public record Portion(int heap, Terms of) {}
