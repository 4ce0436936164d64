package org.greenclassroom.labels;

import java.net.URI;
import java.util.Locale;
import org.greenclassroom.custody.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What a code says. */
@Component
class Address {
  private final String publicUrl;

  Address(@Value("${greenclassroom.public-url:}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** In capitals, which a QR code packs closest; our addresses do not mind. */
  String of(Tag tag) {
    var origin =
        publicUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri()
            : URI.create(publicUrl);
    return (origin.getScheme() + "://" + origin.getAuthority() + "/" + tag.code())
        .toUpperCase(Locale.ROOT);
  }

  /** A Data Matrix holds the bare tag: scanners at a bench type it, telephones cannot follow it. */
  Code code(Tag tag, Code.Kind kind) {
    return kind == Code.Kind.QR ? Code.qr(of(tag)) : Code.dataMatrix(tag.code());
  }
}
