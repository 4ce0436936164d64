package org.greenclassroom.repair;

/**
 * What a look for hazardous substances found: swollen or leaking batteries, broken lamps with
 * mercury, burst capacitors, bare mains. Annex VI of the EU directive 2012/19 asks for it.
 */
enum Hazards {
  NONE,
  FOUND
}
