package org.greenclassroom.atlas;

import java.time.Duration;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tiles for the moving map, from our own address. */
@Controller
class TileController {
  private final Tiles tiles;

  TileController(Tiles tiles) {
    this.tiles = tiles;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/atlas/tiles/{zoom:\\d{1,2}}/{x:\\d{1,8}}/{y:\\d{1,8}}")
  ResponseEntity<byte[]> tile(@PathVariable int zoom, @PathVariable int x, @PathVariable int y) {
    var tile = tiles.tile(zoom, x, y).orElseThrow(() -> Refusal.notFound(zoom + "/" + x + "/" + y));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePrivate())
        .contentType(MediaType.parseMediaType(tile.type()))
        .body(tile.bytes());
  }
}
