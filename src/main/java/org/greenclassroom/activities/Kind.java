package org.greenclassroom.activities;

import static org.greenclassroom.activities.Consent.CONDUCT;
import static org.greenclassroom.activities.Consent.PHOTO_RELEASE;
import static org.greenclassroom.activities.Consent.TRAINING;
import static org.greenclassroom.activities.Consent.WAIVER;
import static org.greenclassroom.activities.LineKind.DELIVERY;
import static org.greenclassroom.activities.LineKind.MEDIA;
import static org.greenclassroom.activities.LineKind.PROGRAMME;
import static org.greenclassroom.activities.LineKind.SPEAKER;
import static org.greenclassroom.activities.LineKind.TRANSPORT;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.volunteers.ClearanceKind;
import org.jspecify.annotations.Nullable;

/** What kind of day it is; each brings what such a day needs, to be changed from there. */
public enum Kind {
  OPENING_CEREMONY(true),
  VOLUNTEER_LESSON(true),
  TEAM_BUILDING(false),
  REFURBISHING(false),
  DISTANCE_SESSION(true),
  COLLECTION_DRIVE(false),
  AWARD_CEREMONY(true),
  REVISIT(true);

  private final boolean atSchool;

  Kind(boolean atSchool) {
    this.atSchool = atSchool;
  }

  /** What is to be done, and how many days before. */
  record Task(String code, int daysBefore) {}

  /** Places for a duty, for the whole day. */
  record Post(
      Duty duty,
      int capacity,
      int minAge,
      @Nullable ClearanceKind clearance,
      boolean withChildren,
      boolean photosAllowed) {}

  /** A line of the run-sheet, in minutes from the beginning. */
  record Line(LineKind kind, String code, int minute, int minutes) {}

  /** Whether it takes place with a class: a school has to be named, and to say yes. */
  public boolean atSchool() {
    return atSchool;
  }

