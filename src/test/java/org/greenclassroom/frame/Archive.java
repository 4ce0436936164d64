package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF, the checker of the PDF Association, whether an archive may take a paper. */
public final class Archive {
  private Archive() {}

  /** Fails naming the rules that this PDF breaks, of PDF/A-3u and of PDF/UA-1. */
  public static void takes(byte[] pdf) {
    assertThat(broken(pdf, PDFAFlavour.PDFA_3_U)).as("PDF/A-3u").isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).as("PDF/UA-1").isEmpty();
  }

  private static TreeSet<String> broken(byte[] pdf, PDFAFlavour flavour) {
    VeraGreenfieldFoundryProvider.initialise();
    try (var parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      var broken = new TreeSet<String>();
      for (var assertion : result.getTestAssertions())
        if (assertion.getStatus() == TestAssertion.Status.FAILED)
          broken.add(
              assertion.getRuleId().getClause()
                  + "-"
                  + assertion.getRuleId().getTestNumber()
                  + " "
                  + assertion.getMessage()
                  + " "
                  + assertion.getErrorMessage());
      if (!result.isCompliant() && broken.isEmpty()) broken.add("not compliant, no reason given");
      return broken;
    } catch (Exception failure) {
      throw new AssertionError("veraPDF cannot read this", failure);
    }
  }
}
