package org.greenclassroom.photographs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of photographs: taking them in, saying what they show, showing them. */
@Service
@Transactional
public class Photographs {
  /** At once; a phone's worth of one morning is sent in several goes. */
  static final int MOST = 20;

  private static final int LONGEST = 500;

  private final PhotographTable table;
  private final SayingTable sayings;
  private final ClassReleaseTable classes;
  private final UseTable uses;
  private final Files files;
  private final Attachments attachments;
  private final Classrooms classrooms;
  private final Schools schools;
  private final Activities activities;

  Photographs(
      PhotographTable table,
      SayingTable sayings,
      ClassReleaseTable classes,
      UseTable uses,
      Files files,
      Attachments attachments,
      Classrooms classrooms,
      Schools schools,
      Activities activities) {
    this.table = table;
    this.sayings = sayings;
    this.classes = classes;
    this.uses = uses;
    this.files = files;
    this.attachments = attachments;
    this.classrooms = classrooms;
    this.schools = schools;
    this.activities = activities;
  }

  /** What may be used for that purpose now, of one day. */
  @Transactional(readOnly = true)
  public List<Usable> usable(Purpose purpose, long activity) {
    return uses.usableOf(activity, purpose);
  }

  /**
   * Writes down that a photograph is shown somewhere. The same place again is the same use.
   *
   * @param place a page of ours, beginning with /, which asks {@link #usable} each time; or where
   *     else in words: then somebody has to take it back when a release is withdrawn
   * @throws Refusal when somebody in it does not allow that purpose now
   */
  public long used(Occasion occasion, long photograph, Purpose purpose, String place) {
    if (place.isBlank()) throw new Refusal("frame.refusal.missing", "place");
    if (place.length() > LONGEST) throw new Refusal("photographs.refusal.long", LONGEST);
    uses.lockShared();
    if (uses.usable(photograph, purpose).isEmpty()) {
      picture(photograph);
      throw new Refusal("photographs.refusal.not-released", photograph, purpose);
    }
    return uses.standing(photograph, purpose, place.strip())
        .orElseGet(() ->
            uses.insert(
                photograph,
                purpose,
                place.strip(),
                occasion.now(),
                occasion.actor().account(),
                occasion.keyFor("use/" + photograph + "/" + purpose + "/" + place)));
  }

  /**
   * Writes down that several are shown at one place, as far as they may be shown now.
   *
   * @return those that may
   */
  public Set<Long> shown(
      Occasion occasion, Collection<Long> photographs, Purpose purpose, String place) {
    if (photographs.isEmpty()) return Set.of();
    uses.lockShared();
    uses.insertAll(photographs, purpose, place, occasion.now(), occasion.actor().account());
    return uses.usableOf(photographs, purpose);
  }

  /** The picture itself, a JPEG; whoever asks knows who may see it. */
  @Transactional(readOnly = true)
  public byte[] content(long photograph) {
    return files
        .file(table.file(photograph).orElseThrow(() -> Refusal.notFound(Long.toString(photograph))))
        .bytes();
  }

  /** The same if it may be used for that purpose now; else there is no such thing. */
  @Transactional(readOnly = true)
  public byte[] content(long photograph, Purpose purpose) {
    if (uses.usable(photograph, purpose).isEmpty())
      throw Refusal.notFound(Long.toString(photograph));
    return content(photograph);
  }

  /** The picture for everybody, if the website shows it and still may. */
  @Transactional(readOnly = true)
  public byte[] published(long photograph) {
    if (!uses.published(photograph)) throw Refusal.notFound(Long.toString(photograph));
    return content(photograph);
  }

  /**
   * Where and when they were taken.
   *
   * @param activity of which day with people; null: of none
   * @param classroom in which of our rooms; null: elsewhere
   * @param words what is to be seen on all of them; may be empty
   */
  public record Taken(
      @Nullable Long activity, @Nullable Long classroom, LocalDate takenOn, String words) {}

  /** Keeps them, drawn anew without their metadata; nobody sees what they show until it is said. */
  public List<Long> take(Occasion occasion, Taken taken, List<byte[]> pictures) {
    if (pictures.isEmpty()) throw new Refusal("frame.refusal.missing", "files");
    if (pictures.size() > MOST) throw new Refusal("photographs.refusal.many", MOST);
    if (taken.takenOn().isAfter(occasion.today()))
      throw new Refusal("photographs.refusal.future", taken.takenOn());
    if (taken.words().length() > LONGEST) throw new Refusal("photographs.refusal.long", LONGEST);
    if (taken.classroom() != null)
      schools.within(
          occasion.actor(), classrooms.room(taken.classroom()).school(), taken.classroom());
    var where = taken;
    if (taken.activity() != null) {
      var day = activities.activity(taken.activity());
      if (day.school() != null) schools.within(occasion.actor(), day.school(), taken.activity());
      var room = day.classroom();
      // of a day about one of our rooms: the school of that room may see them
      if (taken.classroom() == null)
        where = new Taken(taken.activity(), room, taken.takenOn(), taken.words());
    }
    var numbers = new ArrayList<Long>();
    for (int i = 0; i < pictures.size(); i++)
      numbers.add(keep(occasion, where, null, Photograph.of(pictures.get(i)), "photograph/" + i));
    return numbers;
  }

