package org.greenclassroom.contests;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A school’s batch for whoever signed in: the school itself, and the office. */
@Controller
class BatchController {
  private static final String BATCH = "/contests/batches/{batch:\\d{1,18}}";
  private static final String ENTRY = BATCH + "/entries/{entry:\\d{1,18}}";

  private final HandIn handIn;
  private final BatchPages pages;

  BatchController(HandIn handIn, BatchPages pages) {
    this.handIn = handIn;
    this.pages = pages;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(BATCH)
  String batch(@PathVariable long batch, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var known = handIn.batch(batch, actor);
    boolean office = actor.is(Role.OFFICER);
    boolean own = actor.partnersAs(Role.SCHOOL).contains(known.school());
    return pages.show(at(batch), known, office, !office && !own, occasion, model);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(BATCH + "/entries")
  String enter(
      @PathVariable long batch,
      BatchPages.Form form,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Occasion occasion,
      RedirectAttributes redirect) {
    var code = pages.enter(handIn.batch(batch, occasion.actor()), form, file, occasion);
    Said.that(redirect, "contests.said.entered", code);
    return "redirect:" + at(batch);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ENTRY + "/licences")
  String allow(
      @PathVariable long batch,
      @PathVariable long entry,
      @RequestParam(required = false) @Nullable Set<Purpose> purposes,
      @RequestParam(defaultValue = "false") boolean paper,
      Occasion occasion,
      RedirectAttributes redirect) {
    handIn.allow(
        occasion,
        handIn.batch(batch, occasion.actor()),
        entry,
        purposes == null ? EnumSet.noneOf(Purpose.class) : purposes,
        paper);
    Said.that(redirect, "contests.said.allowed");
    return "redirect:" + at(batch);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ENTRY + "/withdrawal")
  String withdraw(
      @PathVariable long batch,
      @PathVariable long entry,
      Occasion occasion,
      RedirectAttributes redirect) {
    handIn.withdraw(occasion, handIn.batch(batch, occasion.actor()), entry);
    Said.that(redirect, "contests.said.withdrawn");
    return "redirect:" + at(batch);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(BATCH + "/school")
  String name(
      @PathVariable long batch,
      @RequestParam(defaultValue = "false") boolean nameSchool,
      Occasion occasion) {
    handIn.nameSchool(handIn.batch(batch, occasion.actor()), nameSchool);
    return "redirect:" + at(batch);
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(ENTRY + "/work")
  ResponseEntity<byte[]> work(
      @PathVariable long batch, @PathVariable long entry, Occasion occasion) {
    return pages.work(
        handIn.work(handIn.batch(batch, occasion.actor()), entry, occasion), "entry-" + entry);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @GetMapping(BATCH + "/codes.pdf")
  ResponseEntity<byte[]> sheet(
      @PathVariable long batch,
      @RequestParam(defaultValue = "") String in,
      Occasion occasion,
      Locale locale) {
    return pages.sheet(handIn.batch(batch, occasion.actor()), in, occasion, locale);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @GetMapping(BATCH + "/certificates.pdf")
  ResponseEntity<byte[]> certificates(
      @PathVariable long batch,
      @RequestParam(defaultValue = "") String in,
      Occasion occasion,
      Locale locale) {
    return pages.certificates(handIn.batch(batch, occasion.actor()), in, occasion, locale);
  }

  @Allow(Role.OFFICER)
  @PostMapping(BATCH + "/links")
  String relink(@PathVariable long batch, Occasion occasion) {
    handIn.relink(handIn.batch(batch, occasion.actor()));
    return "redirect:" + at(batch);
  }

  @Allow(Role.OFFICER)
  @PostMapping(BATCH + "/links/end")
  String revoke(@PathVariable long batch, Occasion occasion) {
    handIn.revoke(occasion, handIn.batch(batch, occasion.actor()));
    return "redirect:" + at(batch);
  }

  @Allow(Role.OFFICER)
  @PostMapping(BATCH + "/originals")
  String giveBack(
      @PathVariable long batch,
      @RequestParam LocalDate day,
      Occasion occasion,
      RedirectAttributes redirect) {
    int many = handIn.giveBack(occasion, handIn.batch(batch, occasion.actor()), day);
    Said.that(redirect, "contests.said.given-back", many);
    return "redirect:" + at(batch);
  }

  private static String at(long batch) {
    return "/contests/batches/" + batch;
  }
}
