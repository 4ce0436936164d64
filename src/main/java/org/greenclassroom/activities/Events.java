package org.greenclassroom.activities;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.greenclassroom.frame.Graph;
import org.greenclassroom.frame.Origin;
import org.springframework.stereotype.Component;

/** An open day as search engines read it; nobody but the programme is named. */
@Component
class Events {
  private final Graph graph;
  private final Origin origin;

  Events(Graph graph, Origin origin) {
    this.graph = graph;
    this.origin = origin;
  }

  Graph.Node of(Activity day) {
    return event(
        day.address(),
        day.title(),
        at(day.startsAt(), day.zone()),
        at(day.endsAt(), day.zone()),
        day.place(),
        day.language(),
        day.state());
  }

  Graph.Node of(ListTable.Row day) {
    return event(
        day.address(),
        day.title(),
        at(day.startsAt(), day.zone()),
        at(day.endsAt(), day.zone()),
        day.place(),
        day.language(),
        day.state());
  }

  private Graph.Node event(
      String address,
      String title,
      String from,
      String to,
      String place,
      String language,
      Activity.State state) {
    var page = origin.here() + "/days/a/" + address;
    return Graph.node(
        "Event",
        "@id",
        page + "#event",
        "name",
        title,
        "url",
        page,
        "startDate",
        from,
        "endDate",
        to,
        "location",
        Graph.node("Place", "name", place, "address", place),
        "inLanguage",
        language,
        "eventStatus",
        "https://schema.org/" + status(state),
        "eventAttendanceMode",
        "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree",
        true,
        "image",
        graph.card(language),
        "organizer",
        graph.us());
  }

  private static String status(Activity.State state) {
    return switch (state) {
      case CANCELLED -> "EventCancelled";
      case POSTPONED -> "EventPostponed";
      default -> "EventScheduled";
    };
  }

  private static String at(Instant moment, String zone) {
    return OffsetDateTime.ofInstant(moment, ZoneId.of(zone)).toString();
  }
}
