package dev.glasshive.verifier.linux;

import dev.glasshive.program.FunctionSignature;
import dev.glasshive.program.FunctionSignature.Linkage;
import dev.glasshive.program.FunctionSignature.Parameter;
import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import dev.glasshive.program.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What BTF says of the program's functions, if it says anything.
final class Signatures {
    private static final int MOST_PARAMETERS = 5;
    private static final String MARK = "arg:";
    private static final Map<String, String> CONTEXTS = Table.rows("verifier-context-types.csv").stream().collect(Collectors.toMap(row -> row[0], row -> row[1]));

    private final Analysis analysis;
    private final List<FunctionRecord> records;

    Signatures(Analysis analysis) {
        this.analysis = analysis;
        this.records = analysis.candidate.types().map(ProgramTypes::functions).map(ProgramTypes.Table::records).orElse(List.of());
    }

    /// What a parameter takes.
    sealed interface Taken {
        /// Any number.
        record Scalar() implements Taken {}

        /// The context.
        record Context() implements Taken {}

        /// Memory of `size` bytes.
        record Memory(long size, boolean nullable) implements Taken {}

        /// A dynptr.
        record Dynptr() implements Taken {}
    }

    Optional<FunctionSignature> of(int subprogram) {
        return subprogram < records.size() ? records.get(subprogram).signature() : Optional.empty();
    }

    String name(int subprogram) {
        return of(subprogram).map(FunctionSignature::name).orElse("");
    }

    boolean isGlobal(int subprogram) {
        return of(subprogram).filter(signature -> signature.linkage() == Linkage.GLOBAL).isPresent();
    }

    /// Checks that the address of a function may be taken.
    void checkAddress(int subprogram) throws Rejected {
        if (records.isEmpty()) {
            throw analysis.refuse(Rejected.EINVAL, "missing btf func_info");
        }
        if (isGlobal(subprogram)) {
            throw analysis.refuse(Rejected.EINVAL, "callback function not static");
        }
    }

    /// What the function takes. Only global functions are told what is wrong with theirs.
    ///
    /// @throws Rejected if that is something which it cannot
    List<Taken> parameters(int subprogram) throws Rejected {
        FunctionSignature signature = of(subprogram).orElseThrow(() -> new Rejected(Rejected.EINVAL));
        boolean global = signature.linkage() == Linkage.GLOBAL;
        if (signature.parameters().size() > MOST_PARAMETERS) {
            throw wrong(global, "Global function " + signature.name() + "() with " + signature.parameters().size() + " > " + MOST_PARAMETERS + " args. Buggy compiler.");
        }
        if (!(signature.result() instanceof ValueType.Scalar)) {
            throw wrong(global, "Global function " + signature.name() + "() doesn't return scalar. Only those are supported.");
        }
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            taken.add(taken(signature, i, global));
        }
        return taken;
    }

    private Rejected wrong(boolean global, String message) {
        return global ? analysis.refuse(Rejected.EINVAL, message) : new Rejected(Rejected.EINVAL);
    }

    private Taken taken(FunctionSignature signature, int index, boolean global) throws Rejected {
        Parameter parameter = signature.parameters().get(index);
        List<String> tags = tags(parameter, index, global);
        if (parameter.type() instanceof ValueType.Pointer pointer) {
            return pointer(pointer, tags, index, global);
        }
        if (!tags.isEmpty()) {
            throw analysis.refuse(Rejected.EINVAL, "arg#" + index + " has pointer tag, but is not a pointer type");
        }
        return switch (parameter.type()) {
            case ValueType.Scalar _ -> new Taken.Scalar();
            case ValueType.Other(String kind, String _) -> throw wrong(global, "Arg#" + index + " type " + kind + " in " + signature.name() + "() is not supported yet.");
            case ValueType.Nothing _, ValueType.Pointer _ -> throw wrong(global, "Arg#" + index + " type UNKNOWN in " + signature.name() + "() is not supported yet.");
        };
    }

    private List<String> tags(Parameter parameter, int index, boolean global) throws Rejected {
        List<String> tags = parameter.tags().stream().filter(tag -> tag.startsWith(MARK)).map(tag -> tag.substring(MARK.length())).toList();
        if (!tags.isEmpty() && !(parameter.type() instanceof ValueType.Pointer)) {
            return tags;
        }
        if (!tags.isEmpty() && !global) {
            throw new Rejected(Rejected.EINVAL);
        }
        for (String tag : tags) {
            if (!List.of("ctx", "trusted", "untrusted", "nonnull", "nullable", "arena").contains(tag)) {
                throw analysis.refuse(Rejected.EOPNOTSUPP, "arg#" + index + " has unsupported set of tags");
            }
        }
        return tags;
    }

    private Taken pointer(ValueType.Pointer pointer, List<String> tags, int index, boolean global) throws Rejected {
        if (tags.contains("ctx") || isContext(pointer)) {
            checkTags(tags, List.of("ctx"), index);
            if (tags.contains("ctx") && !isContext(pointer) && !pointer.kind().equals("VOID")) {
                throw analysis.refuse(Rejected.EINVAL, "arg#" + index + " should be `struct " + context() + " *`");
            }
            return new Taken.Context();
        }
        if (pointer.name().equals("bpf_dynptr")) {
            checkTags(tags, List.of(), index);
            return new Taken.Dynptr();
        }
        if (tags.contains("trusted") || tags.contains("untrusted") || tags.contains("arena")) {
            throw new NotModelled("functions whose parameters are marked " + tags);
        }
        if (!global) {
            throw new Rejected(Rejected.EINVAL);
        }
        checkTags(tags, List.of("nonnull"), index);
        if (pointer.size().isEmpty()) {
            String kind = pointer.kind().equals("VOID") ? "UNKNOWN" : pointer.kind();
            throw analysis.refuse(Rejected.EINVAL, "arg#" + index + " reference type('" + kind + " " + pointer.name() + "') size cannot be determined: -22");
        }
        return new Taken.Memory(pointer.size().getAsLong(), !tags.contains("nonnull"));
    }

    private void checkTags(List<String> tags, List<String> allowed, int index) throws Rejected {
        if (!allowed.containsAll(tags)) {
            throw analysis.refuse(Rejected.EINVAL, "arg#" + index + " has invalid combination of tags");
        }
    }

    private String context() {
        return CONTEXTS.getOrDefault(analysis.candidate.type(), "");
    }

    private boolean isContext(ValueType.Pointer pointer) {
        return analysis.candidate.type().equals("kprobe") ? pointer.typedef().equals(context()) : pointer.kind().equals("STRUCT") && pointer.name().equals(context());
    }
}
