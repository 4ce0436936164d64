package org.greenclassroom.checklists;

import java.util.List;
import org.greenclassroom.frame.AllowSignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions as JSON, for pages that must know them without a connection. */
@RestController
class ChecklistApi {
  private final Checklists checklists;

  ChecklistApi(Checklists checklists) {
    this.checklists = checklists;
  }

  /** A version with its items. */
  record VersionTold(
      long version,
      String code,
      Use use,
      int n,
      Version.State state,
      Spoken title,
      List<ItemTold> items) {
    static VersionTold of(Version version) {
      return new VersionTold(
          version.version(),
          version.code(),
          version.use(),
          version.n(),
          version.state(),
          version.title(),
          version.items().stream().map(ItemTold::of).toList());
    }
  }

  /**
   * An item; relevant and constraint as XLSForm writes them.
   *
   * @param relevant null: it is always asked
   * @param constraint null: anything of its type
   */
  record ItemTold(
      String name,
      ItemType type,
      Spoken label,
      Spoken hint,
      boolean required,
      @Nullable String relevant,
      @Nullable String constraint,
      Spoken message,
      List<Option> options) {
    static ItemTold of(Item item) {
      return new ItemTold(
          item.name(),
          item.type(),
          item.label(),
          item.hint(),
          item.required(),
          item.relevant() == null ? null : Expressions.relevant(item.relevant()),
          item.limit() == null ? null : Expressions.constraint(item.limit()),
          item.message(),
          item.options());
    }
  }

  @AllowSignedIn
  @GetMapping("/api/v1/checklists")
  List<VersionTold> published(@RequestParam Use use) {
    return checklists.published(use).stream().map(VersionTold::of).toList();
  }

  @AllowSignedIn
  @GetMapping("/api/v1/checklists/versions/{id:\\d{1,18}}")
  VersionTold version(@PathVariable long id) {
    return VersionTold.of(checklists.version(id));
  }
}
