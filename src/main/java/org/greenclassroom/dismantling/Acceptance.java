package org.greenclassroom.dismantling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.hooks.Hooks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The one place where devices end: by a certificate whose every line is clear. */
@Component
class Acceptance {
  static final String TOPIC = "dismantling.certificate-accepted";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Custody custody;
  private final Batches batches;
  private final Papers papers;
  private final Hooks hooks;

  Acceptance(Custody custody, Batches batches, Papers papers, Hooks hooks) {
    this.custody = custody;
    this.batches = batches;
    this.papers = papers;
    this.hooks = hooks;
  }

  /** In the caller's transaction: the book first, then our own rows. */
  void accept(
      Occasion occasion,
      Batch batch,
      long certificate,
      Certificate paper,
      Collection<Long> devices) {
    if (devices.isEmpty()) throw new Refusal("dismantling.refusal.names-nothing", paper.number());
    var left = Objects.requireNonNull(batch.handedOverAt());
    var day = at(occasion, paper.issuedOn());
    var at = day.isBefore(left) ? left : day;
    var wanted = new HashSet<>(devices);
    var byLicence =
        batches.items(batch.batch(), 0, Integer.MAX_VALUE).stream()
            .filter(item -> wanted.contains(item.device()))
            .collect(
                Collectors.groupingBy(
                    item -> Objects.requireNonNull(item.licence(), "a batch that left is licensed"),
                    Collectors.mapping(Batches.Item::tag, Collectors.toList())));
    byLicence.forEach((licence, tags) ->
        custody.write(
            occasion,
            tags,
            Entry.of(new Fact.Dismantled(batch.batch(), paper.file(), licence), at)));
    papers.accept(certificate, occasion.now(), occasion.actor().account());
    batches.certified(batch.batch(), certificate, devices);
    batches.completeIfAllCertified(batch.batch(), occasion.now());
    var told = JSON.createObjectNode();
    told.put("number", paper.number());
    told.put("batch", batch.batch());
    told.put("issued_on", paper.issuedOn().toString());
    told.put("devices", wanted.size());
    hooks.tell(occasion, TOPIC, JSON.writeValueAsString(told));
  }

  static void notAhead(Occasion occasion, LocalDate day) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
  }

  /** Today is now; an earlier day is its noon. */
  static Instant at(Occasion occasion, LocalDate day) {
    notAhead(occasion, day);
    return day.equals(occasion.today())
        ? occasion.now()
        : day.atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
  }
}
