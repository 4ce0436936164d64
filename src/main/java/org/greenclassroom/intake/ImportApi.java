package org.greenclassroom.intake;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.lists.Columns;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Mapping;
import org.greenclassroom.lists.Row;
import org.greenclassroom.lists.Sentences;
import org.greenclassroom.lists.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a donor's list before it is a lot, and of what it did to one. */
@RestController
class ImportApi {
  private static final int TOLD = 1000;

  private final Announcing announcing;
  private final Lists lists;
  private final Sentences sentences;
  private final JsonMapper json;

  ImportApi(Announcing announcing, Lists lists, Sentences sentences, JsonMapper json) {
    this.announcing = announcing;
    this.lists = lists;
    this.sentences = sentences;
    this.json = json;
  }

  /**
   * A row of a list.
   *
   * @param reason the word of the first thing to say about it
   * @param reasons all of them
   * @param text the same in the reader's language
   * @param outcome what it would do to a lot that is there already; null when there is none
   * @param key by what the item of the lot was known again
   * @param differences what would change of that item
   * @param lines of the lot's items that may be meant
   */
  record RowTold(
      long line,
      String verdict,
      boolean leftOut,
      String reason,
      List<String> reasons,
      String text,
      @Nullable String outcome,
      @Nullable String key,
      List<Plan.Difference> differences,
      List<Long> lines) {}

  /**
   * What a list would do to a lot that is there already.
   *
   * @param asCompared whether the lot is still as it was when they were compared
   */
  record PlanTold(
      long lot,
      int added,
      int changed,
      int same,
      int came,
      int ambiguous,
      int missing,
      int withdrawn,
      boolean asCompared) {}

  /**
   * A list that was read.
   *
   * @param state MAPPING: somebody must say what its columns mean
   * @param accepted how many rows come in as they are
   * @param warned how many come in with a remark
   * @param refused how many stay out
   * @param leftOut how many somebody left out
   * @param refusedRows those that stay out, at most 1000; the others at /rows
   * @param warnedRows those with a remark, at most 1000; the others at /rows
   * @param earlierLot the lot that the same file of the same donor already became
   * @param plan what it would do to the lot for which it is meant; null: it becomes one of its own
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
      int leftOut,
      List<RowTold> refusedRows,
      int refusedRowsLeftOff,
      List<RowTold> warnedRows,
      int warnedRowsLeftOff,
      List<String> unusedColumns,
      @Nullable Long earlierLot,
      @Nullable PlanTold plan,
      @Nullable Long lot) {}

  /** What a list became. */
  record CommitTold(
      long id,
      long lot,
      int items,
      int changed,
      int withdrawn,
      int accepted,
      int warned,
      int refused,
      int leftOut) {}

  /**
   * What the columns of a list mean.
   *
   * @param sheet of a workbook; the first one when left out
   * @param heading which row names the columns, counted from 1; 0: none does; 1 when left out
   * @param columns by the heading as written, or "#3" for the third column: ASSET_NUMBER, KIND,
   *     MAKER, MODEL, SERIAL, CPU, MEMORY, DRIVES, STATE, DONOR, WEIGHT, QUANTITY; null: left out
   * @param forAll KIND, MAKER or MODEL of every row whose own cell is empty
   */
  @Exact
  record MappingWanted(
      @Nullable String sheet,
      @Nullable Integer heading,
      @Nullable Map<String, @Nullable String> columns,
      @Nullable Map<String, String> forAll) {
    Mapping mapping() {
      if (columns == null) throw new Refusal("lists.refusal.nothing-mapped");
      return Mapping.of(
          sheet, heading == null ? 1 : heading, columns, forAll == null ? Map.of() : forAll);
    }
  }

  /**
   * Which rows.
   *
   * @param out whether they stay out; false: they come in again
   * @param lines these; when left out, all of the verdict or the outcome
   */
  @Exact
  record ChoiceWanted(
      boolean out,
      @Nullable List<Long> lines,
      @Nullable Verdict verdict,
      @Nullable Outcome outcome) {}

  /**
   * Which announced items that the list does not name.
   *
   * @param out whether they are not to come; false: they are after all
   * @param items these; all of them when left out
   */
  @Exact
  record WithdrawalWanted(boolean out, @Nullable List<Long> items) {}

  /** How many were changed by this. */
  record Chosen(int changed) {}

  /** A list that was taken back: how many items it took with it, how many are as before. */
  record UndoTold(long id, long lot, int removed, int restored) {}

  @Allow(Role.OFFICER)
  @PostMapping(path = "/api/v1/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Preview read(
      @RequestParam long donor,
      @RequestParam(required = false) @Nullable Long lot,
      @RequestParam(required = false) @Nullable String mapping,
      @RequestParam MultipartFile file,
      Occasion occasion) {
    var said = mapping == null || mapping.isBlank() ? null : mapping(mapping);
    try (var spool = ImportController.spool(file)) {
      return told(
          announcing.preview(
              occasion, donor, spool.path(), spool.name(), spool.sha256(), said, lot));
    }
  }

