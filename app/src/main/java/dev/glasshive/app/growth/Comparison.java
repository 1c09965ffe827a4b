package dev.glasshive.app.growth;

import dev.glasshive.app.text.Text;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Fixpoint.Fact;
import dev.glasshive.verifier.Fixpoint.Pass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what came to a place with what was known then. Takes time: facts are computed when they are asked for.
final class Comparison {
    private static final int MOST_SIDES = 4;
    private static final int MOST_CHANGES = 60;
    /// How often a loop was gone around, as the verifier writes it.
    private static final Pattern ROUNDS = Pattern.compile("pc\\[([^\\]]+)]");

    private final Pass pass;
    private final List<Map<String, String>> sides;
    private final Map<String, String> after;

    private Comparison(Pass pass) {
        this.pass = pass;
        sides = pass.incoming().stream().map(side -> byName(side.known())).toList();
        after = byName(pass.result());
    }

    static Detail of(Pass pass) {
        return new Comparison(pass).detail();
    }

    private static Map<String, String> byName(Fixpoint.Knowledge known) {
        Map<String, String> facts = new LinkedHashMap<>();
        known.facts().get().forEach(fact -> facts.put(fact.about(), value(fact)));
        return facts;
    }

    /// What stands behind the name; the whole where the name is that of two things.
    private static String value(Fact fact) {
        if (!fact.text().startsWith(fact.about())) {
            return fact.text();
        }
        String rest = fact.text().substring(fact.about().length()).strip();
        return rest.startsWith("<=") ? "≤ " + rest.substring(2) : rest.startsWith("=") ? rest.substring(1) : rest;
    }

    private Detail detail() {
        int shown = Math.min(MOST_SIDES, sides.size());
        Set<String> names = new LinkedHashSet<>();
        sides.forEach(side -> names.addAll(side.keySet()));
        names.addAll(after.keySet());
        List<Detail.Change> changed = new ArrayList<>();
        List<Detail.Change> forgotten = new ArrayList<>();
        for (String name : names) {
            String now = after.getOrDefault(name, "");
            if (sides.stream().anyMatch(side -> !side.getOrDefault(name, "").equals(now))) {
                (now.isEmpty() ? forgotten : changed).add(change(name, now, shown));
            }
        }
        changed.addAll(forgotten);
        List<Detail.Change> told = Numbers.merged(changed);
        List<String> heads = pass.incoming().subList(0, shown).stream().map(this::head).toList();
        int hidden = sides.size() - shown;
        String note = told.isEmpty() ? Text.of("growth.nothing") : hidden > 0 ? Text.of("growth.ways.more", hidden) : "";
        return new Detail(sentence(), heads, told.subList(0, Math.min(MOST_CHANGES, told.size())), Math.max(0, told.size() - MOST_CHANGES), note);
    }

    private String head(Fixpoint.Incoming side) {
        return side.from().equals(pass.at()) ? Text.of("growth.before") : Text.of("growth.from", side.from().text());
    }

    private Detail.Change change(String name, String now, int shown) {
        List<String> values = sides.subList(0, shown).stream().map(side -> side.getOrDefault(name, "")).toList();
        Matcher rounds = ROUNDS.matcher(name);
        String about = rounds.matches() ? Text.of("growth.rounds", rounds.group(1)) : name;
        StringBuilder spoken = new StringBuilder(about);
        for (int i = 0; i < shown; i++) {
            spoken.append(", ").append(Text.of("growth.spoken.side", head(pass.incoming().get(i)), values.get(i).isEmpty() ? Text.of("growth.unknown") : values.get(i)));
        }
        return new Detail.Change(about, values, now, spoken.append(", ").append(Text.of("growth.spoken.side", Text.of("growth.after"), now.isEmpty() ? Text.of("growth.forgot") : now)).toString());
    }

    private String sentence() {
        String at = pass.at().text();
        boolean loop = pass.incoming().stream().anyMatch(side -> side.from().equals(pass.at()));
        return switch (pass.how()) {
            case JOIN -> loop ? Text.of("growth.join.loop", at, pass.iteration() + 1) : Text.of("growth.join", at, pass.incoming().size());
            case WIDEN -> Text.of("growth.widen", at, pass.iteration() + 1);
            case NARROW -> Text.of("growth.narrow", at);
        };
    }
}
