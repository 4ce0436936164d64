package org.greenclassroom.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.volunteers.ClearanceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: a new slot of a day, one that is changed. */
@Controller
@RequestMapping("/activities/{activity:\\d+}/slots")
class SlotController {
  private final Activities activities;
  private final Slots slots;
  private final Chosen chosen;

  SlotController(Activities activities, Slots slots, Chosen chosen) {
    this.activities = activities;
    this.slots = slots;
    this.chosen = chosen;
  }

  /** What the form posts; times are meant in the day's own zone. */
  record SlotForm(
      Duty duty,
      @Nullable String name,
      LocalDate day,
      LocalTime from,
      LocalTime to,
      int capacity,
      int minAge,
      @Nullable ClearanceKind clearance,
      @Nullable String spoken,
      @Nullable Boolean withChildren,
      @Nullable Boolean photosAllowed) {
    Place place(String zone) {
      return new Place(
          duty,
          name == null ? "" : name,
          ActivityForm.moment(day, from, zone),
          ActivityForm.end(day, from, to, zone),
          capacity,
          minAge,
          clearance,
          spoken == null || spoken.isBlank() ? null : spoken,
          withChildren != null && withChildren,
          photosAllowed != null && photosAllowed);
    }
  }

  record SlotPage(
      Activity activity,
      @Nullable Slot slot,
      Map<String, String> duties,
      Map<String, String> clearances,
      Map<String, String> languages) {
    public LocalDate day() {
      return slot == null
          ? activity.day()
          : LocalDate.ofInstant(slot.startsAt(), activity.zoneId());
    }

    public LocalTime from() {
      return slot == null ? activity.from() : slot.from(activity.zoneId());
    }

    public LocalTime to() {
      return slot == null ? activity.to() : slot.to(activity.zoneId());
    }
  }

  @Allow(Role.OFFICER)
  @GetMapping("/new")
  String fresh(@PathVariable long activity, Occasion occasion, Model model) {
    return show(activities.activity(activity, occasion.actor()), null, model);
  }

  @Allow(Role.OFFICER)
  @GetMapping("/{slot:\\d+}")
  String slot(
      @PathVariable long activity, @PathVariable long slot, Occasion occasion, Model model) {
    return show(activities.activity(activity, occasion.actor()), of(activity, slot), model);
  }

  private String show(Activity activity, @Nullable Slot slot, Model model) {
    model.addAttribute(
        "page",
        new SlotPage(
            activity,
            slot,
            chosen.words(Duty.values()),
            chosen.words(ClearanceKind.values()),
            Chosen.languages()));
    return "activities/slot";
  }

  @Allow(Role.OFFICER)
  @PostMapping
  String add(
      @PathVariable long activity,
      @ModelAttribute SlotForm form,
      Occasion occasion,
      RedirectAttributes redirect) {
    slots.add(occasion, activity, form.place(activities.activity(activity).zone()));
    Said.that(redirect, "activities.said.kept");
    return "redirect:/activities/" + activity + "#slots";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/{slot:\\d+}")
  String change(
      @PathVariable long activity,
      @PathVariable long slot,
      @ModelAttribute SlotForm form,
      Occasion occasion,
      RedirectAttributes redirect) {
    of(activity, slot);
    slots.change(occasion, slot, form.place(activities.activity(activity).zone()));
    Said.that(redirect, "activities.said.kept");
    return "redirect:/activities/" + activity + "#slots";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/{slot:\\d+}/removal")
  String remove(
      @PathVariable long activity,
      @PathVariable long slot,
      Occasion occasion,
      RedirectAttributes redirect) {
    of(activity, slot);
    slots.remove(occasion, slot);
    Said.that(redirect, "activities.said.slot-removed");
    return "redirect:/activities/" + activity + "#slots";
  }

  private Slot of(long activity, long number) {
    var slot = activities.slot(number);
    if (slot.activity() != activity || slot.removed())
      throw Refusal.notFound(Long.toString(number));
    return slot;
  }
}
