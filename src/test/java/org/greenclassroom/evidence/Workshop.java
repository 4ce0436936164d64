package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** A house with devices at the bench, and logs for them. */
public abstract class Workshop extends House {
  @Autowired protected Custody custody;
  @Autowired protected Partners partners;

  private static @Nullable Api technician;

  /** One technician's program for all tests: signing in takes its time, on purpose. */
  protected Api technician() {
    if (technician == null) technician = api(Role.TECHNICIAN);
    return technician;
  }

  protected Occasion now() {
    return Occasion.of(new Actor(7, List.of()), clock.instant());
  }

  /** A serial number that no other test has. */
  protected static String serial(String prefix) {
    return prefix + Long.toString(System.nanoTime(), 36).toUpperCase() + unique();
  }

  protected Tag received(@Nullable String serial, Drive... drives) {
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
    var occasion = now();
    var slip = custody.handOver(occasion, slip(donor, Partners.HOUSE, clock.instant()));
    var observed =
        new Observed(
            DeviceKind.LAPTOP,
            "LENOVO",
            "ThinkPad T480",
            serial,
            null,
            1_700,
            Basis.ESTIMATED,
            donor,
            null,
            drives.length == 0 ? null : Arrays.asList(drives));
    return custody.receiveNew(occasion, slip, List.of(observed)).getFirst();
  }

  /** Received and inspected: it stands at the wiping bench. */
  protected Tag atBench(@Nullable String serial, Drive... drives) {
    var tag = received(serial, drives);
    happens(tag, new Fact.Inspected(null));
    return tag;
  }

  protected void happens(Tag tag, Fact fact) {
    custody.write(now(), tag, Entry.of(fact, clock.instant()));
  }

  /** A cleared device goes to a school, three years pass in a moment, and it comes back. */
  protected void toSchoolAndBack(Tag tag) {
    happens(tag, new Fact.Readied("A"));
    happens(tag, new Fact.Reserved(1));
    happens(tag, new Fact.Dispatched(1));
    var school =
        partners.record(
            occasion(Role.OFFICER), unique("School"), List.of(PartnerKind.SCHOOL), "CN", null);
    var out = now();
    custody.write(
        out,
        tag,
        Entry.on(
            custody.handOver(out, slip(Partners.HOUSE, school, clock.instant())),
            new Fact.Installed(1)));
    happens(tag, new Fact.Recalled(1));
    var back = now();
    custody.write(
        back,
        tag,
        Entry.on(
            custody.handOver(back, slip(school, Partners.HOUSE, clock.instant())),
            new Fact.Received(null)));
    happens(tag, new Fact.Inspected(null));
  }

  private static HandOver slip(long from, long to, Instant at) {
    return new HandOver(
        from,
        to,
        to == Partners.HOUSE ? 1L : null,
        at,
        null,
        new HandOver.Signature("王芳", null, null),
        new HandOver.Signature("李明", null, null));
  }

  protected static Drive drive(@Nullable String serial, @Nullable Long bytes) {
    return new Drive(serial, null, null, bytes, null);
  }

  /** A log of a run that ended this long ago, by a clock that shows UTC. */
  protected NwipeLogs log(Duration ago) {
    return NwipeLogs.log()
        .at(LocalDateTime.ofInstant(clock.instant().minus(ago).minusSeconds(3600), ZoneOffset.UTC))
        .salt(unique("salt"));
  }

  protected NwipeLogs log() {
    return log(Duration.ZERO);
  }

  protected static Visitor.Upload file(NwipeLogs log) {
    return file("nwipe.log", log.bytes());
  }

  protected static Visitor.Upload file(String name, byte[] bytes) {
    return new Visitor.Upload("file", name, "text/plain", bytes);
  }

  protected static Visitor.Upload file(String text) {
    return file("nwipe.log", text.getBytes(StandardCharsets.UTF_8));
  }

  protected Api.Answer post(Api api, Visitor.Upload file) {
    return api.upload("/api/v1/evidence", Map.of(), List.of(file));
  }

  protected Api.Answer post(Api api, Tag tag, Visitor.Upload file) {
    return api.upload("/api/v1/evidence", Map.of("device", tag.printed()), List.of(file));
  }

  protected List<String> facts(Tag tag) {
    return jdbc.sql("select kind from custody.facts where tag = ? order by nth")
        .param(tag.code())
        .query(String.class)
        .list();
  }
}
