package org.greenclassroom.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is shown when something fails outside our handlers: no such page, a broken filter. */
@Controller
class Errors implements ErrorController {
  private final MessageSource words;
  private final Shown shown;
  private final Clock clock;

  Errors(MessageSource words, Shown shown, Clock clock) {
    this.words = words;
    this.shown = shown;
    this.clock = clock;
  }

  record ErrorPage(int status, String kind, Instant at) {}

  @AllowEveryone
  @RequestMapping("/error")
  @Nullable Object error(HttpServletRequest request, Model model) {
    var status = status(request);
    var kind = status.is4xxClientError() ? "404" : "500";
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (path != null && path.toString().startsWith("/api/")) return problem(status, kind);
    model.addAttribute("page", new ErrorPage(status.value(), kind, clock.instant()));
    var page = new ModelAndView("frame/error");
    page.setStatus(status);
    return page;
  }

  private ResponseEntity<ProblemDetail> problem(HttpStatus status, String kind) {
    var locale = LocaleContextHolder.getLocale();
    var at = new Object[] {shown.moment(clock.instant())};
    var problem =
        ProblemDetail.forStatusAndDetail(
            status, words.getMessage("frame.error.text-" + kind, at, locale));
    problem.setTitle(words.getMessage("frame.error.title-" + kind, null, locale));
    problem.setType(URI.create("urn:green-classroom:error:" + status.value()));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static HttpStatus status(HttpServletRequest request) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = code instanceof Integer known ? HttpStatus.resolve(known) : null;
    return status == null || !status.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : status;
  }
}
