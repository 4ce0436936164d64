package org.greenclassroom.atlas;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The entrance: the pictures, small. */
@Controller
class AtlasController {
  private final Atlas atlas;
  private final MapController map;
  private final ChartController charts;

  AtlasController(Atlas atlas, MapController map, ChartController charts) {
    this.atlas = atlas;
    this.map = map;
    this.charts = charts;
  }

  record AtlasPage(
      @Nullable Instant readAt,
      String mapSentence,
      String mapDrawing,
      List<Picture> pictures,
      boolean mayRead) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/atlas")
  String atlas(Occasion occasion, Model model) {
    var sight = Reader.sight(occasion.actor(), "", null, null, null);
    model.addAttribute(
        "page",
        new AtlasPage(
            atlas.readAt().orElse(null),
            map.sentence(sight),
            map.drawing(sight),
            charts.small(sight, occasion.today()),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.ADMINISTRATOR)));
    return "atlas/atlas";
  }
}
