package org.greenclassroom.dismantling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Slice;

/**
 * One certificate, line by line, for the house or for its plant.
 *
 * @param at where the batch is, for this reader
 * @param likely for doubtful lines the device that each looks like
 * @param maySettle whether this reader says what a line means
 * @param mayStrike whether this reader may take the certificate back
 */
record CertificatePage(
    Batch batch,
    Papers.KeptCertificate kept,
    Slice<Line> lines,
    Map<Long, Tag> likely,
    String at,
    boolean doubtful,
    boolean maySettle,
    boolean mayStrike,
    boolean maySay) {

  public List<Material> materials() {
    return Arrays.asList(Material.values());
  }

  public List<Route> routes() {
    return Arrays.asList(Route.values());
  }

  public long outGrams() {
    return kept.paper().outputs().stream().mapToLong(Output::grams).sum();
  }
}