  /** As it stands in an address. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Set<Consent> consents() {
    return switch (this) {
      case OPENING_CEREMONY, AWARD_CEREMONY -> EnumSet.of(CONDUCT, PHOTO_RELEASE);
      case VOLUNTEER_LESSON, REVISIT -> EnumSet.of(CONDUCT, WAIVER, TRAINING, PHOTO_RELEASE);
      case TEAM_BUILDING, REFURBISHING -> EnumSet.of(WAIVER, TRAINING, PHOTO_RELEASE);
      case DISTANCE_SESSION -> EnumSet.of(CONDUCT, TRAINING);
      case COLLECTION_DRIVE -> EnumSet.of(WAIVER, PHOTO_RELEASE);
    };
  }

  List<Task> tasks() {
    return switch (this) {
      case OPENING_CEREMONY ->
          List.of(
              new Task("date", 30),
              new Task("guests", 21),
              new Task("plaque", 21),
              new Task("speakers", 14),
              new Task("transport", 10),
              new Task("media", 7),
              new Task("releases", 7),
              new Task("room-tested", 2),
              new Task("delivery-note", 1));
      case VOLUNTEER_LESSON ->
          List.of(
              new Task("date", 21),
              new Task("lesson-plan", 14),
              new Task("second-adult", 7),
              new Task("clearances", 7),
              new Task("names", 5),
              new Task("transport", 5),
              new Task("room-tested", 2),
              new Task("releases", 2));
      case TEAM_BUILDING ->
          List.of(
              new Task("date", 30),
              new Task("venue", 21),
              new Task("names", 5),
              new Task("insurance", 5),
              new Task("tools", 2));
      case REFURBISHING ->
          List.of(
              new Task("date", 21),
              new Task("devices-set-aside", 5),
              new Task("names", 5),
              new Task("insurance", 5),
              new Task("tools", 2),
              new Task("first-aid", 1));
      case DISTANCE_SESSION ->
          List.of(
              new Task("date", 14),
              new Task("lesson-plan", 10),
              new Task("adult-in-room", 7),
              new Task("links", 5),
              new Task("rehearsal", 2));
      case COLLECTION_DRIVE ->
          List.of(
              new Task("date", 30),
              new Task("venue", 21),
              new Task("announcement", 14),
              new Task("containers", 5),
              new Task("scale", 2),
              new Task("transport", 2));
      case AWARD_CEREMONY ->
          List.of(
              new Task("date", 30),
              new Task("guests", 21),
              new Task("awards", 14),
              new Task("speakers", 14),
              new Task("media", 7),
              new Task("releases", 7));
      case REVISIT ->
          List.of(
              new Task("date", 14),
              new Task("second-adult", 7),
              new Task("clearances", 7),
              new Task("tickets-read", 3),
              new Task("transport", 5));
    };
  }

  List<Post> posts() {
    var record = ClearanceKind.CRIMINAL_RECORD;
    return switch (this) {
      case OPENING_CEREMONY ->
          List.of(
              new Post(Duty.LEAD, 1, 21, record, true, true),
              new Post(Duty.HOST, 4, 18, null, true, false),
              new Post(Duty.PHOTOGRAPHER, 1, 18, record, true, true),
              new Post(Duty.HELPER, 10, 18, null, true, false));
      case VOLUNTEER_LESSON ->
          List.of(
              new Post(Duty.LEAD, 1, 21, record, true, true),
              new Post(Duty.TEACHER, 2, 18, record, true, false),
              new Post(Duty.HELPER, 6, 18, record, true, false));
      case TEAM_BUILDING ->
          List.of(
              new Post(Duty.LEAD, 1, 18, null, false, true),
              new Post(Duty.HELPER, 30, 18, null, false, true));
      case REFURBISHING ->
          List.of(
              new Post(Duty.LEAD, 1, 18, null, false, true),
              new Post(Duty.TECHNICIAN, 4, 18, null, false, true),
              new Post(Duty.HELPER, 16, 18, null, false, true));
      case DISTANCE_SESSION -> List.of(new Post(Duty.TEACHER, 2, 18, record, true, false));
      case COLLECTION_DRIVE ->
          List.of(
              new Post(Duty.LEAD, 1, 18, null, false, true),
              new Post(Duty.COLLECTOR, 8, 18, null, false, true));
      case AWARD_CEREMONY ->
          List.of(
              new Post(Duty.LEAD, 1, 21, record, true, true),
              new Post(Duty.JURY, 5, 18, null, false, false),
              new Post(Duty.HOST, 4, 18, null, true, false));
      case REVISIT ->
          List.of(
              new Post(Duty.LEAD, 1, 21, record, true, true),
              new Post(Duty.TECHNICIAN, 2, 18, record, true, false),
              new Post(Duty.HELPER, 2, 18, record, true, false));
    };
  }

  List<Line> lines() {
    return switch (this) {
      case OPENING_CEREMONY ->
          List.of(
              new Line(TRANSPORT, "bus-there", -120, 90),
              new Line(DELIVERY, "delivery-note", -30, 15),
              new Line(MEDIA, "press", -15, 15),
              new Line(PROGRAMME, "welcome", 0, 5),
              new Line(SPEAKER, "principal", 5, 5),
              new Line(SPEAKER, "company", 10, 10),
              new Line(SPEAKER, "programme", 20, 5),
              new Line(PROGRAMME, "plaque", 25, 5),
              new Line(PROGRAMME, "first-lesson", 30, 40),
              new Line(MEDIA, "photograph", 70, 10),
              new Line(TRANSPORT, "bus-back", 90, 90));
      case VOLUNTEER_LESSON ->
          List.of(
              new Line(TRANSPORT, "bus-there", -90, 60),
              new Line(PROGRAMME, "briefing", -30, 30),
              new Line(PROGRAMME, "lesson", 0, 40),
              new Line(PROGRAMME, "break", 40, 10),
              new Line(PROGRAMME, "lesson", 50, 40),
              new Line(PROGRAMME, "look-back", 90, 20),
              new Line(TRANSPORT, "bus-back", 120, 60));
      case TEAM_BUILDING, REFURBISHING ->
          List.of(
              new Line(PROGRAMME, "briefing", 0, 20),
              new Line(PROGRAMME, "work", 20, 100),
              new Line(PROGRAMME, "break", 120, 15),
              new Line(PROGRAMME, "work", 135, 75),
              new Line(MEDIA, "photograph", 210, 10),
              new Line(PROGRAMME, "look-back", 220, 20));
      case DISTANCE_SESSION ->
          List.of(
              new Line(PROGRAMME, "connect", -15, 15),
              new Line(PROGRAMME, "lesson", 0, 40),
              new Line(PROGRAMME, "questions", 40, 10));
      case COLLECTION_DRIVE ->
          List.of(
              new Line(DELIVERY, "set-up", -60, 60),
              new Line(PROGRAMME, "open", 0, 240),
              new Line(PROGRAMME, "count", 240, 45),
              new Line(TRANSPORT, "load", 285, 45));
      case AWARD_CEREMONY ->
          List.of(
              new Line(MEDIA, "press", -15, 15),
              new Line(PROGRAMME, "welcome", 0, 10),
              new Line(SPEAKER, "company", 10, 10),
              new Line(PROGRAMME, "awards", 20, 40),
              new Line(MEDIA, "photograph", 60, 15));
      case REVISIT ->
          List.of(
              new Line(TRANSPORT, "bus-there", -90, 90),
              new Line(PROGRAMME, "walk", 0, 30),
              new Line(PROGRAMME, "work", 30, 60),
              new Line(PROGRAMME, "look-back", 90, 20),
              new Line(TRANSPORT, "bus-back", 120, 90));
    };
  }
}
