package dev.glasshive.portability;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Platform;
import dev.glasshive.portability.Placement.Part;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.verifier.Verifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Brings a program to the other system, one part after the other, and asks the verifier there after each: a part that changes the verdict was a reason for it.
final class Translation {
    private final Placement placement;
    private final List<Finding> findings;
    private final Platform other;
    private final Optional<Verifier> verifier;
    private final List<Reason> reasons = new ArrayList<>();
    private final Optional<Judged> written;
    private Optional<Judged> current;

    Translation(Placement placement, List<Finding> findings, Platform other, Optional<Verifier> verifier) {
        this.placement = placement;
        this.findings = findings;
        this.other = other;
        this.verifier = verifier;
        Set<Part> parts = EnumSet.of(Part.NAMES);
        this.written = ask(parts);
        this.current = written;
        // Without a hook there is no context, and no list of helpers.
        boolean hooked = findings.stream().noneMatch(finding -> finding instanceof Finding.Hook && finding.severity() == Severity.MISSING);
        findings.stream().filter(finding -> hooked || !(finding instanceof Finding.ContextField || finding instanceof Finding.HelperCall)).forEach(this::lacking);
        add(parts, Part.NUMBERS, Cause.HELPER_NUMBER, finding -> finding instanceof Finding.HelperCall call && call.byNumber() && call.severity() == Severity.MEANING);
        add(parts, Part.CONTEXT, Cause.CONTEXT, finding -> finding instanceof Finding.ContextField field && field.severity() == Severity.REWRITE);
        add(parts, Part.RESULTS, Cause.RESULT, finding -> finding instanceof Finding.ReturnValue value && value.severity() == Severity.MEANING);
    }

    Optional<Judged> written() {
        return written;
    }

    Optional<Judged> translated() {
        return current;
    }

    List<Reason> reasons() {
        return reasons;
    }

    private Optional<Judged> ask(Set<Part> parts) {
        return placement.elsewhere(parts).flatMap(candidate -> PortabilityReport.judge(verifier, candidate));
    }

    /// What no verifier has to be asked about.
    private void lacking(Finding finding) {
        switch (finding) {
            case Finding.Hook hook when hook.severity() == Severity.MISSING -> settled(Cause.HOOK, finding, "");
            case Finding.HelperCall call when call.helpers().of(other).isEmpty() -> settled(Cause.HELPER, finding, call.name());
            case Finding.MapKind map when map.severity().needsEdit() -> settled(Cause.MAP, finding, map.map());
            case Finding.Groups groups when !groups.lacking().of(other).isEmpty() -> settled(Cause.INSTRUCTIONS, finding, groups.lacking().of(other).iterator().next().label());
            case Finding.Feature feature when !feature.present().of(other) -> settled(Cause.FEATURE, finding, feature.feature());
            case Finding.ContextField field when field.severity() == Severity.MISSING -> settled(Cause.CONTEXT, finding, field.fields().of(Sides.other(other)).orElseThrow().name());
            default -> { }
        }
    }

    private void settled(Cause cause, Finding finding, String subject) {
        reasons.add(new Reason(other, cause, finding.places(), "", subject, List.of(new Evidence.InTables())));
    }

    private void add(Set<Part> parts, Part part, Cause cause, Predicate<Finding> about) {
        List<Finding> concerned = findings.stream().filter(about).toList();
        parts.add(part);
        if (concerned.isEmpty()) {
            return;
        }
        Optional<Judged> next = ask(parts);
        if (next.isPresent() && current.isPresent() && !current.get().accepted() && !next.get().saysTheSameAs(current.get())) {
            Judged before = current.get();
            List<Place> places = concerned.stream().flatMap(finding -> finding.places().stream()).filter(place -> place.slot() == before.slot()).toList();
            reasons.add(new Reason(other, cause, places.isEmpty() ? concerned.getFirst().places() : places, before.message(), subject(concerned.getFirst()),
                    List.of(new Evidence.Changed(part.name().toLowerCase(Locale.ROOT), subject(concerned.getFirst()), next.get().accepted(), next.get().message()))));
        }
        current = next;
    }

    private String subject(Finding finding) {
        return switch (finding) {
            case Finding.HelperCall call -> call.name();
            case Finding.ContextField field -> field.fields().of(Sides.other(other)).map(ContextLayout.Field::name).orElse("");
            case Finding.ReturnValue value -> Long.toString(value.value());
            default -> "";
        };
    }
}
