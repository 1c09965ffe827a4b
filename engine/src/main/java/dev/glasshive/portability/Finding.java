package dev.glasshive.portability;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.ProgramType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something that a program uses, and what it is on each system.
public sealed interface Finding {
    /// How much the difference matters.
    Severity severity();

    /// The instructions that use it; none where the whole program does.
    List<Place> places();

    /// A key of the notes in the tables, or an empty string.
    String note();

    /// The hook and the section it is attached by.
    ///
    /// @param hooks empty where a system has none for programs like this
    /// @param sections the usual names
    record Hook(Severity severity, Sides<Optional<ProgramType>> hooks, Sides<String> sections, String note) implements Finding {
        @Override
        public List<Place> places() {
            return List.of();
        }
    }

    /// A member of the context.
    ///
    /// @param fields empty where a system has no such field
    /// @param otherwise what lies on the other system where the field lies on the first, where that is another
    /// @param stores whether the program writes it
    record ContextField(Severity severity, List<Place> places, Sides<Optional<ContextLayout.Field>> fields, Optional<ContextLayout.Field> otherwise, boolean stores, String note)
            implements Finding {
        /// Copies what it is given.
        public ContextField {
            places = List.copyOf(places);
        }
    }

    /// A part of the context that belongs to no field on the system that the program was written for.
    ///
    /// @param offset in bytes
    /// @param size in bytes
    record ContextBytes(List<Place> places, int offset, int size) implements Finding {
        /// Copies what it is given.
        public ContextBytes {
            places = List.copyOf(places);
        }

        @Override
        public Severity severity() {
            return Severity.REWRITE;
        }

        @Override
        public String note() {
            return "";
        }
    }

    /// A helper that is called.
    ///
    /// @param helpers empty where a system has none of this name, or not for programs of this type
    /// @param byNumber whether the text calls it by a number
    /// @param otherwise the helper that the same number calls on the other system, where it is another one
    /// @param instead names of helpers that stand for it on the other system
    record HelperCall(Severity severity, List<Place> places, String name, Sides<Optional<Helper>> helpers, boolean byNumber, Optional<Helper> otherwise, List<String> instead, String note) implements Finding {
        /// Copies what it is given.
        public HelperCall {
            places = List.copyOf(places);
            instead = List.copyOf(instead);
        }
    }

    /// A map.
    ///
    /// @param type its kind
    /// @param numbers empty where a system has no such kind
    /// @param flags those that it is created with and Windows refuses; 0 for none
    record MapKind(Severity severity, String map, String type, Sides<Optional<Integer>> numbers, int flags, String note) implements Finding {
        @Override
        public List<Place> places() {
            return List.of();
        }
    }

    /// A number that the program returns.
    ///
    /// @param meanings what it says on each system
    /// @param wanted the number that says the same on the other system, where there is one
    record ReturnValue(Severity severity, List<Place> places, long value, Sides<Meaning> meanings, Optional<Integer> wanted, String note) implements Finding {
        /// Copies what it is given.
        public ReturnValue {
            places = List.copyOf(places);
        }
    }

    /// What a result says.
    ///
    /// @param name such as `XDP_PASS`
    /// @param does what comes of it, in words; empty where nobody knows
    record Meaning(String name, String does) {}

    /// Groups of instructions of RFC 9669.
    ///
    /// @param used by the program
    /// @param lacking groups that a system does not take
    record Groups(Severity severity, List<Place> places, Set<ConformanceGroup> used, Sides<Set<ConformanceGroup>> lacking, String note) implements Finding {
        /// Copies what it is given.
        public Groups {
            places = List.copyOf(places);
        }
    }

    /// Something that goes beyond the standard, such as calls of kernel functions.
    ///
    /// @param feature its key in the tables
    /// @param present whether a system has it
    record Feature(Severity severity, List<Place> places, String feature, Sides<Boolean> present, String note) implements Finding {
        /// Copies what it is given.
        public Feature {
            places = List.copyOf(places);
        }
    }
}
