package dev.glasshive.elf;

import java.util.List;

/// One type of BTF, by kind (kernel documentation, "BPF Type Format"). Types name each other by number; number 0 is `void`.
public sealed interface BtfType {
    /// The kind's name as `bpftool` prints it.
    default String kind() {
        return switch (this) {
            case Int _ -> "INT";
            case Pointer _ -> "PTR";
            case Array _ -> "ARRAY";
            case Composite composite -> composite.keyword().name();
            case Enumeration enumeration -> enumeration.size() == 8 ? "ENUM64" : "ENUM";
            case Forward _ -> "FWD";
            case Typedef _ -> "TYPEDEF";
            case Qualified qualified -> qualified.qualifier().name();
            case Function _ -> "FUNC";
            case Prototype _ -> "FUNC_PROTO";
            case Variable _ -> "VAR";
            case DataSection _ -> "DATASEC";
            case Floating _ -> "FLOAT";
            case DeclarationTag _ -> "DECL_TAG";
            case TypeTag _ -> "TYPE_TAG";
        };
    }

    /// The name, or an empty string where the kind or this type has none.
    default String name() {
        return "";
    }

    /// Kind 1: a whole number of `bits` bits in `size` bytes.
    record Int(String name, int size, int bits, Encoding encoding) implements BtfType {}

    /// Kind 2.
    record Pointer(int target) implements BtfType {}

    /// Kind 3: `count` elements.
    record Array(int element, int index, int count) implements BtfType {}

    /// Kinds 4 and 5.
    record Composite(Keyword keyword, String name, int size, List<Member> members) implements BtfType {
        /// Copies what it is given.
        public Composite {
            members = List.copyOf(members);
        }
    }

    /// Kinds 6 and 19: named constants in `size` bytes.
    record Enumeration(String name, int size, List<Constant> constants) implements BtfType {
        /// Copies what it is given.
        public Enumeration {
            constants = List.copyOf(constants);
        }
    }

    /// Kind 7: a struct or union whose members are not known here.
    record Forward(Keyword keyword, String name) implements BtfType {}

    /// Kind 8.
    record Typedef(String name, int target) implements BtfType {}

    /// Kinds 9 to 11.
    record Qualified(Qualifier qualifier, int target) implements BtfType {}

    /// Kind 12: a function with a body or, if [Linkage#EXTERN], without.
    record Function(String name, int prototype, Linkage linkage) implements BtfType {}

    /// Kind 13: a last parameter without type stands for `...`.
    record Prototype(int result, List<Parameter> parameters) implements BtfType {
        /// Copies what it is given.
        public Prototype {
            parameters = List.copyOf(parameters);
        }
    }

    /// Kind 14.
    record Variable(String name, int type, Linkage linkage) implements BtfType {}

    /// Kind 15: which variables a section holds.
    record DataSection(String name, int size, List<Placement> variables) implements BtfType {
        /// Copies what it is given.
        public DataSection {
            variables = List.copyOf(variables);
        }
    }

    /// Kind 16.
    record Floating(String name, int size) implements BtfType {}

    /// Kind 17: `component` counts members or parameters, -1 means the declaration itself.
    record DeclarationTag(String name, int target, int component) implements BtfType {}

    /// Kind 18.
    record TypeTag(String name, int target) implements BtfType {}

    /// A member of a struct or union.
    ///
    /// @param bitOffset from the start
    /// @param bitSize of a bit field, else 0
    record Member(String name, int type, int bitOffset, int bitSize) {}

    /// A constant of an enumeration.
    record Constant(String name, long value) {}

    /// A parameter of a function.
    record Parameter(String name, int type) {}

    /// Where a variable lies in its section.
    record Placement(int variable, int offset, int size) {}

    /// How an [Int] is meant.
    enum Encoding {
        UNSIGNED, SIGNED, CHAR, BOOL
    }

    /// `struct` or `union`.
    enum Keyword {
        STRUCT, UNION
    }

    /// What precedes a type and leaves its layout alone; in the order of their kinds.
    enum Qualifier {
        VOLATILE, CONST, RESTRICT
    }

    /// Who sees a function or variable; in the order of their numbers.
    enum Linkage {
        STATIC, GLOBAL, EXTERN
    }
}
