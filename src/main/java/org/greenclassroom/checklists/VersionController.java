package org.greenclassroom.checklists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/** One version: its items, and what an officer does with a draft. */
@Controller
class VersionController {
  private static final String VERSION = "/checklists/versions/{id:\\d{1,18}}";
  private final Checklists checklists;
  private final Authoring authoring;
  private final Shown shown;

  VersionController(Checklists checklists, Authoring authoring, Shown shown) {
    this.checklists = checklists;
    this.authoring = authoring;
    this.shown = shown;
  }

  /**
   * A version.
   *
   * @param untold what still lacks a language
   * @param others of the same checklist
   */
  record VersionPage(
      Version version, List<String> untold, List<Version> others, boolean writes, boolean edits) {
    public String relevant(Item item) {
      return item.relevant() == null ? "" : Expressions.relevant(item.relevant());
    }

    public String limit(Item item) {
      return item.limit() == null ? "" : Expressions.constraint(item.limit());
    }
  }

  /**
   * The form of an item.
   *
   * @param item null: a new one
   * @param earlier the questions before it, by name
   */
  record ItemPage(
      Version version,
      @Nullable Item item,
      Map<String, String> types,
      Map<String, String> earlier,
      Map<String, String> signs) {
    public String options() {
      return item == null
          ? ""
          : item.options().stream()
              .map(option ->
                  String.join(
                      " | ",
                      option.code(),
                      option.label().en(),
                      option.label().zh(),
                      option.label().fr()))
              .collect(Collectors.joining("\n"));
    }

    public @Nullable String bound(String which) {
      var limit = item == null ? null : item.limit();
      if (limit == null) return null;
      var bound =
          switch (which) {
            case "min" -> limit.min();
            case "max" -> limit.max();
            default -> limit.longest();
          };
      return bound == null ? null : bound.toString();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping(VERSION)
  String version(@PathVariable long id, Occasion occasion, Model model) {
    var version = checklists.version(id);
    boolean writes = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new VersionPage(
            version,
            version.content().untold(),
            authoring.of(version.code()).stream().filter(one -> one.version() != id).toList(),
            writes,
            writes && version.isDraft()));
    return "checklists/version";
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/drafts")
  String draft(@PathVariable long id, Occasion occasion) {
    return "redirect:/checklists/versions/" + authoring.draftFrom(occasion, id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/title")
  String title(@PathVariable long id, @RequestParam Map<String, String> posted) {
    checklists.version(id);
    authoring.title(id, new ItemForm(posted).spoken("title"));
    return here(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/publication")
  String publish(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    authoring.publish(occasion, id);
    Said.that(redirect, "checklists.said.published", checklists.version(id).called());
    return here(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/retirement")
  String retire(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    authoring.retire(occasion, id);
    Said.that(redirect, "checklists.said.retired", checklists.version(id).called());
    return here(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/removal")
  String discard(@PathVariable long id, RedirectAttributes redirect) {
    var version = checklists.version(id);
    authoring.discard(id);
    Said.that(redirect, "checklists.said.discarded", version.called());
    return "redirect:/checklists/" + version.code();
  }

  @Allow(Role.OFFICER)
  @GetMapping(VERSION + "/items/new")
  String blank(@PathVariable long id, Model model) {
    var version = checklists.version(id);
    return version.isDraft() ? form(version, null, model) : here(id);
  }

  @Allow(Role.OFFICER)
  @GetMapping(VERSION + "/items/{name}")
  String item(@PathVariable long id, @PathVariable String name, Model model) {
    var version = checklists.version(id);
    var item = version.item(name).orElseThrow(() -> Refusal.notFound(name));
    return version.isDraft() ? form(version, item, model) : here(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/items")
  String add(@PathVariable long id, @RequestParam Map<String, String> posted) {
    checklists.version(id);
    var form = new ItemForm(posted);
    authoring.add(id, form.item(form.name()));
    return here(id) + "#item." + form.name();
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/items/{name}")
  String put(
      @PathVariable long id, @PathVariable String name, @RequestParam Map<String, String> posted) {
    var _ = checklists.version(id).item(name).orElseThrow(() -> Refusal.notFound(name));
    authoring.put(id, new ItemForm(posted).item(name));
    return here(id) + "#item." + name;
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/items/{name}/{way:up|down}")
  String move(@PathVariable long id, @PathVariable String name, @PathVariable String way) {
    authoring.move(id, name, way.equals("up") ? -1 : 1);
    return here(id) + "#item." + name;
  }

  @Allow(Role.OFFICER)
  @PostMapping(VERSION + "/items/{name}/removal")
  String remove(@PathVariable long id, @PathVariable String name) {
    authoring.remove(id, name);
    return here(id);
  }

  private String form(Version version, @Nullable Item item, Model model) {
    var types = new LinkedHashMap<String, String>();
    for (var type : ItemType.values()) types.put(type.name(), shown.word(type));
    var earlier = new LinkedHashMap<String, String>();
    for (var other : version.items()) {
      if (item != null && other.name().equals(item.name())) break;
      if (other.asks()) earlier.put(other.name(), other.name());
    }
    var signs = new LinkedHashMap<String, String>();
    for (var is : Condition.Is.values()) signs.put(is.name(), is.shown());
    model.addAttribute("page", new ItemPage(version, item, types, earlier, signs));
    return "checklists/item";
  }

  private static String here(long id) {
    return "redirect:/checklists/versions/" + id;
  }
}
