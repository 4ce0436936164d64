package org.greenclassroom.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One room in a plan: what it gets and why, and deciding otherwise. */
@Controller
class RoomController {
  private final Planning planning;
  private final Plans plans;
  private final Shown shown;

  RoomController(Planning planning, Plans plans, Shown shown) {
    this.planning = planning;
    this.plans = plans;
    this.shown = shown;
  }

  /** What a person decides for a room. */
  enum Decision {
    /** The plan chooses. */
    FREE,
    /** Exactly what it gets in this plan. */
    KEEP,
    NOTHING,
    ONLY,
    THESE
  }

  /**
   * Machines of one group, for this room.
   *
   * @param given how many it gets in this plan
   * @param hindrance why it may not have them; null when it may
   */
  record Choice(Stock stock, int given, @Nullable Hindrance hindrance, @Nullable Long kilometres) {}

  record RoomPage(
      Plan plan,
      Reading.Room room,
      @Nullable String because,
      @Nullable Pin pin,
      @Nullable String decided,
      PinTable.@Nullable Cost cost,
      List<Choice> choices,
      Map<String, String> models,
      List<Tag> devices,
      boolean mayDecide) {
    public List<Choice> fitting() {
      return choices.stream().filter(each -> each.hindrance() == null).toList();
    }

    public List<Choice> unfit() {
      return choices.stream().filter(each -> each.hindrance() != null).toList();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/plans/{plan}/rooms/{classroom}")
  String room(
      @PathVariable long plan, @PathVariable long classroom, Occasion occasion, Model model) {
    var known = planning.plan(plan);
    var room = plans.room(plan, classroom);
    var wish = plans.wish(classroom, occasion.today()).orElse(null);
    var given = plans.pieces(plan, classroom);
    var choices = new ArrayList<Choice>();
    var models = new LinkedHashMap<String, String>();
    for (var stock : plans.stock(plan, room.kind())) {
      var hindrance = wish == null ? null : Hindrance.of(stock, wish);
      choices.add(
          new Choice(
              stock,
              given.getOrDefault(stock.signature(), 0),
              hindrance,
              wish == null ? null : stock.place().kilometres(wish.place())));
      if (hindrance == null && !stock.model().isEmpty())
        models.putIfAbsent(stock.name(), stock.model());
    }
    var pin = plans.pins(plan).get(classroom);
    model.addAttribute(
        "page",
        new RoomPage(
            known,
            room,
            Because.of(room, shown),
            pin,
            pin == null ? null : Because.decided(pin, shown),
            plans.costs(plan).get(classroom),
            choices,
            models,
            plans.picked(plan).getOrDefault(classroom, List.of()).stream().sorted().toList(),
            occasion.actor().is(Role.OFFICER) && wish != null && known.confirmed() == null));
    return "planning/room";
  }

  /** The pieces come as {@code pieces-<group>}. */
  @Allow(Role.OFFICER)
  @PostMapping("/plans/{plan}/rooms/{classroom}/decision")
  String decide(
      @PathVariable long plan,
      @PathVariable long classroom,
      @RequestParam Decision decision,
      @RequestParam(defaultValue = "") String model,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    var room = plans.room(plan, classroom);
    var pin =
        switch (decision) {
          case FREE -> null;
          case NOTHING -> new Pin.Nothing();
          case KEEP ->
              room.given() == 0 ? new Pin.Nothing() : new Pin.These(plans.pieces(plan, classroom));
          case ONLY -> {
            if (model.isBlank()) throw new Refusal("planning.refusal.no-model");
            yield new Pin.Only(model);
          }
          case THESE -> new Pin.These(typed(plan, room, typed));
        };
    long next = planning.decide(occasion, plan, classroom, pin);
    Said.that(redirect, "planning.said.decided", next);
    return "redirect:/plans/" + next;
  }

  private Map<String, Integer> typed(long plan, Reading.Room room, Map<String, String> typed) {
    var pieces = new LinkedHashMap<String, Integer>();
    for (var stock : plans.stock(plan, room.kind())) {
      var text = typed.getOrDefault("pieces-" + stock.group(), "").strip();
      if (text.isEmpty() || text.equals("0")) continue;
      if (!text.matches("\\d{1,5}")) throw new Refusal("planning.refusal.not-a-number", text);
      pieces.put(stock.signature(), Integer.valueOf(text));
    }
    return pieces;
  }
}
