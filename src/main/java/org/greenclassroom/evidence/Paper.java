package org.greenclassroom.evidence;

import java.io.IOException;
import java.io.StringWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of a PDF, line by line as they stand on the page, within fences. */
final class Paper {
  private static final int MOST_PAGES = 60;
  private static final int PAGES_READ = 8;
  private static final int MOST_LETTERS = 200_000;
  private static final long MOST_MEMORY = 64L << 20;

  private Paper() {}

  static String text(byte[] bytes) {
    try (var pdf =
        Loader.loadPDF(
            new RandomAccessReadBuffer(bytes),
            MemoryUsageSetting.setupMainMemoryOnly(MOST_MEMORY).streamCache)) {
      if (pdf.getNumberOfPages() > MOST_PAGES) throw new Unreadable("pdf");
      var stripper = new Fenced();
      stripper.setSortByPosition(true);
      stripper.setEndPage(PAGES_READ);
      var text = new StringWriter();
      stripper.writeText(pdf, text);
      return text.toString();
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      if (failure instanceof Unreadable unreadable) throw unreadable;
      throw new Unreadable("pdf-broken");
    }
  }

  /** Stops at a page that was made to keep us busy. */
  private static final class Fenced extends PDFTextStripper {
    private int letters;

    @Override
    protected void processTextPosition(TextPosition text) {
      if (++letters > MOST_LETTERS) throw new Unreadable("excessive");
      super.processTextPosition(text);
    }
  }
}
