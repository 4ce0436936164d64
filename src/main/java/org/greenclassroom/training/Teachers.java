package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for who teaches where: known with consent, gone, forgotten. */
@Service
@Transactional
public class Teachers {
  /** So many can be chosen from one list; the others by a part of their name. */
  static final int CHOICES = 200;

  private final TeacherTable table;
  private final Partners partners;
  private final Schools schools;
  private final ObjectProvider<TeacherWatch> watches; // rooms above, which know this one

  Teachers(
      TeacherTable table,
      Partners partners,
      Schools schools,
      ObjectProvider<TeacherWatch> watches) {
    this.table = table;
    this.partners = partners;
    this.schools = schools;
    this.watches = watches;
  }

  /**
   * What is known of a teacher.
   *
   * @param agreed that address and telephone are kept
   * @param qualified null: not said
   */
  public record Known(
      long school,
      String name,
      @Nullable String email,
      @Nullable String phone,
      String language,
      Duty post,
      @Nullable String subject,
      @Nullable Boolean qualified,
      boolean agreed) {
    /** By somebody who may not read where the teacher is reached: that stays, if it may be kept. */
    Known reachedAs(Teacher before) {
      return new Known(
          school,
          name,
          agreed ? before.email() : null,
          agreed ? before.phone() : null,
          language,
          post,
          subject,
          qualified,
          agreed);
    }
  }

  /**
   * Writes a teacher down; the same occasion asked twice answers the first.
   *
   * @throws Refusal without a name, with an address nobody agreed to, or when one of that name is
   *     there already
   */
  public long record(Occasion occasion, Known known) {
    var key = occasion.keyFor("teacher");
    var already = table.keyed(key);
    if (already.isPresent()) return already.get();
    var partner = partners.partner(known.school());
    if (!partner.is(PartnerKind.SCHOOL))
      throw new Refusal("training.refusal.not-a-school", partner.name());
    var checked = checked(known);
    if (table.named(known.school(), checked.name()).isPresent())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "training.refusal.known", checked.name(), partner.name());
    return table.insert(occasion, key, checked);
  }

  /** Of whoever answers a survey: the one of that name, or a new one. */
  long met(Occasion occasion, Known known) {
    var checked = checked(known);
    return table
        .named(known.school(), checked.name())
        .orElseGet(() -> table.insert(occasion, occasion.keyFor("teacher"), checked));
  }

  public void change(Occasion occasion, long teacher, Known known) {
    var before = teacher(teacher, occasion.actor());
    if (before.erasedAt() != null) throw new Refusal("training.refusal.forgotten");
    var checked = checked(known);
    table.change(
        teacher,
        checked,
        checked.agreed() ? Objects.requireNonNullElse(before.agreedAt(), occasion.now()) : null);
  }

  private static Known checked(Known known) {
    var name = known.name().strip();
    if (name.isEmpty() || name.length() > 80) throw new Refusal("training.refusal.name");
    var email = blank(known.email());
    var phone = blank(known.phone());
    if (!known.agreed() && (email != null || phone != null))
      throw new Refusal("training.refusal.not-agreed", name);
    if (phone != null && !phone.matches("[+()0-9 /-]{3,30}"))
      throw new Refusal("training.refusal.phone", phone);
    if (!known.language().matches("en|zh|fr"))
      throw new Refusal("training.refusal.language", known.language());
    var subject = blank(known.subject());
    if (subject != null && subject.length() > 80) throw new Refusal("training.refusal.subject");
    return new Known(
        known.school(),
        name,
        email == null ? null : Post.address(email),
        phone,
        known.language(),
        known.post(),
        subject,
        known.qualified(),
        known.agreed());
  }

  static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Somebody left; the school's standing follows. */
  public void leave(Occasion occasion, long teacher, LocalDate day) {
    var known = teacher(teacher, occasion.actor());
    if (day.isAfter(occasion.today())) throw new Refusal("training.refusal.future", day);
    if (table.leave(teacher, day) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.left", known.called());
  }

  public void comeBack(Occasion occasion, long teacher) {
    var known = teacher(teacher, occasion.actor());
    if (table.comeBack(teacher) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.not-left", known.called());
  }

  /** Name, address, telephone, subject go; what was counted stays, of nobody. */
  public void forget(Occasion occasion, long teacher) {
    if (teacher(teacher, occasion.actor()).erasedAt() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.forgotten");
    table.forget(teacher, occasion.now(), occasion.today());
    watches.forEach(watch -> watch.forgotten(occasion, teacher));
  }

  /** The principal says that nobody here can do it any more. */
  public void declare(Occasion occasion, long school, LocalDate day, String words) {
    if (!partners.partner(school).is(PartnerKind.SCHOOL))
      throw new Refusal("training.refusal.not-a-school", partners.partner(school).name());
    if (words.isBlank() || words.length() > 500) throw new Refusal("training.refusal.words");
    if (day.isAfter(occasion.today())) throw new Refusal("training.refusal.future", day);
    table.declare(occasion, school, day, words.strip());
  }

  @Transactional(readOnly = true)
  public Teacher teacher(long teacher) {
    return table.teacher(teacher).orElseThrow(() -> Refusal.notFound(String.valueOf(teacher)));
  }

  /** The teacher, for somebody who may see that school. */
  @Transactional(readOnly = true)
  public Teacher teacher(long teacher, Actor actor) {
    var known = teacher(teacher);
    if (!sees(actor, known.school())) throw Refusal.notFound(String.valueOf(teacher));
    return known;
  }

  /** Whether this person may know of the teacher: for what was asked for by a number of its own. */
  @Transactional(readOnly = true)
  boolean isSeen(long teacher, Actor actor) {
    return table.teacher(teacher).filter(known -> sees(actor, known.school())).isPresent();
  }

  @Transactional(readOnly = true)
  boolean sees(Actor actor, long school) {
    if (actor.account() == Actor.HOUSE.account()) return true;
    var own = schools.own(actor);
    return own == null || own.contains(school);
  }

  @Transactional(readOnly = true)
  public List<Teacher> of(long school) {
    return table.of(school);
  }

  @Transactional(readOnly = true)
  List<TeacherTable.Declaration> declarations(long school) {
    return table.declarations(school);
  }

  @Transactional(readOnly = true)
  List<TeacherTable.Choice> choices(String part, long session, Actor actor) {
    return table.choices(part.strip(), session, schools.own(actor), CHOICES + 1);
  }

  @Transactional(readOnly = true)
  List<TeacherTable.Choice> trainers(String part, Actor actor) {
    return table.trainers(part.strip(), schools.own(actor), CHOICES + 1);
  }
}
