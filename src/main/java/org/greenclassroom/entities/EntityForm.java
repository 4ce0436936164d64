package org.greenclassroom.entities;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.multipart.MultipartFile;

/** What the form of an entity posts; the letters of its papers come beside it. */
record EntityForm(
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
    @Nullable String nameZh,
    @Nullable String nameEn,
    @Nullable String nameFr,
    @Nullable String form,
    Register register,
    @Nullable String number,
    @Nullable String addressZh,
    @Nullable String addressEn,
    @Nullable String addressFr,
    String territory,
    String law,
    String prevails,
    @Nullable String lines,
    @Nullable MultipartFile logo,
    @Nullable MultipartFile seal,
    @Nullable Boolean withoutLogo,
    @Nullable Boolean withoutSeal,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate founded,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate ended,
    @Nullable String note) {

  Wording wording(
      Map<String, String> series, @Nullable String logoHash, @Nullable String sealHash) {
    return new Wording(
        validFrom,
        nameZh,
        nameEn,
        nameFr,
        said(form),
        register,
        said(number),
        addressZh,
        addressEn,
        addressFr,
        territory,
        law,
        prevails,
        said(lines),
        logoHash,
        sealHash,
        founded,
        ended,
        series,
        said(note));
  }

  private static String said(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