  /**
   * The same of files that the queue of this browser sent before, part by part: a line that breaks
   * costs one part.
   */
  List<Long> takeSent(Occasion occasion, Taken taken, List<String> hashes) {
    if (hashes.size() > MOST) throw new Refusal("photographs.refusal.many", MOST);
    return take(
        occasion, taken, hashes.stream().map(hash -> attachments.bytes(occasion, hash)).toList());
  }

  long keep(
      Occasion occasion, Taken taken, @Nullable Long original, Photograph drawn, String part) {
    return table.insert(
        files.keep(drawn.jpeg(), "photograph.jpg", "image/jpeg"),
        original,
        taken.activity(),
        taken.classroom(),
        taken.takenOn(),
        taken.words().strip(),
        drawn,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor(part));
  }

  /**
   * Says what it shows.
   *
   * @param unnamed adults in it whom none of our lists knows: while there are any it is not used
   * @param classRelease what the school allows for the class in it; null: nothing
   * @param looked whether somebody of the school looked that none of those left out is in it
   */
  public void say(
      Occasion occasion,
      long photograph,
      Shows shows,
      int unnamed,
      @Nullable Long classRelease,
      boolean looked) {
    var picture = picture(photograph);
    if (unnamed < 0 || unnamed > 999) throw new Refusal("photographs.refusal.unnamed", unnamed);
    var children = shows == Shows.CHILDREN;
    if (children && classRelease != null) {
      var release =
          classes
              .one(classRelease)
              .orElseThrow(() -> Refusal.notFound(Long.toString(classRelease)));
      if (picture.classroom() == null || release.classroom() != picture.classroom())
        throw Refusal.notFound(Long.toString(classRelease));
    }
    if (shows == Shows.NO_PEOPLE && (unnamed > 0 || !sayings.figures(photograph).isEmpty()))
      throw new Refusal("photographs.refusal.somebody", photograph);
    sayings.insert(
        photograph,
        shows,
        unnamed,
        children ? classRelease : null,
        children && looked,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("saying/" + photograph));
    recall(occasion);
  }

  /** An adult is to be recognised in it. */
  public void show(Occasion occasion, long photograph, Adult adult) {
    var picture = picture(photograph);
    if (picture.shows() == Shows.NO_PEOPLE)
      throw new Refusal("photographs.refusal.nobody", photograph);
    if (sayings.known(adult).isEmpty()) throw Refusal.notFound(adult.toString());
    sayings.add(photograph, adult, occasion.now(), occasion.actor().account());
    recall(occasion);
  }

  /** It was somebody else. */
  public void unshow(Occasion occasion, long photograph, long figure) {
    picture(photograph);
    if (sayings.figures(photograph).stream().noneMatch(one -> one.figure() == figure))
      throw Refusal.notFound(Long.toString(figure));
    sayings.remove(figure, occasion.now(), occasion.actor().account());
    recall(occasion);
  }

  /** Whatever is used and may be no longer is asked back; done after each change, and at night. */
  void recall(Occasion occasion) {
    uses.lockAlone();
    uses.recall(occasion.now());
  }

  @Transactional(readOnly = true)
  Picture picture(long photograph) {
    return table.picture(photograph).orElseThrow(() -> Refusal.notFound(Long.toString(photograph)));
  }

  /** The photograph, if this person may know of it; a school sees those of its own rooms. */
  @Transactional(readOnly = true)
  Picture picture(long photograph, Actor actor) {
    var picture = picture(photograph);
    var own = schools.own(actor);
    if (own != null && (picture.school() == null || !own.contains(picture.school())))
      throw Refusal.notFound(Long.toString(photograph));
    return picture;
  }

  /** An original of which there is a blurred one is opened by officers only, and that is kept. */
  byte[] opened(Occasion occasion, long photograph) {
    var picture = picture(photograph, occasion.actor());
    if (picture.blurred()) {
      if (!occasion.actor().is(Role.OFFICER)) throw Refusal.notFound(Long.toString(photograph));
      table.opened(photograph, occasion.now(), occasion.actor().account());
    }
    return content(photograph);
  }

  @Transactional(readOnly = true)
  Slice<Picture> page(
      Actor actor,
      @Nullable Long activity,
      @Nullable Long classroom,
      PhotographTable.Only only,
      long before,
      int size) {
    Collection<Long> own = schools.own(actor);
    return Slice.of(
        table.page(own, activity, classroom, only, before, size + 1),
        size,
        one -> Long.toString(one.photograph()));
  }

  @Transactional(readOnly = true)
  PhotographTable.Counted counted(@Nullable Long activity, @Nullable Long classroom) {
    return table.counted(activity, classroom);
  }

  @Transactional(readOnly = true)
  List<PhotographTable.Entry> entries(long photograph) {
    return table.entries(photograph);
  }

  @Transactional(readOnly = true)
  List<Long> blurredFrom(long photograph) {
    return table.blurredFrom(photograph);
  }

  @Transactional(readOnly = true)
  List<SayingTable.Figure> figures(long photograph) {
    return sayings.figures(photograph);
  }

  @Transactional(readOnly = true)
  List<SayingTable.Known> named(String part) {
    return sayings.named(part.strip());
  }
}
