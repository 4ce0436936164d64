package org.greenclassroom.tours;

import java.util.List;

/** Trucks on days, stops to be made, and the roads between: what there is to be planned. */
record Puzzle(List<Ride> rides, List<Call> calls, Roads roads, Terms terms) {
  Puzzle {
    rides = List.copyOf(rides);
    calls = List.copyOf(calls);
    for (int i = 0; i < rides.size(); i++)
      if (rides.get(i).ride() != i) throw new IllegalArgumentException("ride " + i);
    for (int i = 0; i < calls.size(); i++)
      if (calls.get(i).call() != i) throw new IllegalArgumentException("call " + i);
  }
}
