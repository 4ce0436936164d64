package org.greenclassroom.endings;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.classrooms.EarlyEnd;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/** What the form of a proposal posts; only what its decision needs is filled in. */
record WishForm(
    @Nullable LocalDate day,
    @Nullable EarlyEnd why,
    @Nullable Long school,
    @Nullable String roomName,
    @Nullable Integer seats,
    @Nullable DeviceKind kind,
    @Nullable List<String> tag,
    @Nullable String words,
    @Nullable String name) {

  Proposal.Wish wish(Decision decision) {
    return new Proposal.Wish(
        decision,
        day,
        why,
        school,
        roomName == null || seats == null || kind == null
            ? null
            : new Proposal.Next(roomName, seats, kind),
        words == null ? "" : words);
  }

  List<Tag> kept() {
    return tag == null
        ? List.of()
        : tag.stream().filter(one -> !one.isBlank()).map(Tag::parse).distinct().toList();
  }
}
