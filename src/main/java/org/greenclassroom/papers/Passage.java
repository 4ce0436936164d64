package org.greenclassroom.papers;

import java.util.ArrayList;
import java.util.List;

/** Blocks as a page shows them: the items of one list together, all else alone. */
record Passage(Block.Kind kind, String mark, List<String> texts) {
  static List<Passage> of(List<Block> blocks) {
    var passages = new ArrayList<Passage>();
    for (var block : blocks) {
      var last = passages.isEmpty() ? null : passages.getLast();
      if (block.kind() == Block.Kind.ITEM && last != null && last.kind() == Block.Kind.ITEM)
        last.texts().add(block.text());
      else
        passages.add(
            new Passage(block.kind(), block.mark(), new ArrayList<>(List.of(block.text()))));
    }
    return passages;
  }

  public String text() {
    return texts.getFirst();
  }
}
