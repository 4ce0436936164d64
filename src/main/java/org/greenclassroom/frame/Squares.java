package org.greenclassroom.frame;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws a code's dark squares straight onto the page: {@code <object type="image/squares" side="29"
 * squares="M4 4h7v1h-7z…">}. A thousand drawings would each be read, built and kept apart.
 */
final class Squares implements FSObjectDrawer {
  static final String TYPE = "image/squares";
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1");

  @Override
  public @Nullable Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice output,
      RenderingContext context,
      int dotsPerPixel) {
    double square = width / Integer.parseInt(element.getAttribute("side"));
    var dark = new Path2D.Double();
    var run = RUN.matcher(element.getAttribute("squares"));
    while (run.find()) {
      double left = x + Integer.parseInt(run.group(1)) * square;
      double top = y + Integer.parseInt(run.group(2)) * square;
      double right = left + Integer.parseInt(run.group(3)) * square;
      dark.moveTo(left, top);
      dark.lineTo(right, top);
      dark.lineTo(right, top + square);
      dark.lineTo(left, top + square);
      dark.closePath();
    }
    output.setColor(FSRGBColor.BLACK);
    output.fill(dark);
    return null;
  }
}
