package dev.glasshive.rosetta;

import java.util.List;

/// One facet of an instruction: lines of one kind.
public record Facet(Kind kind, List<String> lines) {

    /// Copies what it is given.
    public Facet {
        lines = List.copyOf(lines);
    }

    /// What a facet tells of.
    public enum Kind {
        /// What it means, in prose.
        MEANING("meaning"),
        /// The bytes and what their fields are called.
        ENCODING("encoding"),
        /// How the instruction is written.
        DIALECTS("written"),
        /// Which registers it reads and writes.
        EFFECTS("effects"),
        /// What must hold before it runs.
        REQUIREMENTS("requires"),
        /// What it did to interesting operands.
        RUNS("runs"),
        /// Who runs it.
        PLATFORMS("runs on");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /// One or two words in lower case.
        public String label() {
            return label;
        }

        /// Whether lines are sentences, which may be broken, and not columns, which may not.
        public boolean isProse() {
            return this == MEANING;
        }
    }
}
