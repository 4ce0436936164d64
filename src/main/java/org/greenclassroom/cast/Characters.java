package org.greenclassroom.cast;

import org.greenclassroom.kernel.Actor;

/** Who plays: staff as actors, organisations by their ids. */
record Characters(
    Actor officer,
    Actor officer2,
    Actor technician,
    Actor technician2,
    Actor engineer,
    long bluelake,
    long parc,
    long university,
    long chamber,
    long optics,
    long mountain,
    long migrants,
    long special,
    long river,
    long carrier,
    long plant,
    long oldPlant) {}
