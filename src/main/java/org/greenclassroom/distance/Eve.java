package org.greenclassroom.distance;

import java.util.Locale;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.volunteers.Volunteers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day before: both ends get the page on which the address stands. The address itself is in no
 * letter, because letters are forwarded.
 */
@Service
@Transactional
class Eve {
  private final SessionTable table;
  private final RequestTable requests;
  private final Requests links;
  private final Volunteers volunteers;
  private final Post post;

  Eve(SessionTable table, RequestTable requests, Requests links, Volunteers volunteers, Post post) {
    this.table = table;
    this.requests = requests;
    this.links = links;
    this.volunteers = volunteers;
    this.post = post;
  }

  /** Writes what is due; how many sessions. */
  int round(Occasion occasion) {
    var due = table.eves(occasion.now());
    for (long session : due) {
      var one = table.session(session).orElseThrow();
      var each =
          new Occasion(
              occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor("eve/" + session));
      var clocks = one.clocks(City.PARIS);
      for (var placed : table.placed(one.activity()))
        volunteers.sendLink(
            each,
            placed.volunteer(),
            "/distance/join/" + session,
            "distance.letter.join",
            null,
            one.title(),
            said(clocks.atSchool()),
            said(clocks.atViewer()));
      var wish = requests.asked(one.request()).orElseThrow();
      var clock = clocks.atSchool();
      post.write(
          each,
          wish.email(),
          Locale.forLanguageTag(wish.language()),
          "distance.letter.eve",
          wish.person(),
          one.title(),
          clock.day() + " " + clock.hours(),
          links.link(wish.secret()) + "/" + session);
      table.wroteEve(session, occasion.now());
    }
    return due.size();
  }

  private static String said(Clocks.Clock clock) {
    return clock.day() + " " + clock.hours() + " (" + clock.offset() + ")";
  }
}
