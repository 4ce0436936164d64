package org.greenclassroom.agents;

import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Origin;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The page for teachers and parents: what it is, what is sent and what is not, how to install it.
 */
@Controller
class PublicController {
  private final Downloads downloads;
  private final Notice notice;
  private final Origin origin;

  PublicController(Downloads downloads, Notice notice, Origin origin) {
    this.downloads = downloads;
    this.notice = notice;
    this.origin = origin;
  }

  /** What is typed into a terminal; the same in every language. */
  record Commands(
      String install,
      String look,
      String powershell,
      String enrol,
      String serve,
      String collector) {
    static Commands of(String server) {
      return new Commands(
          "tar -xzf " + Downloads.FOR_LINUX + "\nsudo sh green-classroom-agent/install.sh",
          "sudo green-classroom-agent status",
          "powershell -ExecutionPolicy Bypass -File green-classroom-agent.ps1 install",
          "./collector enrol ABCD-EFGH --server " + server,
          "./collector serve",
          "sudo green-classroom-agent collector http://192.168.1.10:8124 AAAA-BBBB-CCCC");
    }
  }

  /**
   * @param linux name of the file for Linux
   * @param windows name of the file for Windows
   */
  record AgentPage(
      List<String> sent,
      List<String> never,
      List<Downloads.File> collector,
      String linux,
      String windows,
      Commands commands) {}

  @AllowEveryone
  @GetMapping("/agent")
  String page(Locale locale, Model model) {
    model.addAttribute(
        "page",
        new AgentPage(
            notice.sent(locale),
            notice.never(locale),
            downloads.collector(),
            Downloads.FOR_LINUX,
            Downloads.FOR_WINDOWS,
            Commands.of(origin.here())));
    return "agents/agent";
  }

  /** As it is shown on the computers' screens. */
  @AllowEveryone
  @GetMapping("/agent/notice.txt")
  ResponseEntity<String> notice(Locale locale) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(notice.text(locale));
  }

  @AllowEveryone
  @GetMapping("/agent/files/{name}")
  ResponseEntity<byte[]> file(@PathVariable String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(downloads.file(name, origin.here()));
  }
}
