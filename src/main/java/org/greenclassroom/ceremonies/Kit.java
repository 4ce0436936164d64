package org.greenclassroom.ceremonies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.greenclassroom.activities.Activity;
import org.jspecify.annotations.Nullable;

/**
 * All that goes into the papers of one ceremony.
 *
 * @param company the day's; null: none
 * @param school the day's; null: none
 * @param room null: the day is about none yet
 */
record Kit(
    Activity activity,
    @Nullable String company,
    @Nullable String school,
    @Nullable Room room,
    List<Fact> facts,
    List<Guest> guests,
    List<RoomTable.Line> lines,
    List<Participant> helpers) {

  /** The same with facts said in another language. */
  Kit told(List<Fact> otherwise) {
    return new Kit(activity, company, school, room, otherwise, guests, lines, helpers);
  }

  /** Volunteers who were there and have no numbered certificate of hours of that day. */
  public List<Participant> participants() {
    return helpers.stream().filter(one -> one.certificate() == null).toList();
  }

  /** Of how many the hours are confirmed, and no certificate of them was issued. */
  public long due() {
    return helpers.stream().filter(Participant::isDue).count();
  }

  /** Those for whom a chair is kept, in order of protocol. */
  public List<Guest> seated() {
    return guests.stream().filter(Guest::seated).toList();
  }

  public List<Guest> speakers() {
    return seated().stream().filter(Guest::speaker).toList();
  }

  /** Whom a letter thanks, and for what. */
  record Thanked(String name, String title, String organisation, What what, int pieces) {
    /** What one is thanked for. */
    enum What {
      COMPANY,
      GIVER,
      FUNDER,
      SCHOOL,
      GUEST
    }
  }

  /** Organisations each once, for the most that they did; then the guests. */
  public List<Thanked> thanked() {
    var all = new LinkedHashMap<String, Thanked>();
    if (room != null) {
      for (var one : room.funders())
        all.putIfAbsent(
            one.name(), new Thanked("", "", one.name(), Thanked.What.FUNDER, given(one.name())));
      for (var one : room.givers())
        all.putIfAbsent(
            one.name(), new Thanked("", "", one.name(), Thanked.What.GIVER, given(one.name())));
    }
    if (company != null)
      all.putIfAbsent(company, new Thanked("", "", company, Thanked.What.COMPANY, 0));
    if (school != null)
      all.putIfAbsent(school, new Thanked("", "", school, Thanked.What.SCHOOL, 0));
    var letters = new ArrayList<>(all.values());
    for (var guest : seated())
      letters.add(
          new Thanked(guest.name(), guest.title(), guest.organisation(), Thanked.What.GUEST, 0));
    return letters;
  }

  private int given(String name) {
    return room == null
        ? 0
        : room.givers().stream()
            .filter(one -> one.name().equals(name))
            .mapToInt(Room.Giver::pieces)
            .sum();
  }

  /** Names of those who gave or paid, each once, for the plaque. */
  public List<String> patrons() {
    var names = new LinkedHashMap<String, Boolean>();
    if (room != null) {
      for (var one : room.funders()) names.put(one.name(), true);
      for (var one : room.givers()) names.put(one.name(), true);
    }
    if (names.isEmpty() && company != null) names.put(company, true);
    return List.copyOf(names.keySet());
  }
}
