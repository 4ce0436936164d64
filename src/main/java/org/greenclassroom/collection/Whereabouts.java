package org.greenclassroom.collection;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the house is found from outside: as it is set, or as this very request found it. */
@Component
class Whereabouts {
  private final String publicUrl;

  Whereabouts(@Value("${greenclassroom.public-url:}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  String here() {
    var found =
        publicUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri()
            : URI.create(publicUrl);
    return found.getScheme() + "://" + found.getAuthority();
  }
}
