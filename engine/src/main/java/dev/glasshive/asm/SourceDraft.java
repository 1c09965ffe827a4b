package dev.glasshive.asm;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A source text while its lines are read.
final class SourceDraft {
    final List<ProgramDraft> programs = new ArrayList<>();
    /// Programs that `.program` began, by name.
    final Map<String, ProgramDraft> named = new HashMap<>();
    final Map<String, MapDraft> maps = new LinkedHashMap<>();
    /// Checked last, so that entries may come before their map and name programs that follow.
    final List<InitialEntry> entries = new ArrayList<>();
    final String origin;
    final ByteOrder order;
    String license = "";

    SourceDraft(String origin, ByteOrder order) {
        this.origin = origin;
        this.order = order;
    }

    /// The program that lines belong to; the first one comes into being by itself.
    ProgramDraft current(SourceSpan span) {
        if (programs.isEmpty()) {
            programs.add(new ProgramDraft(ProgramDraft.Origin.IMPLICIT, span, "", defaultName(), ""));
        }
        return programs.getLast();
    }

    /// The name of the file without folders and extension.
    String defaultName() {
        String file = origin.substring(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        String name = dot > 0 ? file.substring(0, dot) : file;
        return name.isEmpty() ? "program" : name;
    }
}