  private Mapping mapping(String written) {
    try {
      return json.readValue(written, MappingWanted.class).mapping();
    } catch (JacksonException e) {
      throw new Refusal("frame.refusal.unreadable", "mapping", written);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/imports/{id}")
  Preview preview(@PathVariable long id) {
    return told(lists.list(id));
  }

  @Allow(Role.OFFICER)
  @GetMapping("/api/v1/imports/{id}/columns")
  Columns columns(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Integer sheet,
      @RequestParam(required = false) @Nullable Integer heading) {
    return lists.columns(id, sheet, heading);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/imports/{id}/mapping")
  Preview map(@PathVariable long id, @RequestBody MappingWanted wanted, Occasion occasion) {
    return told(announcing.map(occasion, id, wanted.mapping()));
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/imports/{id}/rows")
  Slice<RowTold> rows(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Verdict verdict,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "100") int size) {
    lists.list(id);
    int most = Math.clamp(size, 1, TOLD);
    var rows =
        outcome == null
            ? lists.rows(id, verdict, after, most)
            : announcing.rows(id, outcome, after, most);
    return new Slice<>(told(id, rows.rows()), rows.next());
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/imports/{id}/missing")
  Slice<Plan.Missing> missing(
      @PathVariable long id, @RequestParam(defaultValue = "-1") long after) {
    lists.list(id);
    return announcing.missing(id, after, 100);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/imports/{id}/choice")
  Chosen choose(@PathVariable long id, @RequestBody ChoiceWanted wanted) {
    var lines = wanted.lines();
    return new Chosen(
        lines == null
            ? announcing.leaveOut(id, wanted.verdict(), wanted.outcome(), wanted.out())
            : announcing.leaveOut(id, lines, wanted.out()));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/imports/{id}/withdrawals")
  Chosen withdraw(@PathVariable long id, @RequestBody WithdrawalWanted wanted) {
    return new Chosen(announcing.withdraw(id, wanted.items(), wanted.out()));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/imports/{id}/comparison")
  Preview compare(@PathVariable long id, Occasion occasion) {
    announcing.compareAgain(occasion, id);
    return told(lists.list(id));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/imports/{id}/commit")
  CommitTold commit(@PathVariable long id, Occasion occasion) {
    var done = announcing.commit(occasion, id);
    var list = lists.list(id);
    return new CommitTold(
        id,
        done.lot(),
        done.items(),
        done.changed(),
        done.withdrawn(),
        list.accepted(),
        list.warned(),
        done.refused(),
        done.leftOut());
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/imports/{id}/reversal")
  UndoTold undo(@PathVariable long id, Occasion occasion) {
    var undone = announcing.undo(occasion, id);
    return new UndoTold(id, undone.lot(), undone.removed(), undone.restored());
  }

  private Preview told(Import list) {
    var refused = lists.rows(list.id(), Verdict.REFUSED, -1, TOLD).rows();
    var warned = lists.rows(list.id(), Verdict.WARNED, -1, TOLD).rows();
    var plan = list.into() == null ? null : announcing.plan(list.id());
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
        lists.leftOut(list.id()),
        told(list.id(), refused),
        list.refused() - refused.size(),
        told(list.id(), warned),
        list.warned() - warned.size(),
        list.unused(),
        list.lot() == null ? lists.earlierLot(list) : null,
        plan == null ? null : told(plan),
        list.lot());
  }

  private PlanTold told(Plan plan) {
    return new PlanTold(
        plan.lot(),
        plan.count(Outcome.NEW),
        plan.count(Outcome.CHANGED),
        plan.count(Outcome.SAME),
        plan.count(Outcome.CAME),
        plan.count(Outcome.AMBIGUOUS),
        plan.missing(),
        plan.withdrawn(),
        announcing.fresh(plan));
  }

  private List<RowTold> told(long id, List<Row> rows) {
    Map<Long, Plan.Row> planned =
        announcing.planned(id, rows.stream().map(Row::line).toList()).stream()
            .collect(Collectors.toMap(Plan.Row::line, Function.identity()));
    return rows.stream().map(row -> told(row, planned.get(row.line()))).toList();
  }

  private RowTold told(Row row, Plan.@Nullable Row planned) {
    var reasons = row.remarks().stream().map(remark -> remark.flaw().word()).toList();
    var key = planned == null ? null : planned.key();
    return new RowTold(
        row.line(),
        row.verdict().name(),
        row.leftOut(),
        reasons.isEmpty() ? "" : reasons.getFirst(),
        reasons,
        String.join(" ", sentences.of(row.remarks())),
        planned == null ? null : planned.outcome().name(),
        key == null ? null : key.name(),
        planned == null ? List.of() : planned.differences(),
        planned == null ? List.of() : planned.lines());
  }
}
