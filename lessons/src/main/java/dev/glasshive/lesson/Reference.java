package dev.glasshive.lesson;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A section of a document that lessons teach from.
///
/// @param section its number, or an empty string for the whole document
public record Reference(Document document, String section) {
    private static final Map<String, String> RFC_9669 = Map.ofEntries(
            Map.entry("1", "Introduction"),
            Map.entry("2", "Documentation Conventions"),
            Map.entry("2.1", "Types"),
            Map.entry("2.2", "Functions"),
            Map.entry("2.3", "Definitions"),
            Map.entry("2.4", "Conformance Groups"),
            Map.entry("3", "Instruction Encoding"),
            Map.entry("3.1", "Basic Instruction Encoding"),
            Map.entry("3.2", "Wide Instruction Encoding"),
            Map.entry("3.3", "Instruction Classes"),
            Map.entry("4", "Arithmetic and Jump Instructions"),
            Map.entry("4.1", "Arithmetic Instructions"),
            Map.entry("4.2", "Byte Swap Instructions"),
            Map.entry("4.3", "Jump Instructions"),
            Map.entry("4.3.1", "Helper Functions"),
            Map.entry("4.3.2", "Program-Local Functions"),
            Map.entry("5", "Load and Store Instructions"),
            Map.entry("5.1", "Regular Load and Store Operations"),
            Map.entry("5.2", "Sign-Extension Load Operations"),
            Map.entry("5.3", "Atomic Operations"),
            Map.entry("5.4", "64-bit Immediate Instructions"),
            Map.entry("5.4.1", "Maps"),
            Map.entry("5.4.2", "Platform Variables"),
            Map.entry("5.5", "Legacy BPF Packet Access Instructions"),
            Map.entry("6", "Security Considerations"),
            Map.entry("7", "IANA Considerations"));

    /// A document with a name that lessons use.
    public enum Document {
        /// BPF Instruction Set Architecture.
        RFC9669("RFC 9669", "https://www.rfc-editor.org/rfc/rfc9669.html"),
        /// BPF ABI recommended conventions and guidelines.
        ABI("BPF ABI", "https://docs.kernel.org/bpf/standardization/abi.html"),
        /// The kernel's page on its verifier.
        VERIFIER("Linux verifier", "https://docs.kernel.org/bpf/verifier.html");

        private final String title;
        private final String url;

        Document(String title, String url) {
            this.title = title;
            this.url = url;
        }

        /// For people.
        public String title() {
            return title;
        }
    }

    /// The reference that `text` stands for: a document's name in lower case, then a section if it has any, as in `rfc9669 5.1`.
    public static Optional<Reference> parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        for (Document document : Document.values()) {
            if (document.name().toLowerCase(Locale.ROOT).equals(words[0])) {
                Reference reference = new Reference(document, words.length == 1 ? "" : words[1]);
                return reference.exists() ? Optional.of(reference) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean exists() {
        return section.isEmpty() || document == Document.RFC9669 && RFC_9669.containsKey(section);
    }

    /// The section's heading, or an empty string for a whole document.
    public String heading() {
        return section.isEmpty() ? "" : RFC_9669.getOrDefault(section, "");
    }

    /// Such as `RFC 9669 §5.1`.
    public String label() {
        return section.isEmpty() ? document.title : document.title + " §" + section;
    }

    /// Where to read it.
    public String url() {
        return section.isEmpty() ? document.url : document.url + "#section-" + section;
    }

    @Override
    public String toString() {
        return label();
    }
}
