package org.greenclassroom.tours;

/**
 * What a driver's day may be, and what a way costs. Seconds; money in thousandths of a cent.
 *
 * @param stretch the longest driving without a rest
 * @param rest how long that rest is at least
 * @param driving the longest driving of a day
 * @param duty the longest day
 * @param perMetre what a metre costs (cents for a kilometre are the same number)
 * @param perSecond what a second of the driver's day costs
 * @param perRide what it costs that a truck leaves at all
 */
record Terms(
    int stretch, int rest, int driving, int duty, long perMetre, long perSecond, long perRide) {}
