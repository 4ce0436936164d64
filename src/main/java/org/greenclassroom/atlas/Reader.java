package org.greenclassroom.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Division;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Says in the reader's words what a picture shows, and what of everything the reader asked for. */
@Component
class Reader {
  private final MessageSource words;
  private final Shown shown;

  Reader(MessageSource words, Shown shown) {
    this.words = words;
    this.shown = shown;
  }

  static Sight sight(
      Actor actor,
      String place,
      @Nullable String kind,
      @Nullable Long sponsor,
      @Nullable String state) {
    return new Sight(
        place,
        kind == null || kind.isBlank() ? null : kind,
        sponsor,
        state == null || state.isBlank() ? null : state,
        actor.is(Role.OFFICER, Role.ENGINEER, Role.ADMINISTRATOR));
  }

  /** The address of another picture of the same sight. */
  static String address(String path, Sight sight, String place) {
    var address = UriComponentsBuilder.fromPath(path);
    if (!place.isEmpty()) address.queryParam("place", place);
    if (sight.kind() != null) address.queryParam("kind", sight.kind());
    if (sight.sponsor() != null) address.queryParam("sponsor", sight.sponsor());
    if (sight.state() != null) address.queryParam("state", sight.state());
    return address.build().encode().toUriString();
  }

  String word(String key, Object... arguments) {
    return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  String number(@Nullable Number number) {
    return shown.number(number);
  }

  String state(String state) {
    return word("classrooms.progress." + state.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  String territory(String territory) {
    return word("partners.territory." + territory.toLowerCase(Locale.ROOT));
  }

  String name(Spot spot) {
    return name(spot.key(), spot.name(), spot.territory());
  }

  String name(PinTable.Place place) {
    return name(place.code(), place.name(), place.territory());
  }

  /** A province in the reader's language; what lies in it as the schools wrote it. */
  private String name(String code, @Nullable String written, String territory) {
    if (code.length() == 2 && Division.province(code).isPresent())
      return word(Division.province(code).get());
    return written == null ? territory(territory) : written;
  }

  /** 12 rooms: 8 in class, 3 ending, 1 past its day. */
  String tells(Spot spot) {
    var parts = new ArrayList<String>();
    part(parts, "coming", spot.states().coming());
    part(parts, "on-the-way", spot.states().onTheWay());
    part(parts, "in-class", spot.states().inClass());
    part(parts, "ending", spot.states().ending());
    part(parts, "late", spot.states().late());
    part(parts, "at-risk", spot.signals().atRisk());
    part(parts, "silent", spot.signals().dropOff());
    return word("atlas.spot", spot.rooms(), String.join(word("atlas.and"), parts));
  }

  private void part(List<String> parts, String look, long rooms) {
    if (rooms > 0) parts.add(word("atlas.some." + look, rooms));
  }
}
