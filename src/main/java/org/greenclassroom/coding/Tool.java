package org.greenclassroom.coding;

/** With what coding is taught. */
public enum Tool {
  /**
   * Blocks that are dragged: no screen reader reads them (scratch-blocks#1884, open since 2019).
   */
  SCRATCH(true),
  /** Blocks too; reachable by keyboard since Blockly 13, which schools do not have yet. */
  BLOCKLY(true),
  /** Text, in a plain editor: for those who do not see, too. */
  PYTHON(false),
  /** Without a computer. */
  UNPLUGGED(false);

  private final boolean blocks;

  Tool(boolean blocks) {
    this.blocks = blocks;
  }

  public boolean isBlocks() {
    return blocks;
  }
}
