package dev.glasshive.app.life;

/// One station of the way of a program into a system.
///
/// @param name of the station
/// @param fact what happened there, short
/// @param detail the same at length, and what the station is for
record Station(Kind kind, String name, String fact, String detail, State state) {
    /// What is done there.
    enum Kind {
        /// It is written.
        SOURCE,
        /// It becomes bytecode.
        COMPILER,
        /// It is a file.
        OBJECT,
        /// Its maps are made and filled in.
        LOADER,
        /// It is judged.
        VERIFIER,
        /// It becomes code of the processor.
        CODE,
        /// It runs.
        HOOK
    }

    /// How it came out.
    enum State {
        /// Well.
        DONE,
        /// Here the way ends.
        FAILED,
        /// The program never came here.
        NOT_REACHED,
        /// Nobody knows.
        UNKNOWN
    }
}
