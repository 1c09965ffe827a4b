package dev.glasshive.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a learner makes the program of an exercise.
public sealed interface Work {
    /// The longest word for a gap that is taken back from where it was kept.
    int LONGEST_WORD = 200;

    /// Whether `parts` can be a learner's: words for the gaps, or pieces in an order, each at most once. None at all can always be.
    default boolean canHave(List<String> parts) {
        return switch (this) {
            case Typed() -> parts.isEmpty();
            case Blanks blanks -> parts.size() <= blanks.count() && parts.stream().allMatch(word -> word.length() <= LONGEST_WORD && word.lines().count() <= 1);
            case Order order -> parts.stream().distinct().count() == parts.size() && IntStream.range(0, order.pieces().size()).mapToObj(String::valueOf).toList().containsAll(parts);
        };
    }

    /// The parts of which `text` is made; none if it is not, or if they cannot be told.
    default List<String> partsOf(String text) {
        return switch (this) {
            case Typed() -> List.of();
            case Blanks blanks -> blanks.wordsOf(text);
            case Order order -> order.orderOf(text).stream().map(String::valueOf).toList();
        };
    }

    /// In the editor.
    record Typed() implements Work {}

    /// By words for the gaps of a program.
    ///
    /// @param template the program, with [Blanks#GAP] in the place of each
    record Blanks(String template) implements Work {
        /// What stands for a gap.
        public static final String GAP = "____";

        private static final String EMPTY = "…";

        private static final Pattern SPACE = Pattern.compile("\\s+");

        /// The words with which `text` fills the gaps; comments and spaces may differ. Empty if it does not.
        List<String> wordsOf(String text) {
            List<String> lines = code(text).toList();
            List<String> wanted = code(template).toList();
            List<String> words = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                String pattern = Arrays.stream(wanted.get(i).split(GAP, -1)).map(Pattern::quote).collect(Collectors.joining("(.*)"));
                Matcher matcher = Pattern.compile(pattern).matcher(lines.size() == wanted.size() ? lines.get(i) : "");
                if (!matcher.matches()) {
                    return List.of();
                }
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    words.add(matcher.group(group).strip());
                }
            }
            return words;
        }

        private static Stream<String> code(String text) {
            return text.lines().map(line -> SPACE.matcher(line.replaceFirst(";.*", "").strip()).replaceAll(" ")).filter(line -> !line.isEmpty());
        }

        /// How many gaps are still empty in a `text` that [#compose] made.
        public int openIn(String text) {
            List<String> left = new ArrayList<>(text.lines().toList());
            int open = 0;
            for (String wanted : template.lines().filter(line -> line.contains(GAP)).toList()) {
                Pattern pattern = Pattern.compile(Arrays.stream(wanted.split(GAP, -1)).map(Pattern::quote).collect(Collectors.joining("(.*)", "; ", "")));
                Optional<String> line = left.stream().filter(pattern.asMatchPredicate()).findFirst();
                if (line.isPresent()) {
                    // Lines may be alike.
                    left.remove(line.get());
                    Matcher matcher = pattern.matcher(line.get());
                    for (int group = 1; matcher.matches() && group <= matcher.groupCount(); group++) {
                        open += matcher.group(group).equals(EMPTY) ? 1 : 0;
                    }
                }
            }
            return open;
        }

        /// How many there are.
        public int count() {
            return template.split(GAP, -1).length - 1;
        }

        /// The program with `words` in its gaps. A line with a gap that is still empty becomes a comment.
        public String compose(List<String> words) {
            StringBuilder text = new StringBuilder();
            int gap = 0;
            for (String line : template.lines().toList()) {
                boolean open = false;
                String filled = line;
                while (filled.contains(GAP)) {
                    String word = gap < words.size() ? words.get(gap).strip() : "";
                    open |= word.isEmpty();
                    int at = filled.indexOf(GAP);
                    filled = filled.substring(0, at) + (word.isEmpty() ? EMPTY : word) + filled.substring(at + GAP.length());
                    gap++;
                }
                text.append(open ? "; " : "").append(filled).append('\n');
            }
            return text.toString();
        }
    }

    /// By putting pieces of a program in order.
    ///
    /// @param head what stands before all pieces
    /// @param pieces as they lie there at first, each a line with the label or comment above it
    /// @param extra how many of them, from the end, belong to no right program
    record Order(String head, List<String> pieces, int extra) implements Work {
        /// Copies what it is given.
        public Order {
            pieces = List.copyOf(pieces);
        }

        /// Reads the pieces of `text`: one for every line of code, with labels and comments above it; directives and what stands among them are the head.
        public static Order of(String text, List<String> extra) {
            List<String> lines = text.lines().toList();
            int from = 0;
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith(".")) {
                    from = i + 1;
                }
            }
            List<String> pieces = new ArrayList<>();
            List<String> above = new ArrayList<>();
            for (String line : lines.subList(from, lines.size())) {
                String stripped = line.strip();
                if (stripped.isEmpty()) {
                    continue;
                }
                above.add(line.stripTrailing());
                if (!stripped.startsWith(";") && !stripped.endsWith(":")) {
                    pieces.add(String.join("\n", above));
                    above.clear();
                }
            }
            if (!above.isEmpty()) {
                pieces.add(String.join("\n", above));
            }
            pieces.addAll(extra);
            String head = String.join("\n", lines.subList(0, from));
            return new Order(head.isEmpty() ? "" : head + "\n\n", pieces, extra.size());
        }

        /// The program of the pieces `order`, by their index.
        public String compose(List<Integer> order) {
            StringBuilder text = new StringBuilder(head);
            order.forEach(i -> text.append(pieces.get(i)).append('\n'));
            return text.toString();
        }

        /// The pieces that make the code of `text`, by their index; empty if they cannot.
        List<Integer> orderOf(String text) {
            List<String> rest = new ArrayList<>(code(text).filter(line -> !line.startsWith(".")).toList());
            List<Integer> order = new ArrayList<>();
            boolean found = true;
            while (!rest.isEmpty() && found) {
                found = false;
                for (int i = 0; i < pieces.size() && !found; i++) {
                    List<String> lines = code(pieces.get(i)).toList();
                    if (!order.contains(i) && rest.size() >= lines.size() && !lines.isEmpty() && rest.subList(0, lines.size()).equals(lines)) {
                        order.add(i);
                        rest.subList(0, lines.size()).clear();
                        found = true;
                    }
                }
            }
            return rest.isEmpty() ? order : List.of();
        }

        /// Whether the code of `text` is made of the pieces, each at most once, whatever stands between them.
        public boolean canMake(String text) {
            List<String> left = new ArrayList<>(code(head).toList());
            pieces.forEach(piece -> code(piece).forEach(left::add));
            List<String> own = code(text).filter(line -> !line.startsWith(".")).toList();
            return own.stream().allMatch(left::remove);
        }

        private static Stream<String> code(String text) {
            return text.lines().map(line -> line.replaceFirst(";.*", "").strip()).filter(line -> !line.isEmpty());
        }

        /// The order in which all pieces lie at first: those of the program in theirs, those that belong to no right program among them.
        ///
        /// @param seed the places of the latter; the same ones for the same seed
        public List<Integer> first(long seed) {
            List<Integer> order = new ArrayList<>(IntStream.range(0, pieces.size() - extra).boxed().toList());
            Random random = new Random(seed);
            for (int piece = pieces.size() - extra; piece < pieces.size(); piece++) {
                order.add(random.nextInt(order.size() + 1), piece);
            }
            return order;
        }
    }
}
