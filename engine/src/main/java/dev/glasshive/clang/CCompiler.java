package dev.glasshive.clang;

import java.util.Optional;

/// Something that may be able to compile C.
public interface CCompiler {
    /// One that is not there.
    CCompiler NONE = new CCompiler() {
        @Override
        public Optional<String> version() {
            return Optional.empty();
        }

        @Override
        public Compilation compile(CSource source) {
            return new Compilation.NotInstalled();
        }
    };

    /// Which compiler it is, for people; empty if there is none. May take a while when it is asked first.
    Optional<String> version();

    /// Compiles; takes as long as the compiler does, at most [Clang#MOST_TIME], or until the thread is interrupted.
    Compilation compile(CSource source);
}
