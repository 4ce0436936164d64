package org.greenclassroom.intake;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Row;
import org.greenclassroom.lists.Sentences;
import org.greenclassroom.lists.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The JSON of a donor's list before it is a lot. */
@RestController
class ImportApi {
  private static final int TOLD = 1000;

  private final Intake intake;
  private final Lists lists;
  private final Sentences sentences;

  ImportApi(Intake intake, Lists lists, Sentences sentences) {
    this.intake = intake;
    this.lists = lists;
    this.sentences = sentences;
  }

  /**
   * A row that is not simply accepted.
   *
   * @param reason the word of the first thing to say about it
   * @param reasons all of them
   * @param text the same in the reader's language
   */
  record RowTold(long line, String verdict, String reason, List<String> reasons, String text) {}

  /**
   * A list that was read.
   *
   * @param accepted how many rows come in as they are
   * @param warned how many come in with a remark
   * @param refused how many stay out
   * @param refusedRows those that stay out, at most 1000; the others at /rows
   * @param warnedRows those with a remark, at most 1000; the others at /rows
   * @param earlierLot the lot that the same file of the same donor already became
   * @param lot what it became; null until committed
   */
  record Preview(
      long id,
      long donor,
      String name,
      String sha256,
      String format,
      @Nullable String charset,
      @Nullable String delimiter,
      String state,
      int rows,
      int accepted,
      int warned,
      int refused,
      List<RowTold> refusedRows,
      int refusedRowsLeftOff,
      List<RowTold> warnedRows,
      int warnedRowsLeftOff,
      List<String> unusedColumns,
      @Nullable Long earlierLot,
      @Nullable Long lot) {}

  /** What a list became. */
  record CommitTold(long id, long lot, int items, int accepted, int warned, int refused) {}

  @Allow(Role.OFFICER)
  @PostMapping(path = "/api/v1/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Preview read(@RequestParam long donor, @RequestParam MultipartFile file, Occasion occasion) {
    try (var spool = ImportController.spool(file)) {
      return told(lists.preview(occasion, donor, spool.path(), spool.name(), spool.sha256(), null, null));
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/imports/{id}")
  Preview preview(@PathVariable long id) {
    return told(lists.list(id));
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/imports/{id}/rows")
  Slice<RowTold> rows(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Verdict verdict,
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "100") int size) {
    lists.list(id);
    var rows = lists.rows(id, verdict, after, Math.clamp(size, 1, TOLD));
    return new Slice<>(rows.rows().stream().map(this::told).toList(), rows.next());
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/imports/{id}/commit")
  CommitTold commit(@PathVariable long id, Occasion occasion) {
    var committed = intake.commit(occasion, id);
    var list = lists.list(id);
    return new CommitTold(
        id, committed.lot(), committed.items(), list.accepted(), list.warned(), list.refused());
  }

  private Preview told(Import list) {
    var refused = lists.rows(list.id(), Verdict.REFUSED, -1, TOLD).rows();
    var warned = lists.rows(list.id(), Verdict.WARNED, -1, TOLD).rows();
    return new Preview(
        list.id(),
        list.donor(),
        list.name(),
        list.sha256(),
        list.format().name(),
        list.charset(),
        list.delimiter(),
        list.state().name(),
        list.rows(),
        list.accepted(),
        list.warned(),
        list.refused(),
        refused.stream().map(this::told).toList(),
        list.refused() - refused.size(),
        warned.stream().map(this::told).toList(),
        list.warned() - warned.size(),
        list.unused(),
        list.lot() == null ? lists.earlierLot(list) : null,
        list.lot());
  }

  private RowTold told(Row row) {
    var reasons = row.remarks().stream().map(remark -> remark.flaw().word()).toList();
    return new RowTold(
        row.line(),
        row.verdict().name(),
        reasons.isEmpty() ? "" : reasons.getFirst(),
        reasons,
        String.join(" ", sentences.of(row.remarks())));
  }
}
