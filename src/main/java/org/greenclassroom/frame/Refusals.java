package org.greenclassroom.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * The one place where a refusal becomes a sentence.
 *
 * <p>For a form: the page it came from is shown again with the sentence at the top, what was typed
 * still in the fields, status 422. For the API: a problem by RFC 9457.
 */
@ControllerAdvice
class Refusals {
  /** Request attribute: the refusal that the page must show. */
  static final String REFUSED = "refused";

  /** Request attribute: the name of the field it speaks of, where that is known. */
  static final String REFUSED_FIELD = "refused-field";

  /** Request attribute: the refusal is being shown on a page of its own. */
  private static final String ALONE = "refused-alone";

  /** PostgreSQL: character not in repertoire, untranslatable character. */
  private static final Set<String> UNKEPT = Set.of("22021", "22P05");

  /** So much of what cannot be read is said back. */
  private static final int LONGEST = 60;

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private final MessageSource words;

  Refusals(MessageSource words) {
    this.words = words;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> refused(
      Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (refusal.waitSeconds() > 0)
      response.setHeader("Retry-After", Long.toString(refusal.waitSeconds()));
    if (forApi(request)) return problem(refusal);
    response.setStatus(refusal.kind().status);
    var form = formPageOf(request);
    var shown = request.getAttribute(REFUSED) == null && form != null;
    request.setAttribute(REFUSED, sentence(refusal, LocaleContextHolder.getLocale()));
    if (shown) request.getRequestDispatcher(form).forward(asGet(request), response);
    else showAlone(request, response, refusal.kind().status);
    return null;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> tooLarge(
      MaxUploadSizeExceededException failure,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    return refused(
        new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large"), request, response);
  }

  /** A form with files that nobody can take apart: a name that is none, a part that never ends. */
  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> inPieces(
      MultipartException failure, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    return refused(new Refusal("frame.refusal.unreadable-body"), request, response);
  }

  @ExceptionHandler({
    MissingServletRequestParameterException.class,
    MissingServletRequestPartException.class
  })
  @Nullable ResponseEntity<ProblemDetail> missing(
      Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var name =
        failure instanceof MissingServletRequestParameterException parameter
            ? parameter.getParameterName()
            : ((MissingServletRequestPartException) failure).getRequestPartName();
    request.setAttribute(REFUSED_FIELD, name);
    return refused(new Refusal("frame.refusal.missing", name), request, response);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> wrongType(
      MethodArgumentTypeMismatchException failure,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    var pathVariable = !request.getParameterMap().containsKey(failure.getName());
    request.setAttribute(REFUSED_FIELD, failure.getName());
    return refused(
        pathVariable
            ? Refusal.notFound(String.valueOf(failure.getValue()))
            : new Refusal(
                "frame.refusal.unreadable", failure.getName(), String.valueOf(failure.getValue())),
        request,
        response);
  }

  /** A filter in an address that cannot be read. */
  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> wrongBinding(
      BindException failure, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var field = failure.getFieldErrors().stream().findFirst().orElse(null);
    if (field == null)
      return refused(new Refusal("frame.refusal.unreadable-body"), request, response);
    request.setAttribute(REFUSED_FIELD, field.getField());
    return refused(
        new Refusal(
            "frame.refusal.unreadable", field.getField(), String.valueOf(field.getRejectedValue())),
        request,
        response);
  }

  @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
  @Nullable ResponseEntity<ProblemDetail> nothingThere(
      Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    return refused(Refusal.notFound(request.getRequestURI()), request, response);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> wrongMethod(
      HttpRequestMethodNotSupportedException failure,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    if (forApi(request))
      return ResponseEntity.status(405)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(ProblemDetail.forStatusAndDetail(HttpStatus.METHOD_NOT_ALLOWED, "405"));
    return refused(Refusal.notFound(request.getRequestURI()), request, response);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> unreadable(
      org.springframework.http.converter.HttpMessageNotReadableException failure,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    // what was too heavy on the scales, in the words of whoever read it
    for (Throwable why = failure; why != null; why = why.getCause())
      if (why instanceof Refusal refusal) return refused(refusal, request, response);
    return refused(
        switch (failure.getCause()) {
          case UnrecognizedPropertyException unknown ->
              new Refusal("frame.refusal.unknown-field", field(unknown));
          case InvalidFormatException wrong when !wrong.getPath().isEmpty() ->
              new Refusal("frame.refusal.unreadable", field(wrong), shortened(wrong.getValue()));
          case null, default -> new Refusal("frame.refusal.unreadable-body");
        },
        request,
        response);
  }

  /** Where in the body: {@code devices[0].count}. */
  private static String field(JacksonException failure) {
    var field = new StringBuilder();
    for (var step : failure.getPath())
      if (step.getPropertyName() == null) field.append('[').append(step.getIndex()).append(']');
      else field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
    return field.toString();
  }

  private static String shortened(@Nullable Object value) {
    var said = String.valueOf(value);
    return said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> unsupported(
      HttpMediaTypeNotSupportedException failure,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    return refused(new Refusal("frame.refusal.unreadable-body"), request, response);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> busy(
      CannotAcquireLockException failure, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    return refused(new Refusal(Refusal.Kind.CONFLICT, "frame.refusal.busy"), request, response);
  }

  /** A character that no database keeps (U+0000) came from outside: nothing of ours is broken. */
  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> unkept(
      DataAccessException failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    return failure.getMostSpecificCause() instanceof SQLException sql
            && UNKEPT.contains(String.valueOf(sql.getSQLState()))
        ? refused(new Refusal("frame.refusal.unreadable-body"), request, response)
        : broken(failure, request, response);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> broken(
      Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    // both go up to the security filters, which ask the person to sign in
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException)
      throw failure;
    LOG.error("{} {} failed", request.getMethod(), Requests.route(request), failure);
    // half of a file must not look like the whole of it: the connection is cut
    if (response.isCommitted()) throw failure;
    if (forApi(request)) {
      var problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.INTERNAL_SERVER_ERROR,
              sentence(new Refusal("frame.refusal.broken"), LocaleContextHolder.getLocale()));
      return ResponseEntity.status(500)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    request.setAttribute(
        REFUSED, sentence(new Refusal("frame.refusal.broken"), LocaleContextHolder.getLocale()));
    showAlone(request, response, 500);
    return null;
  }

  private ResponseEntity<ProblemDetail> problem(Refusal refusal) {
    var locale = LocaleContextHolder.getLocale();
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.valueOf(refusal.kind().status), sentence(refusal, locale));
    problem.setTitle(words.getMessage("frame.refusal.title", null, locale));
    problem.setType(URI.create("urn:green-classroom:refusal:" + refusal.key()));
    problem.setProperty("code", refusal.key());
    return ResponseEntity.status(refusal.kind().status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private String sentence(Refusal refusal, Locale locale) {
    return Sentences.of(refusal, words, locale);
  }

  private static boolean forApi(HttpServletRequest request) {
    // a script of ours that posts in the background wants no page either
    return request.getRequestURI().startsWith("/api/")
        || "application/json".equals(request.getHeader("Accept"));
  }

  /** The page of the form that was posted, from our own origin only; null when there is none. */
  private static @Nullable String formPageOf(HttpServletRequest request) {
    if (!"POST".equals(request.getMethod())) return null;
    var referer = request.getHeader("Referer");
    if (referer == null) return null;
    try {
      var from = URI.create(referer);
      var host = from.getPort() < 0 ? from.getHost() : from.getHost() + ":" + from.getPort();
      if (!String.valueOf(request.getHeader("Host")).equals(host)) return null;
      var path = from.getRawPath();
      if (path == null || !path.startsWith("/") || path.startsWith("//")) return null;
      return from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static HttpServletRequest asGet(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }

      /** A page has no body: files that were too many or too large would be refused once more. */
      @Override
      public @Nullable String getContentType() {
        return null;
      }
    };
  }

  /** What breaks while a page for what broke is made is said in one plain line: once is enough. */
  private static void showAlone(
      HttpServletRequest request, HttpServletResponse response, int status)
      throws ServletException, IOException {
    response.setStatus(status);
    if (request.getAttribute(ALONE) != null) {
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().write(String.valueOf(request.getAttribute(REFUSED)));
      return;
    }
    request.setAttribute(ALONE, true);
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
    request.getRequestDispatcher("/refused").forward(asGet(request), response);
  }
}
