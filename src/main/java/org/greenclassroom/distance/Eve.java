package org.greenclassroom.distance;

import java.util.Locale;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.volunteers.Volunteers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The day before: both ends get the page on which the address stands. The address itself is in no
 * letter, because letters are forwarded. Each session in a transaction of its own: an address that
 * cannot be written to keeps nobody else's letters back, and nobody gets theirs twice.
 */
@Service
class Eve {
  private static final Logger LOG = LoggerFactory.getLogger(Eve.class);

  private final SessionTable table;
  private final RequestTable requests;
  private final Requests links;
  private final Volunteers volunteers;
  private final Post post;
  private final TransactionTemplate transaction;

  Eve(
      SessionTable table,
      RequestTable requests,
      Requests links,
      Volunteers volunteers,
      Post post,
      PlatformTransactionManager transactions) {
    this.table = table;
    this.requests = requests;
    this.links = links;
    this.volunteers = volunteers;
    this.post = post;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Writes what is due; how many sessions. */
  int round(Occasion occasion) {
    int written = 0;
    for (long session : table.eves(occasion.now()))
      try {
        transaction.executeWithoutResult(_ -> write(occasion, session));
        written++;
      } catch (RuntimeException failed) {
        LOG.warn("letters of the day before session {} wait for the next round", session, failed);
      }
    return written;
  }

  private void write(Occasion occasion, long session) {
    if (!table.wantsEve(session, occasion.now())) return;
    var one = table.session(session).orElseThrow();
    var each =
        new Occasion(
            occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor("eve/" + session));
    var clock = one.clocks(one.clock()).atSchool();
    for (var placed : table.placed(one.activity())) {
      var own = City.known(placed.territory());
      var clocks = one.clocks(own == null ? one.clock() : own);
      var at = clocks.atViewer();
      volunteers.sendLink(
          each,
          placed.volunteer(),
          "/distance/join/" + session,
          clocks.isAlike() ? "distance.letter.join" : "distance.letter.join-two",
          null,
          one.title(),
          clock.day(),
          hours(clock),
          at.city(),
          at.day(),
          hours(at));
    }
    var wish = requests.asked(one.request()).orElseThrow();
    if (!wish.isForgotten())
      post.write(
          each,
          wish.email(),
          Locale.forLanguageTag(wish.language()),
          "distance.letter.eve",
          wish.person(),
          one.title(),
          clock.day(),
          links.link(wish.secret() + "/" + session, Locale.forLanguageTag(wish.language())),
          clock.hours());
    table.wroteEve(session, occasion.now());
  }

  private static String hours(Clocks.Clock clock) {
    return clock.hours() + " (" + clock.offset() + ")";
  }
}
