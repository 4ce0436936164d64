package org.greenclassroom.frame;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A request whose body is counted while it is read, and refused at one byte too many. */
final class Weighed extends HttpServletRequestWrapper {
  private final long most;
  private long read;

  Weighed(HttpServletRequest request, long most) {
    super(request);
    this.most = most;
  }

  private void count(long bytes) {
    if (bytes > 0) read += bytes;
    if (read > most) throw Scales.tooHeavy(most);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    var body = super.getInputStream();
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        int one = body.read();
        if (one >= 0) count(1);
        return one;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int some = body.read(into, from, length);
        count(some);
        return some;
      }

      @Override
      public boolean isFinished() {
        return body.isFinished();
      }

      @Override
      public boolean isReady() {
        return body.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
      }
    };
  }

  @Override
  public BufferedReader getReader() throws IOException {
    var named = getCharacterEncoding();
    return new BufferedReader(
        new InputStreamReader(
            getInputStream(), named == null ? StandardCharsets.UTF_8 : Charset.forName(named)));
  }
}
