package org.greenclassroom.frame;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * What goes out on paper: a page of ours as a PDF, A4, with its fonts inside (also Chinese), tagged
 * for screen readers and fit for archives (PDF/UA, PDF/A-3u).
 *
 * <p>The template is XHTML and begins with {@code ~{frame/paper :: paper(title, ~{::main})}}. It
 * loads nothing but our own style; pictures come as data URLs or inline SVG. It knows {@code
 * shown}, {@code language} and the model, not {@code layout} and no {@code @{links}}.
 */
@Component
public class Paper {
  private static final String FONTS = "org/greenclassroom/frame/fonts/";
  private static final String OURS = "room:";
  private static final COSName FIGURE = COSName.getPDFName("Figure");

  /** What the printer knows as the description of a picture, pages know by another name. */
  private static final Pattern DRAWING = Pattern.compile("<svg[^>]* aria-label=(\"[^\"]*\")");

  private static final Set<FSFontUseCase> ALSO_IN_PICTURES =
      Set.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);

  static {
    XRLog.setLoggingEnabled(false);
  }

  private final SpringTemplateEngine templates;
  private final Shown shown;
  private final Letterheads letterheads;
  private volatile @Nullable Letters letters;

  Paper(SpringTemplateEngine templates, Shown shown, Letterheads letterheads) {
    this.templates = templates;
    this.shown = shown;
    this.letterheads = letterheads;
  }

  /**
   * The same under somebody's letterhead: its name and picture at the head of the first page, its
   * seal and its law at the end.
   */
  public byte[] pdf(String view, Map<String, Object> model, Locale locale, Letterhead letterhead) {
    var printed = letterheads.printed(letterhead, locale);
    if (printed == null) return pdf(view, model, locale);
    var headed = new HashMap<>(model);
    headed.put("letterhead", printed);
    return pdf(view, headed, locale);
  }

  /**
   * Renders a view, {@code room/page}, in that language.
   *
   * @throws Refusal naming the first character our fonts do not have: a name printed wrong is worse
   *     than a name printed later
   */
  public byte[] pdf(String view, Map<String, Object> model, Locale locale) {
    var html = html(view, model, locale);
    var known = letters();
    var missing = known.firstMissing(html);
    if (missing != null) throw new Refusal("frame.refusal.glyph", missing);
    try (var out = new ByteArrayOutputStream()) {
      var objects = new DefaultObjectDrawerFactory();
      objects.registerDrawer(Squares.TYPE, new Squares());
      var uses = html.contains("</text>") ? ALSO_IN_PICTURES : Set.of(FSFontUseCase.DOCUMENT);
      new PdfRendererBuilder()
          .useFastMode()
          .useUnicodeLineBreaker(new Breaks())
          .usePdfUaAccessibility(true)
          .usePdfAConformance(PdfAConformance.PDFA_3_U)
          .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
          .useFont(() -> font("noto-sans-sc-regular"), "Sans", 400, FontStyle.NORMAL, true, uses)
          .useFont(() -> font("noto-sans-sc-bold"), "Sans", 700, FontStyle.NORMAL, true, uses)
          .useFont(() -> font("source-sans-3-regular"), "Latin", 400, FontStyle.NORMAL, true)
          .useFont(() -> font("source-sans-3-bold"), "Latin", 700, FontStyle.NORMAL, true)
          .useFont(() -> font("ibm-plex-mono-semibold"), "Mono", 400, FontStyle.NORMAL, true)
          .useSVGDrawer(new BatikSVGDrawer())
          .useObjectDrawerFactory(objects)
          .useUriResolver((base, uri) -> allowed(uri) ? uri : null)
          .useProtocolsStreamImplementation(Paper::ours, "room")
          .withProducer("Green Classroom")
          .withHtmlContent(html, OURS)
          .toStream(out)
          .run();
      return finished(out.toByteArray(), known);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] finished(byte[] pdf, Letters letters) throws IOException {
    try (var document = Loader.loadPDF(pdf);
        var out = new ByteArrayOutputStream(pdf.length)) {
      letters.makeFindable(document);
      sayNothingOfOrnaments(document);
      document.save(out);
      return out.toByteArray();
    }
  }

  /**
   * A picture without a description is an ornament: it is read aloud as nothing. PDF/UA (ISO
   * 14289-1, 7.3) wants that said of each.
   */
  private static void sayNothingOfOrnaments(PDDocument document) throws IOException {
    for (var key : document.getDocument().getXrefTable().keySet())
      if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSDictionary element
          && FIGURE.equals(element.getCOSName(COSName.S))
          && element.getString(COSName.ALT, "").isBlank())
        element.setString(COSName.ACTUAL_TEXT, "");
  }

  private String html(String view, Map<String, Object> model, Locale locale) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      var context = new Context(locale, model);
      if (model.get("issued") instanceof TemporalAccessor issued)
        context.setVariable("issued", shown.day(issued));
      context.setVariable("shown", shown);
      context.setVariable("language", locale.getLanguage());
      return DRAWING.matcher(templates.process(view, context).strip()).replaceAll("$0 alt=$1");
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private Letters letters() {
    var known = letters;
    if (known == null)
      letters = known = Letters.of(font("noto-sans-sc-regular"), font("source-sans-3-regular"));
    return known;
  }

  /** Nothing is fetched from anywhere: a template cannot be made to read files or other hosts. */
  private static boolean allowed(String uri) {
    return uri.startsWith(OURS) || uri.startsWith("data:image/") || uri.startsWith("#");
  }

  /** {@code room:frame/paper.css} is that file in the room's pages drawer. */
  private static FSStream ours(String uri) {
    var name = uri.substring(OURS.length());
    if (!name.matches("[a-z]+/[a-z0-9-]+\\.(css|svg|png)")) throw Refusal.notFound(name);
    var path = "org/greenclassroom/" + name.replaceFirst("/", "/pages/");
    var bytes = bytes(path);
    return new FSStream() {
      @Override
      public InputStream getStream() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public Reader getReader() {
        return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
      }
    };
  }

  /**
   * A font without its ligatures. The PDF library would draw "ft" as one picture of which no reader
   * knows the letters: PDF/A-3u forbids it (ISO 19005-3, 6.2.11.7.2), a search does not find it.
   */
  static InputStream font(String name) {
    try {
      var font = new ClassPathResource(FONTS + name + ".ttf").getInputStream();
      var directory = font.readNBytes(12 + 16 * 64); // no font of ours has as many tables
      int tables = (directory[4] & 0xFF) << 8 | directory[5] & 0xFF;
      for (int at = 12; at < 12 + 16 * tables; at += 16)
        if (new String(directory, at, 4, StandardCharsets.US_ASCII).equals("GSUB"))
          directory[at] = '-'; // a table of that name is no table anybody looks for
      return new SequenceInputStream(new ByteArrayInputStream(directory), font);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static byte[] bytes(String path) {
    try (var stream = new ClassPathResource(path).getInputStream()) {
      return stream.readAllBytes();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
