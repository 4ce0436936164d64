package org.greenclassroom.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Refusal;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * WeChat Work (企业微信): not plain OAuth 2. A browser is shown a code to scan, WeChat Work's own
 * browser knows already who it is; both come back with a code, which together with the
 * application's token tells the member's id. There is no e-mail address in it, so an account is
 * linked by whoever it belongs to, or by an administrator. It cannot be told to ask anew and does
 * not say when it asked: nobody has just shown who they are by it.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/98152">Web login</a>
 */
final class WeCom implements Way {
  static final String NAME = "wecom";
  private static final String STATE = "state-of-wecom";

  private final Settings.WeComApp app;
  private final WeComTokens tokens;
  private final WeComApi api;
  private final Origin origin;

  WeCom(Settings.WeComApp app, WeComTokens tokens, Origin origin) {
    this.app = app;
    this.tokens = tokens;
    this.api = new WeComApi(app);
    this.origin = origin;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return app.label();
  }

  @Override
  public String issuer() {
    return issuer(app.corpId());
  }

  static String issuer(String corpId) {
    return "wecom:" + corpId;
  }

  @Override
  public URI begin(HttpServletRequest request, HttpServletResponse response, boolean anew) {
    var state = PublicLinks.secret();
    request.getSession().setAttribute(STATE, state);
    var back = origin.here() + "/sign-in/with/" + NAME + "/back";
    var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return agent.contains("wxwork") ? inApp(back, state) : web(back, state);
  }

  private URI web(String back, String state) {
    return UriComponentsBuilder.fromUri(app.web())
        .path("/wwlogin/sso/login")
        .queryParam("login_type", "CorpApp")
        .queryParam("appid", "{corp}")
        .queryParam("agentid", "{agent}")
        .queryParam("redirect_uri", "{back}")
        .queryParam("state", state)
        .encode()
        .buildAndExpand(app.corpId(), app.agentId(), back)
        .toUri();
  }

  private URI inApp(String back, String state) {
    return UriComponentsBuilder.fromUri(app.inApp())
        .path("/connect/oauth2/authorize")
        .queryParam("appid", "{corp}")
        .queryParam("redirect_uri", "{back}")
        .queryParam("response_type", "code")
        .queryParam("scope", "snsapi_base")
        .queryParam("state", state)
        .queryParam("agentid", "{agent}")
        .fragment("wechat_redirect")
        .encode()
        .buildAndExpand(app.corpId(), back, app.agentId())
        .toUri();
  }

  @Override
  public boolean isBegun(HttpServletRequest request) {
    var session = request.getSession(false);
    var wanted = session == null ? null : session.getAttribute(STATE);
    var came = request.getParameter("state");
    return wanted != null && came != null && same(wanted.toString(), came);
  }

  @Override
  public Vouched finish(HttpServletRequest request, HttpServletResponse response) {
    if (!isBegun(request)) throw new Refusal("federation.refusal.not-begun");
    request.getSession().removeAttribute(STATE);
    var code = request.getParameter("code");
    if (code == null || code.isBlank()) throw new Refusal("federation.refusal.stopped", label());
    var member = member(code);
    return new Vouched(
        issuer(), member, member, null, "federation.refusal.not-linked", false, null);
  }

  /** A token that ran out is asked for anew once; a second no is a no. */
  private String member(String code) {
    var token = tokens.token(app, api);
    try {
      return api.member(token, code);
    } catch (WeComApi.StaleToken stale) {
      try {
        return api.member(tokens.tokenAfter(token, app, api), code);
      } catch (WeComApi.StaleToken again) {
        throw new Refusal("federation.refusal.wecom", again.code());
      }
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
