package dev.glasshive.program;

import java.util.List;
import java.util.Optional;

/// What a program brings along in BTF: the types, which function is of which, and which line each instruction came from.
///
/// @param btf the types as they are loaded
/// @param functions one record for each function; may be wrong in any way
/// @param lines one record for each change of line; may be wrong in any way
public record ProgramTypes(Bytes btf, Table<FunctionRecord> functions, Table<LineRecord> lines) {

    /// A table as it is loaded.
    ///
    /// @param bytes all records
    /// @param recordSize bytes a record
    /// @param records what they say
    public record Table<T>(Bytes bytes, int recordSize, List<T> records) {
        /// Copies what it is given.
        public Table {
            records = List.copyOf(records);
        }
    }

    /// The function that begins at `slot`.
    ///
    /// @param type its number among the types
    /// @param signature empty if the number is no function's
    /// @param rest whether the record is longer than known and not zero there
    public record FunctionRecord(int slot, int type, Optional<FunctionSignature> signature, boolean rest) {}

    /// The line that the instructions from `slot` on came from.
    ///
    /// @param file empty if there is no such name
    /// @param text empty if there is no such text
    public record LineRecord(int slot, Optional<String> file, Optional<String> text, int line, int column, boolean rest) {}
}
