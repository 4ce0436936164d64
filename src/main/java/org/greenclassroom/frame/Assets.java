package org.greenclassroom.frame;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.greenclassroom.kernel.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Scripts, styles and pictures out of the rooms' {@code pages} drawers, cached for a year by hash.
 */
@Controller
public class Assets {
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "css", MediaType.valueOf("text/css;charset=UTF-8"),
          "js", MediaType.valueOf("text/javascript;charset=UTF-8"),
          "svg", MediaType.valueOf("image/svg+xml"),
          "png", MediaType.IMAGE_PNG,
          "wasm", MediaType.valueOf("application/wasm"),
          "webmanifest", MediaType.valueOf("application/manifest+json"));

  private final Map<String, Asset> known = new ConcurrentHashMap<>();

  private record Asset(byte[] bytes, String hash) {}

  /** The address of {@code room/file.ext}, with the hash of what is in it. */
  public String url(String asset) {
    return "/assets/" + asset + "?v=" + load(asset).hash();
  }

  /** What is in it, for whoever serves it under another address. */
  byte[] bytes(String asset) {
    return load(asset).bytes();
  }

  @AllowEveryone
  @GetMapping("/assets/{room:[a-z]+}/{name:[a-z0-9-]+}.{extension:css|js|svg|png|wasm|webmanifest}")
  ResponseEntity<byte[]> asset(
      @PathVariable String room, @PathVariable String name, @PathVariable String extension) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .contentType(TYPES.getOrDefault(extension, MediaType.APPLICATION_OCTET_STREAM))
        .body(load(room + "/" + name + "." + extension).bytes());
  }

  private Asset load(String asset) {
    return known.computeIfAbsent(
        asset,
        key -> {
          int slash = key.indexOf('/');
          var path =
              "org/greenclassroom/"
                  + key.substring(0, slash)
                  + "/pages/"
                  + key.substring(slash + 1);
          try (var stream = new ClassPathResource(path).getInputStream()) {
            var bytes = stream.readAllBytes();
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(bytes, HexFormat.of().formatHex(hash, 0, 6));
          } catch (IOException missing) {
            throw Refusal.notFound(key);
          } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
          }
        });
  }
}
